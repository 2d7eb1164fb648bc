/** Values of golden vectors as programs have them: numbers, bigints, text, bytes, records. */
import type { FieldDef } from '../../model/types.ts';
import type { Data } from '../../output/data.ts';
import type { ReferenceRecord, ReferenceValue } from '../../reference/encode.ts';

function carried(value: ReferenceValue, { type }: FieldDef): Data {
  if (typeof value === 'bigint') {
    const scalar = type.kind === 'named' ? type.type.scalar : undefined;
    const { carrier } = type.kind === 'scalar' ? type.scalar : (scalar ?? { carrier: 'number' });
    return carrier === 'bigint' ? value : Number(value);
  }
  if (typeof value === 'string') return value;
  if (Array.isArray(value)) return Uint8Array.from(value as readonly number[]);
  return carriedRecord(value as ReferenceRecord, type.kind === 'struct' ? type.type.fields : []);
}

/** A record that the reference encoder takes, as codecs take it. */
export function carriedRecord(values: ReferenceRecord, fields: readonly FieldDef[]): Data {
  const byName = new Map(fields.map((field) => [field.name, field]));
  return Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) => {
      const field = byName.get(name);
      return field === undefined ? [] : [[name, carried(value, field)]];
    }),
  );
}
