/**
 * Bytes of structures and frames for cases, made field by field in declared order, from values
 * that are patterns of bits: so that a case can hold what no encoder would write.
 */
import type { FieldDef, FrameDef, StructDef } from '../../model/types.ts';
import { domainOf, refusedInField } from './domain.ts';

/** Bytes of one field that replace the good ones, and what is wrong with them. */
export type BadField = {
  readonly field: FieldDef;
  readonly what: string;
  readonly bytes: readonly number[];
  /** Ids of types that it is about. */
  readonly covers: readonly string[];
};

/** A number in little-endian order. */
export function little(value: bigint, size: number): number[] {
  const bytes: number[] = [];
  let rest = value;
  for (let i = 0; i < size; i++) {
    bytes.push(Number(rest & 0xffn));
    rest >>= 8n;
  }
  return bytes;
}

/** Bytes in hexadecimal. */
export function hexOf(bytes: readonly number[]): string {
  return Buffer.from(bytes).toString('hex');
}

/** Good bytes of a field: the first value that its type takes; the shortest text or bytes. */
export function goodField({ type }: FieldDef): number[] {
  switch (type.kind) {
    case 'scalar':
      return little(domainOf(type).taken[0]?.value ?? 0n, type.scalar.size);
    case 'named':
      return little(domainOf(type).taken[0]?.value ?? 0n, type.type.size);
    case 'struct':
      return goodStruct(type.type);
    case 'zero':
      return Array.from({ length: type.size }, () => 0);
    case 'constant':
      return little(BigInt(type.value), type.scalar.size);
    case 'text':
    case 'bytes':
      return [
        ...little(BigInt(type.min), type.length.size),
        ...Array.from({ length: type.min }, () => 0x61),
      ];
  }
}

/** Good bytes of a structure. */
export function goodStruct(type: StructDef): number[] {
  return type.fields.flatMap(goodField);
}

function badText(field: FieldDef): BadField[] {
  const { type } = field;
  if (type.kind !== 'text' && type.kind !== 'bytes') return [];
  const { length, min, max } = type;
  const run = (count: number, byte: number): number[] => [
    ...little(BigInt(count), length.size),
    ...Array.from({ length: count }, () => byte),
  ];
  const bad = (what: string, bytes: readonly number[]): BadField => {
    return { field, what, bytes, covers: [] };
  };
  const out: BadField[] = [];
  if (min > 0) out.push(bad(`shorter than ${min}`, run(min - 1, 0x61)));
  if (max + 1 < 2 ** (8 * length.size)) out.push(bad(`longer than ${max}`, run(max + 1, 0x61)));
  if (type.kind === 'text' && max > 0) {
    out.push(bad('bytes that are no UTF-8', run(Math.max(min, 1), 0xff)));
  }
  if (type.kind === 'text' && max > 1) {
    const overlong = [...little(BigInt(Math.max(min, 2)), length.size), 0xc0, 0x80];
    const rest = Array.from({ length: Math.max(min - 2, 0) }, () => 0x61);
    out.push(bad('UTF-8 longer than it needs to be', [...overlong, ...rest]));
  }
  return out;
}

/** Everything that may be wrong with one field. */
export function badField(field: FieldDef): BadField[] {
  const { type } = field;
  switch (type.kind) {
    case 'scalar':
    case 'named': {
      const size = type.kind === 'scalar' ? type.scalar.size : type.type.size;
      const covers = type.kind === 'named' ? [type.type.id] : [];
      return refusedInField(type).map(({ what, value }) => {
        return { field, what, bytes: little(value, size), covers };
      });
    }
    case 'struct':
      return badInStruct(type.type).map(({ what, bytes, covers }) => {
        return { field, what, bytes, covers: [type.type.id, ...covers] };
      });
    case 'zero':
      return [0, type.size - 1].map((at) => {
        const bytes = Array.from({ length: type.size }, (_, i) => (i === at ? 1 : 0));
        return { field, what: `byte ${at} of the padding is not zero`, bytes, covers: [] };
      });
    case 'constant': {
      const { size } = type.scalar;
      const other = [BigInt(type.value) + 1n, 0n].filter((value) => value !== BigInt(type.value));
      return other.map((value) => {
        return {
          field,
          what: `${value} instead of ${type.value}`,
          bytes: little(value, size),
          covers: [],
        };
      });
    }
    case 'text':
    case 'bytes':
      return badText(field);
  }
}

/** A record with one bad field. */
export type BadRecord = {
  readonly what: string;
  readonly bytes: readonly number[];
  readonly covers: readonly string[];
};

/** All ways in which one field of a structure may be wrong. */
export function badInStruct(type: StructDef): BadRecord[] {
  return type.fields.flatMap((field) =>
    badField(field).map((bad) => {
      const bytes = type.fields.flatMap((one) => (one === field ? bad.bytes : goodField(one)));
      return { what: `${field.name}: ${bad.what}`, bytes, covers: bad.covers };
    }),
  );
}

/** The fields of a frame, good ones, with one replaced. */
export function fieldsOf(frame: FrameDef, bad?: BadField): number[] {
  return frame.fields.flatMap((field) => (field === bad?.field ? bad.bytes : goodField(field)));
}
