/** Schemas as tables: a row for each key, with its path. */
import { canBeEmpty, keyText, schemaText, type Schema, type SchemaKey } from '@abicus/wire/schema';
import type { SchemaDef } from '../../model/shape/schemas.ts';
import { inline, mono, table } from './markdown.ts';

type Row = { readonly path: string; readonly of: Schema; readonly key?: SchemaKey };

/** The rows of what is in a value: keys of objects, items of lists, values of maps. */
function rowsIn({ path, of }: Row): Row[] {
  const below = (row: Row): Row[] => [row, ...rowsIn(row)];
  switch (of.kind) {
    case 'object':
      return Object.entries(of.keys).flatMap(([name, key]) => {
        const inside = path === '' ? keyText(name) : `${path}.${keyText(name)}`;
        return below({ path: inside, of: key.of, key });
      });
    case 'list':
      return below({ path: `${path}[]`, of: of.of });
    case 'map':
      return below({ path: `${path}{}`, of: of.of });
    case 'tuple':
      return of.of.flatMap((one, i) => below({ path: `${path}[${i}]`, of: one }));
    case 'either':
      return of.of.flatMap((one) => rowsIn({ path, of: one }));
    default:
      return [];
  }
}

/** What it means that a key is left out. */
function absent(key: SchemaKey | undefined): string {
  if (key === undefined) return '';
  if (key.default !== undefined) return mono(JSON.stringify(key.default));
  if (key.optional === true) return 'may be left out';
  return canBeEmpty(key.of) ? 'as if it were empty' : 'must be there';
}

/** The keys of a schema: what each takes, and what holds where it is left out. */
export function schemaTable({ schema, docs }: SchemaDef): string[] {
  const rows = rowsIn({ path: '', of: schema }).map(({ path, of, key }) => [
    mono(path),
    inline(schemaText(of)),
    absent(key),
    inline(docs.get(path) ?? ''),
  ]);
  return table(['Key', 'Takes', 'Left out', ''], rows);
}
