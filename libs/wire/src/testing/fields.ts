/**
 * Bytes of structures and frames for cases, made field by field in declared order, from values
 * that are patterns of bits: so that a case can hold what no encoder would write.
 */
import { domainOf, namedInteger, refusedInField, sizeOf, wireOf } from './integers.ts';
import type { Fields, FieldShape, StructShape, Types } from './shapes.ts';

/** Bytes. */
export type Bytes = readonly number[];

/** Bytes of one field that replace the good ones, and what is wrong with them. */
export type BadField = {
  readonly name: string;
  readonly what: string;
  readonly bytes: Bytes;
  /** Ids of types that it is about. */
  readonly covers: readonly string[];
};

/** A number in little-endian order. */
export function little(value: bigint, size: number): number[] {
  return Array.from({ length: size }, (_, i) => Number((value >> BigInt(8 * i)) & 0xffn));
}

/** So many bytes of one value. */
export function filled(length: number, byte: number): number[] {
  return Array.from({ length }, () => byte);
}

/** The structure of this name, if it is one. */
function structOf(types: Types, shape: FieldShape): StructShape | undefined {
  const type = typeof shape === 'string' ? types[shape] : undefined;
  return type?.kind === 'struct' ? type : undefined;
}

/** Whether a field holds a value: padding and constants hold none. */
export function hasValue(shape: FieldShape): boolean {
  return typeof shape === 'string' || 'text' in shape || 'bytes' in shape;
}

/** Good bytes of a field: the first value that its type takes; the shortest text or bytes. */
export function goodField(types: Types, shape: FieldShape): number[] {
  if (typeof shape !== 'string') {
    if ('zero' in shape) return filled(shape.zero, 0);
    if ('constant' in shape) return little(BigInt(shape.constant), sizeOf(shape.wire));
    const length = 'text' in shape ? shape.text : shape.bytes;
    return [...little(BigInt(shape.min), sizeOf(length)), ...filled(shape.min, 0x61)];
  }
  const struct = structOf(types, shape);
  if (struct !== undefined) return goodFields(types, struct.fields);
  return little(domainOf(types, shape).taken[0]?.value ?? 0n, sizeOf(wireOf(types, shape)));
}

/** Good bytes of fields, those of one of them replaced. */
export function goodFields(types: Types, fields: Fields, bad?: BadField): number[] {
  return fields.flatMap(([name, shape]) =>
    name === bad?.name ? bad.bytes : goodField(types, shape),
  );
}

/** Bytes of fields whose parts of variable length are empty. */
export function emptySize(types: Types, fields: Fields): number {
  return fields.reduce((sum, [, shape]) => {
    if (typeof shape === 'object' && 'text' in shape) return sum + sizeOf(shape.text);
    if (typeof shape === 'object' && 'bytes' in shape) return sum + sizeOf(shape.bytes);
    return sum + goodField(types, shape).length;
  }, 0);
}

type Bad = Omit<BadField, 'name'>;

function badRun(length: number, isText: boolean, min: number, max: number): Bad[] {
  const run = (count: number, byte: number): number[] => [
    ...little(BigInt(count), length),
    ...filled(count, byte),
  ];
  const bad = (what: string, bytes: Bytes): Bad => ({ what, bytes, covers: [] });
  const out: Bad[] = [];
  if (min > 0) out.push(bad(`shorter than ${min}`, run(min - 1, 0x61)));
  if (max + 1 < 2 ** (8 * length)) out.push(bad(`longer than ${max}`, run(max + 1, 0x61)));
  if (isText && max > 0) out.push(bad('bytes that are no UTF-8', run(Math.max(min, 1), 0xff)));
  if (isText && max > 1) {
    const overlong = [...little(BigInt(Math.max(min, 2)), length), 0xc0, 0x80];
    const rest = filled(Math.max(min - 2, 0), 0x61);
    out.push(bad('UTF-8 longer than it needs to be', [...overlong, ...rest]));
  }
  return out;
}

function badValues(types: Types, shape: FieldShape): Bad[] {
  if (typeof shape === 'string') {
    const struct = structOf(types, shape);
    if (struct !== undefined) {
      return badInStruct(types, struct).map(({ covers, ...bad }) => {
        return { ...bad, covers: [struct.id, ...covers] };
      });
    }
    const id = namedInteger(types, shape)?.id;
    const covers = id === undefined ? [] : [id];
    const size = sizeOf(wireOf(types, shape));
    return refusedInField(types, shape).map(({ what, value }) => {
      return { what, bytes: little(value, size), covers };
    });
  }
  if ('zero' in shape) {
    return [...new Set([0, shape.zero - 1])].map((at) => {
      const bytes = filled(shape.zero, 0).map((zero, i) => (i === at ? 1 : zero));
      return { what: `byte ${at} of the padding is not zero`, bytes, covers: [] };
    });
  }
  if ('constant' in shape) {
    const right = BigInt(shape.constant);
    return [right + 1n, 0n]
      .filter((value) => value !== right)
      .map((value) => {
        const bytes = little(value, sizeOf(shape.wire));
        return { what: `${value} instead of ${right}`, bytes, covers: [] };
      });
  }
  const isText = 'text' in shape;
  return badRun(sizeOf(isText ? shape.text : shape.bytes), isText, shape.min, shape.max);
}

/** Everything that may be wrong with one field. */
export function badField(types: Types, name: string, shape: FieldShape): BadField[] {
  return badValues(types, shape).map((bad) => ({ name, ...bad }));
}

/** All ways in which one field of a structure may be wrong: whole structures. */
export function badInStruct(types: Types, { fields }: StructShape): Bad[] {
  return fields.flatMap(([name, shape]) =>
    badField(types, name, shape).map((bad) => {
      const { what, covers } = bad;
      return { what: `${name}: ${what}`, bytes: goodFields(types, fields, bad), covers };
    }),
  );
}
