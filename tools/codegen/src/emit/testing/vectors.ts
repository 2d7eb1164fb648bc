/** Values of golden vectors as programs have them: numbers, bigints, booleans, text, bytes, lists, records. */
import type { FieldDef, FieldType } from '../../model/types.ts';
import type { Data } from '../../output/data.ts';
import type { ReferenceRecord, ReferenceValue } from '../../reference/encode.ts';

/** What carries a scalar of a field. */
function carrierOf(type: FieldType): string {
  if (type.kind === 'named') return type.type.carrier;
  return 'scalar' in type ? type.scalar.carrier : 'number';
}

/** The fields of a record of this type: of a choice, those of the form that it names. */
function fieldsOf(type: FieldType, value: ReferenceRecord): readonly FieldDef[] {
  if (type.kind !== 'struct' && type.kind !== 'composite' && type.kind !== 'tail') return [];
  if ('fields' in type.type) return type.type.fields;
  return type.type.variants.find(({ name }) => name === value['kind'])?.fields ?? [];
}

function carried(value: ReferenceValue, type: FieldType): Data {
  if (typeof value === 'bigint') {
    return carrierOf(type) === 'bigint' ? value : Number(value);
  }
  if (typeof value === 'string' || typeof value === 'boolean') return value;
  if (type.kind === 'list') {
    return (value as readonly ReferenceValue[]).map((one) => carried(one, type.element));
  }
  if (Array.isArray(value)) return Uint8Array.from(value as readonly number[]);
  const record = value as ReferenceRecord;
  return carriedRecord(record, fieldsOf(type, record));
}

/** A record that the reference encoder takes, as codecs take it. */
export function carriedRecord(values: ReferenceRecord, fields: readonly FieldDef[]): Data {
  const byName = new Map(fields.map((field) => [field.name, field]));
  const kind = values['kind'];
  const form = typeof kind === 'string' && !byName.has('kind') ? [['kind', kind] as const] : [];
  return Object.fromEntries<Data>([
    ...form,
    ...Object.entries(values).flatMap(([name, value]): (readonly [string, Data])[] => {
      const field = byName.get(name);
      return field === undefined ? [] : [[name, carried(value, field.type)]];
    }),
  ]);
}
