/** What programs keep: a module for each kind of entry, with its keys, its versions, its reader and writer. */
import type { KeyKind } from '@abicus/wire/persisted';
import type { LayoutVersion, StoredDef } from '../model/types.ts';
import { prefixOf } from '../model/key-clashes.ts';
import { code, imported, importedType, property, quote, type Code } from '../output/code.ts';
import { codeFile, type CodeFile } from '../output/code-file.ts';
import { sourcePath } from '../workspace/config.ts';
import { outputs, type Emitter } from './emitter.ts';
import { camel, kebab, pascal, screaming } from './names.ts';
import { originsOf, ownOf } from './per-package.ts';
import { patternNames, printSchema, schemaNames } from './schema/declare.ts';
import { structPath, structType, type Home } from './type-names.ts';

const runtime = (name: string): Code => imported(name, '@abicus/wire/persisted');
const runtimeType = (name: string): Code => importedType(name, '@abicus/wire/persisted');
const result = importedType('Result', '@abicus/wire');

/** The module of a kind of entry, below the sources of its package. */
export const storedModule = ({ name }: Pick<StoredDef, 'name'>): string =>
  `persisted/${kebab(name)}.ts`;

/** What is declared of a kind of entry. */
export type StoredNames = {
  readonly key: string;
  readonly value: string;
  readonly migrations: string;
  readonly types: string;
  readonly table: string;
  readonly build: string;
  readonly parse: string;
  readonly encode: string;
  readonly decode: string;
  readonly prefix: string;
};

/** The names of a kind of entry; `stored` is in those that a structure could have, too. */
export function storedNames({ name }: Pick<StoredDef, 'name'>): StoredNames {
  const [what, constant] = [pascal(name), screaming(name)];
  return {
    key: `${what}Key`,
    value: `Stored${what}`,
    migrations: `${what}Migrations`,
    types: `${what}Entry`,
    table: `${constant}_ENTRY`,
    build: `${camel(name)}Key`,
    parse: `parse${what}Key`,
    encode: `encodeStored${what}`,
    decode: `decodeStored${what}`,
    prefix: `${constant}_PREFIX`,
  };
}

/** What the schema of a version is called. */
export function versionName({ name }: Pick<StoredDef, 'name'>, version: number): string {
  return `${pascal(name)}V${version}`;
}

const CARRIERS: Readonly<Record<KeyKind, string>> = {
  u8: 'number',
  u16: 'number',
  u32: 'number',
  u53: 'number',
  u64: 'bigint',
  hex64: 'bigint',
  hex: 'string',
  word: 'string',
};

/** The type of a version. */
function typeOf(home: Home, entry: StoredDef, { version, layout }: LayoutVersion): Code {
  if (layout.kind === 'struct') return structType(home, layout.type);
  return schemaNames(versionName(entry, version)).type;
}

/** What reads and writes a version. */
function layoutOf(home: Home, entry: StoredDef, { version, layout }: LayoutVersion): Code {
  if (layout.kind === 'json') {
    return code`${runtime('jsonLayout')}(${schemaNames(versionName(entry, version)).table})`;
  }
  const { name } = layout.type;
  const from = structPath(home, layout.type);
  const [size, encode, read] = [`${screaming(name)}_SIZE`, `encode${name}`, `read${name}`].map(
    (one) => imported(one, from),
  );
  return code`${runtime('structLayout')}({ size: ${size ?? ''}, encode: ${encode ?? ''}, read: ${read ?? ''} })`;
}

function printSchemas(file: CodeFile, entry: StoredDef): void {
  let first = 1;
  for (const { version, layout } of entry.layouts) {
    if (layout.kind !== 'json') continue;
    const name = versionName(entry, version);
    const what = `\`${entry.id}\` in version ${version}`;
    const text = {
      id: `${entry.id}.v${version}`,
      name,
      doc: `A value of ${what}.`,
      tableDoc: `The layout of ${what}.`,
    };
    printSchema(file, layout.schema, text, first);
    first += patternNames(layout.schema).length;
  }
}

