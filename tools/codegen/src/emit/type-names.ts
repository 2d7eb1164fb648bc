/** The names that a type of a contract has in the package it is emitted into. */
import type { CompositeDef, IntegerDef, ScalarDef, StructDef, ValueType } from '../model/types.ts';
import { imported, importedType, type Code, type ImportedName } from '../output/code.ts';
import { sourcePath, type Workspace } from '../workspace/config.ts';
import { camel, kebab, screaming } from './names.ts';
import { isWord } from '../names/typescript/words.ts';

/** Where a package's files are: a workspace and what the package is called in it. */
export type Home = { readonly workspace: Workspace; readonly feeds: string };

/** A path in the sources of the package. */
export function inHome(home: Home, file: string): string {
  return sourcePath(home.workspace, home.feeds, file);
}

/**
 * The checking constructor: `pid`. It is `asHandleOf` for `AsHandle`, since `asHandle` is what makes a `Handle`, and
 * `interfaceOf` and `levelOf` where the language has the word and where the type itself is called so.
 */
export function constructorName({ name }: IntegerDef): string {
  const own = camel(name);
  return /^As[A-Z]/.test(name) || own === name || isWord(own) ? `${own}Of` : own;
}

/** The type itself, `Pid`. */
export function typeName(home: Home, type: IntegerDef): ImportedName {
  return importedType(type.name, inHome(home, 'types.ts'));
}

/** Its guard, `isPid`. */
export function guard(home: Home, type: IntegerDef): ImportedName {
  return imported(`is${type.name}`, inHome(home, 'types.ts'));
}

/** The type of a value: a name, `number` or `bigint`. */
export function valueTypeName(home: Home, value: ValueType): Code {
  return value.kind === 'named' ? typeName(home, value.type) : value.scalar.carrier;
}

/** The scalar that carries a value. */
export function scalarOf(value: ValueType): ScalarDef {
  return value.kind === 'named' ? value.type.scalar : value.scalar;
}

/** The file of a structure, below the sources of its package. */
export function structFile({ name }: StructDef): string {
  return `structs/${kebab(name)}.ts`;
}

/** Its path in the workspace. */
export function structPath(home: Home, struct: StructDef): string {
  return inHome(home, structFile(struct));
}

/** The interface of a structure. */
export function structType(home: Home, struct: StructDef): ImportedName {
  return importedType(struct.name, structPath(home, struct));
}

/** A function of a structure's file: `readMsgHeader`. */
export function structFunction(
  home: Home,
  verb: 'read' | 'write' | 'encode' | 'is',
  struct: StructDef,
): ImportedName {
  return imported(`${verb}${struct.name}`, structPath(home, struct));
}

/** The size of a structure: `MSG_HEADER_SIZE`. */
export function structSize(home: Home, struct: StructDef): ImportedName {
  return imported(`${screaming(struct.name)}_SIZE`, structPath(home, struct));
}

/** The file of a type whose size varies, below the sources of its package. */
export function compositeFile({ name }: CompositeDef): string {
  return `records/${kebab(name)}.ts`;
}

/** Its type. */
export function compositeType(home: Home, type: CompositeDef): ImportedName {
  return importedType(type.name, inHome(home, compositeFile(type)));
}

/** A function of its file: `readEntry`. */
export function compositeFunction(
  home: Home,
  verb: 'read' | 'write',
  type: CompositeDef,
): ImportedName {
  return imported(`${verb}${type.name}`, inHome(home, compositeFile(type)));
}

/** A doc comment: that of the contract, and what is said of every element of this kind. */
export function withNote(doc: string, note: string): string {
  if (doc === '') return note;
  return note === '' ? doc : `${doc}\n\n${note}`;
}

/** An integer as people read it: hexadecimal from 2^16 on, in groups of four digits. */
export function readable(text: string): string {
  const digits = text.replace(/n$/, '');
  const value = BigInt(digits);
  const suffix = text.endsWith('n') ? 'n' : '';
  if (value < 0x1_0000n) return text;
  const hex = value.toString(16);
  const groups: string[] = [];
  for (let end = hex.length; end > 0; end -= 4)
    groups.unshift(hex.slice(Math.max(0, end - 4), end));
  return `0x${groups.join('_')}${suffix}`;
}
