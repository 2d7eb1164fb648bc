/**
 * Code as values: text with imported names and doc comments in it.
 *
 * An emitter never writes an import statement and never counts brackets of one: it puts an
 * imported name where the name is used, and the file writes the statement.
 */

/** A name from another module. Made by `imported`. */
export type ImportedName = {
  readonly kind: 'import';
  readonly name: string;
  /** A package (`@abicus/wire`), or the path in the workspace of another generated file. */
  readonly from: string;
  readonly typeOnly: boolean;
  /** The name in the file that imports it, if it is another one. */
  readonly as?: string;
  /** The value of a constant that each file declares for itself; absent for what is imported. */
  readonly value?: number;
};

/** A doc comment. Made by `doc`. */
export type DocComment = { readonly kind: 'doc'; readonly text: string };

/** A piece of code. */
export type Code = string | number | bigint | boolean | ImportedName | DocComment | readonly Code[];

/** A name of another module: a package, or a generated file by its path in the workspace. */
export function imported(name: string, from: string): ImportedName {
  return { kind: 'import', name, from, typeOnly: false };
}

/** The same under another name. */
export function importedAs(name: string, from: string, as: string): ImportedName {
  return { ...imported(name, from), as };
}

/** The same for a type. */
export function importedType(name: string, from: string): ImportedName {
  return { kind: 'import', name, from, typeOnly: true };
}

/**
 * A constant that each file that uses it declares for itself. The engine folds constants of one module, and loads imported
 * ones at each use: for the index of a typed array that is more than the access itself.
 */
export function constant(name: string, value: number): ImportedName {
  return { kind: 'import', name, from: CONSTANTS, typeOnly: false, value };
}

/** Stands for the module of constants, which no file imports. */
const CONSTANTS = '#constants';

/** A doc comment; nothing for an empty text. */
export function doc(text: string): Code {
  return text === '' ? [] : { kind: 'doc', text };
}

/** Code from a template: ``code`return ${err}(${quote(name)});` ``. */
export function code(parts: TemplateStringsArray, ...values: readonly Code[]): Code {
  const out: Code[] = [];
  for (const [i, part] of parts.entries()) {
    out.push(part);
    const value = values[i];
    if (value !== undefined) out.push(value);
  }
  return out;
}

/** Pieces with a separator between them. */
export function join(pieces: readonly Code[], separator: string): Code {
  return pieces.flatMap((piece, i) => (i === 0 ? [piece] : [separator, piece]));
}

/** A string as a TypeScript literal in single quotes. */
export function quote(text: string): string {
  // Nearly all are of characters that stand for themselves.
  if (/^[\w .,:;/<>()-]*$/.test(text)) return `'${text}'`;
  const body = JSON.stringify(text).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'");
  return `'${body}'`;
}

/** A property name as it is written in an object literal or type: quoted only if it must be. */
export function property(name: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(name) ? name : quote(name);
}

/** Literal data as TypeScript: objects, arrays, strings, numbers, bigints, booleans, null. */
export function literal(value: unknown): string {
  if (typeof value === 'string') return quote(value);
  if (typeof value === 'bigint') return `${value}n`;
  if (Array.isArray(value)) return `[${value.map(literal).join(', ')}]`;
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value).filter(([, v]) => v !== undefined);
    return `{ ${entries.map(([k, v]) => `${property(k)}: ${literal(v)}`).join(', ')} }`;
  }
  return String(value);
}
