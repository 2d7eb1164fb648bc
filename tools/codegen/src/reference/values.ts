/**
 * Values for golden vectors: the least, the largest, every named member, every form of a choice, and
 * bytes that all differ.
 */
import type {
  ElementType,
  FieldType,
  FieldDef,
  IntegerDef,
  ListType,
  ScalarDef,
  VariantDef,
} from '../model/types.ts';
import { referenceElement, type ReferenceRecord, type ReferenceValue } from './encode.ts';

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
    i8: 0x81n - (1n << 8n),
    i16: 0x8182n - (1n << 16n),
    i64: 0x8182_8384_8586_8788n - (1n << 64n),
  };
  return patterns[wire] ?? literal(max) - 1n;
}

/** The largest multiple of `step` that is not above a value. */
const floor = (value: bigint, step: bigint): bigint => value - (((value % step) + step) % step);

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
      if (type.min === undefined && type.below === undefined && step === 1n) return full;
      const most = type.below === undefined ? literal(scalar.max) : BigInt(type.below) - 1n;
      // Of a signed type the values from 0 on, if it has any.
      const least = most < 0n ? literal(scalar.min) : 0n;
      const low = floor(BigInt(type.min ?? least) + step - 1n, step);
      const values = [low, floor(most, step), low + step];
      return values.filter((value) => value <= most);
    }
  }
}

function textValues(min: number, max: number): string[] {
  const wide = 'é€😀';
  const values = ['a'.repeat(min), 'z'.repeat(max)];
  if (max >= 9) values.push(wide + 'x'.repeat(Math.max(0, min - 9)));
  return values;
}

/** Bytes that all differ as long as there are fewer than 256. */
const bytesOf = (length: number): number[] => Array.from({ length }, (_, i) => (7 * i + 1) % 256);

/** Most elements of a list in a vector, but for one that must have more. */
const MOST = 16;

/**
 * A list as short as it can be, lists that show each special value of an element between them, and one
 * as long as it can be if that is not more than `MOST`. Where all bytes are bounded, the smallest value stands for those
 * that do not fit.
 */
function listValues({ element, min, max, bytes = Infinity }: ListType): ReferenceValue[] {
  const sized = elementValues(element).map((value) => ({
    value,
    size: referenceElement(element, value).length / 2,
  }));
  const [smallest] = sized.toSorted((a, b) => a.size - b.size);
  if (smallest === undefined) return [[]];
  const listOf = (length: number, from: number): ReferenceValue[] => {
    const chosen: ReferenceValue[] = [];
    let room = bytes;
    for (let i = 0; i < length; i++) {
      const wanted = sized[(from + i) % sized.length] ?? smallest;
      const kept = smallest.size * Math.max(0, min - i - 1);
      const one = wanted.size + kept <= room ? wanted : smallest;
      if (one.size > room) break;
      chosen.push(one.value);
      room -= one.size;
    }
    return chosen;
  };
  const lists = [listOf(min, 0)];
  const length = Math.max(min, Math.min(max, MOST, sized.length));
  const turns = length === 0 ? 0 : Math.ceil(sized.length / length);
  for (let turn = 0; turn < turns; turn++) lists.push(listOf(length, turn * length));
  if (max <= MOST && max > length) lists.push(listOf(max, 0));
  return lists;
}

/** Values of each form in turn. */
function variantValues(variants: readonly VariantDef[]): ReferenceValue[] {
  return variants.flatMap(({ name: kind, fields }) =>
    referenceSamples(fields).map(({ values }) => ({ kind, ...values })),
  );
}

function elementValues(type: ElementType): readonly ReferenceValue[] {
  switch (type.kind) {
    case 'scalar': {
      if (type.scalar.wire === 'bool') return [false, true];
      return [literal(type.scalar.min), literal(type.scalar.max), counting(type.scalar)];
    }
    case 'ranged': {
      const [min, max] = [BigInt(type.min), BigInt(type.max)];
      return [min, max, min + (max - min) / 2n];
    }
    case 'named':
      return integerValues(type.type);
    case 'struct':
      return referenceSamples(type.type.fields).map(({ values }) => values);
    case 'composite':
      return type.type.kind === 'record'
        ? referenceSamples(type.type.fields).map(({ values }) => values)
        : variantValues(type.type.variants);
    case 'text':
      return textValues(type.min, type.max);
    case 'bytes':
      return [type.min, type.max, Math.min(type.max, type.min + 3)].map(bytesOf);
    case 'octets':
      return [Array.from({ length: type.size }, () => 0), bytesOf(type.size)];
  }
}

/** The values of a field; `undefined` where it is absent. None if it has no value of its own. */
function fieldValues(type: FieldType): readonly (ReferenceValue | undefined)[] {
  switch (type.kind) {
    case 'zero':
    case 'constant':
    case 'length':
      return [];
    case 'list':
      return listValues(type);
    case 'tail':
      return [undefined, ...referenceSamples(type.type.fields).map(({ values }) => values)];
    case 'composite':
      return type.type.kind === 'sized'
        ? variantValues(type.type.variants)
        : elementValues({ kind: 'composite', type: type.type });
    default:
      return elementValues(type);
  }
}

/** Records of these fields: as many as show each field at each of its special values. */
export function referenceSamples(fields: readonly FieldDef[]): ReferenceSample[] {
  const columns = fields.flatMap(({ name, type }) => {
    const values = fieldValues(type);
    return values.length === 0 ? [] : [[name, values] as const];
  });
  const rows = Math.max(1, ...columns.map(([, values]) => values.length));
  const titles = ['each field at its first value', 'each at its second', 'bytes that differ'];
  return Array.from({ length: rows }, (_, row) => ({
    what: titles[row] ?? `each field at value ${row + 1}`,
    values: Object.fromEntries(
      columns.flatMap(([name, values]) => {
        const value = values[row % values.length];
        return value === undefined ? [] : [[name, value]];
      }),
    ),
  }));
}
