/** Values for golden vectors: the least, the largest, every named member, and bytes that all differ. */
import type { FieldDef, IntegerDef, ScalarDef } from '../model/types.ts';
import type { ReferenceRecord, ReferenceValue } from './encode.ts';

/** A record for a vector, and what is special about it. */
export type ReferenceSample = { readonly what: string; readonly values: ReferenceRecord };

const literal = (text: string): bigint => BigInt(text.replace(/n$/, ''));

/** A number whose bytes all differ, as wide as the scalar. */
function counting({ wire, max }: ScalarDef): bigint {
  const patterns: Readonly<Record<string, bigint>> = {
    u8: 0x81n,
    u16: 0x8182n,
    u32: 0x8182_8384n,
    u53: 0x0012_3456_789a_bcden,
    u64: 0x8182_8384_8586_8788n,
  };
  return patterns[wire] ?? literal(max) - 1n;
}

function integerValues({ scalar, ...type }: IntegerDef): bigint[] {
  const full = [literal(scalar.min), literal(scalar.max), counting(scalar)];
  switch (type.kind) {
    case 'enumeration': {
      const members = type.members.map(({ value }) => BigInt(value));
      return type.closed ? members : [...members, ...full];
    }
    case 'flags':
      return [0n, ...type.bits.map(({ value }) => BigInt(value)), BigInt(type.mask)];
    case 'newtype': {
      const step = BigInt(type.align ?? 1);
      const first = BigInt(type.min ?? 0);
      if (type.min === undefined && type.below === undefined && step === 1n) return full;
      const end = type.below === undefined ? literal(scalar.max) + 1n : BigInt(type.below);
      const low = ((first + step - 1n) / step) * step;
      return [low, ((end - 1n) / step) * step, low + step];
    }
  }
}

function textValues(min: number, max: number): string[] {
  const wide = 'é€😀';
  const values = ['a'.repeat(min), 'z'.repeat(max)];
  if (max >= 9) values.push(wide + 'x'.repeat(Math.max(0, min - 9)));
  return values;
}

function fieldValues({ type }: FieldDef): readonly ReferenceValue[] {
  switch (type.kind) {
    case 'zero':
    case 'constant':
      return [];
    case 'scalar':
      return [literal(type.scalar.min), literal(type.scalar.max), counting(type.scalar)];
    case 'named':
      return integerValues(type.type);
    case 'struct':
      return referenceSamples(type.type.fields).map(({ values }) => values);
    case 'text':
      return textValues(type.min, type.max);
    case 'bytes':
      return [type.min, type.max, Math.min(type.max, type.min + 3)].map((length) =>
        Array.from({ length }, (_, i) => (7 * i + 1) % 256),
      );
  }
}

/** Records of these fields: as many as show each field at each of its special values. */
export function referenceSamples(fields: readonly FieldDef[]): ReferenceSample[] {
  const columns = fields.flatMap((one): (readonly [string, readonly ReferenceValue[]])[] => {
    const values = fieldValues(one);
    return values.length === 0 ? [] : [[one.name, values]];
  });
  const rows = Math.max(1, ...columns.map(([, values]) => values.length));
  const titles = ['each field at its first value', 'each at its second', 'bytes that differ'];
  return Array.from({ length: rows }, (_, row) => ({
    what: titles[row] ?? `each field at value ${row + 1}`,
    values: Object.fromEntries(
      columns.map(([name, values]) => [name, values[row % values.length] ?? 0n]),
    ),
  }));
}
