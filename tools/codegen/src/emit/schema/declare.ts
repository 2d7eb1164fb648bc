/** What is generated of a schema: its type, its guard, and its table. */
import type { SchemaDef } from '../../model/shape/schemas.ts';
import { code, importedType, quote } from '../../output/code.ts';
import type { CodeFile } from '../../output/code-file.ts';
import { pascal, screaming } from '../names.ts';
import { guardOf } from './guard.ts';
import { schemaTable } from './table.ts';
import { schemaType } from './type.ts';

/** What a schema is called in TypeScript. */
type SchemaNames = { readonly type: string; readonly guard: string; readonly table: string };

/** The names of a schema. */
export function schemaNames(name: string): SchemaNames {
  return { type: pascal(name), guard: `is${pascal(name)}`, table: screaming(name) };
}

/** The constants of a file that hold the patterns of a schema, from the first free number on. */
export function patternNames({ filled }: SchemaDef, first = 1): string[] {
  return guardOf(filled, 'value', first).patterns.map(([name]) => name);
}

/** What a schema is in its contract, and how it is told. */
export type SchemaText = {
  readonly id: string;
  readonly name: string;
  /** Of its type. */
  readonly doc: string;
  /** Of its table. */
  readonly tableDoc: string;
};

/** Prints the type, the guard and the table of a schema. `first` is the number of its first pattern in the file. */
export function printSchema(file: CodeFile, def: SchemaDef, text: SchemaText, first = 1): void {
  const { schema, filled, docs } = def;
  const names = schemaNames(text.name);
  const guard = guardOf(filled, 'value', first);
  file.doc(text.doc);
  file.print(code`export type ${names.type} = ${schemaType(filled, docs)};`);
  if (guard.patterns.length > 0) file.blank();
  for (const [name, pattern] of guard.patterns) file.print(`const ${name} = ${String(pattern)};`);
  file.doc(`Whether a value is ${quote(text.name)}: it has every required key, and no other.`);
  file.block(`export function ${names.guard}(value: unknown): value is ${names.type}`, () =>
    file.print(code`return ${guard.test};`),
  );
  file.doc(text.tableDoc);
  const type = importedType('NamedSchema', '@abicus/wire/schema');
  file.closed(code`export const ${names.table}: ${type}<${names.type}> =`, '};', () => {
    file.print(`id: ${quote(text.id)},`);
    file.print(`name: ${quote(text.name)},`);
    // Of keys that objects inherit (`constructor`) the compiler takes the type from there, and not from the table.
    file.print(code`schema: ${schemaTable(schema)} as const,`);
    file.print(`is: ${names.guard},`);
  });
}