function printTypes(file: CodeFile, home: Home, entry: StoredDef): void {
  const { key, value, migrations, types } = storedNames(entry);
  const parts = entry.template.filter((part) => typeof part !== 'string');
  file.doc(`The parts of a key \`${entry.key}\`.`);
  if (parts.length === 0) file.print(`export type ${key} = Readonly<Record<never, never>>;`);
  else {
    file.closed(`export type ${key} =`, '};', () => {
      for (const { name, kind } of parts)
        file.print(`readonly ${property(name)}: ${CARRIERS[kind]};`);
    });
  }
  const last = entry.layouts.at(-1);
  file.doc(entry.doc === '' ? `A value of \`${entry.id}\`.` : entry.doc);
  file.print(
    code`export type ${value} = ${last === undefined ? 'never' : typeOf(home, entry, last)};`,
  );
  const olds = entry.layouts.slice(0, -1);
  file.doc(`What makes the next version of each old version of \`${entry.id}\`.`);
  if (olds.length === 0) file.print(`export type ${migrations} = Readonly<Record<never, never>>;`);
  else {
    file.closed(`export type ${migrations} =`, '};', () => {
      for (const [i, old] of olds.entries()) {
        const next = entry.layouts[i + 1] ?? old;
        const made = typeOf(home, entry, next);
        file.print(code`readonly ${old.version}: (old: ${typeOf(home, entry, old)}) => ${made};`);
      }
    });
  }
  file.doc(`The types of \`${entry.id}\`.`);
  file.print(
    `export type ${types} = { readonly key: ${key}; readonly value: ${value}; readonly migrations: ${migrations} };`,
  );
}

function printTable(file: CodeFile, home: Home, entry: StoredDef): void {
  const { table, types, prefix } = storedNames(entry);
  const parts = entry.template.map((part) =>
    typeof part === 'string'
      ? quote(part)
      : `{ name: ${quote(part.name)}, kind: ${quote(part.kind)} }`,
  );
  file.doc(`\`${entry.id}\`: its keys and the layouts of its versions.`);
  file.closed(code`export const ${table}: ${runtimeType('StoredEntry')}<${types}> =`, '};', () => {
    file.print(`id: ${quote(entry.id)},`);
    file.print(`store: ${quote(entry.store)},`);
    file.print(`template: [${parts.join(', ')}],`);
    file.print(`version: ${entry.version},`);
    file.closed('layouts:', '},', () => {
      for (const one of entry.layouts)
        file.print(code`${one.version}: ${layoutOf(home, entry, one)},`);
    });
  });
  if (!entry.scan) return;
  file.doc(`What the keys of \`${entry.id}\` begin with, and no other key of the store.`);
  file.print(`export const ${prefix} = ${quote(prefixOf(entry.template))};`);
}

function printFunctions(file: CodeFile, entry: StoredDef): void {
  const { key, value, migrations, table, build, parse, encode, decode } = storedNames(entry);
  const { id, version } = entry;
  file.doc(`The key of an entry of \`${id}\`; BadKey for parts that are out of their bounds.`);
  file.block(code`export function ${build}(key: ${key}): ${result}<string, 'BadKey'>`, () =>
    file.print(code`return ${runtime('storedKey')}(${table}, key);`),
  );
  file.doc(`The parts of a key; nothing for a text that is no key of \`${id}\`.`);
  file.block(`export function ${parse}(text: string): ${key} | undefined`, () =>
    file.print(code`return ${runtime('parseStoredKey')}(${table}, text);`),
  );
  file.doc(`A value as it is stored, in version ${version}.`);
  file.keep(encode);
  file.block(
    code`export function ${encode}(value: ${value}): ${result}<Uint8Array, 'BadValue'>`,
    () => file.print(code`return ${runtime('encodeStored')}(${table}, value);`),
  );
  file.doc('Reads what is stored, of any version that is still read.');
  file.keep(decode);
  const fault = runtimeType('StoredFault');
  file.block(
    code`export function ${decode}(bytes: Uint8Array, migrations: ${migrations}): ${result}<${value}, ${fault}>`,
    () => file.print(code`return ${runtime('decodeStored')}(${table}, bytes, migrations);`),
  );
}

/** A module for each kind of entry. */
export const persisted: Emitter = {
  name: 'persisted',
  emit: (model, workspace) =>
    outputs(
      ...model.packages.flatMap((pkg) =>
        ownOf(model.persisted, pkg.feeds).map((entry) => {
          const path = sourcePath(workspace, pkg.feeds, storedModule(entry));
          const file = codeFile(path, originsOf(model, pkg));
          const home = { workspace, feeds: pkg.feeds };
          printSchemas(file, entry);
          printTypes(file, home, entry);
          printTable(file, home, entry);
          printFunctions(file, entry);
          return file;
        }),
      ),
    ),
};
