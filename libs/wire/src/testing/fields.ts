/**
 * Bytes of structures and frames for cases, made field by field in declared order from bit patterns:
 * so a case can contain bytes that no encoder writes.
 */
import { domainOf, sizeOf, wireOf } from './integers.ts';
import type {
  CompositeShape,
  Fields,
  FieldShape,
  LengthShape,
  StructShape,
  Types,
  VariantShape,
} from './shapes.ts';

/** Bytes. */
export type Bytes = readonly number[];

/**
 * The bytes of a field without its length, and the value of the length: how many bytes or elements it
 * states.
 */
export type Part = { readonly count: number; readonly bytes: Bytes };

/** A part that replaces the good part of a field. */
export type OtherPart = Part & { readonly name: string };

/** A number in little-endian order. */
export function little(value: bigint, size: number): number[] {
  return Array.from({ length: size }, (_, i) => Number((value >> BigInt(8 * i)) & 0xffn));
}

/** This many bytes of one value. */
export function filled(length: number, byte: number): number[] {
  return Array.from({ length }, () => byte);
}

/** The structure of this name; nothing for another type. */
export function structOf(types: Types, shape: FieldShape): StructShape | undefined {
  const type = typeof shape === 'string' ? types[shape] : undefined;
  return type?.kind === 'struct' ? type : undefined;
}

/** The type of variable size with this name; nothing for another type. */
export function compositeOf(types: Types, shape: FieldShape): CompositeShape | undefined {
  const type = typeof shape === 'string' ? types[shape] : undefined;
  switch (type?.kind) {
    case 'record':
    case 'union':
    case 'sized':
      return type;
    default:
      return undefined;
  }
}

/** Where the length of a field is; nothing if it has no length. */
export function lengthOf(shape: FieldShape): LengthShape | undefined {
  if (typeof shape === 'string') return undefined;
  if ('text' in shape) return shape.text;
  if ('bytes' in shape) return shape.bytes;
  return 'list' in shape ? shape.list : undefined;
}

/** The size of the length directly before a field. */
export function prefixSize(shape: FieldShape): number {
  const length = lengthOf(shape);
  return length === undefined || length === 'ahead' || length === 'rest' ? 0 : sizeOf(length);
}

/** Whether a field has a value: padding, constants and lengths do not. */
export function hasValue(shape: FieldShape): boolean {
  return (
    typeof shape === 'string' || !('zero' in shape || 'constant' in shape || 'length' in shape)
  );
}

const whole = (bytes: Bytes): Part => ({ count: 0, bytes });

/** A variant of a union or of forms of different sizes, after its tag. */
export function variantBytes(
  types: Types,
  type: Exclude<CompositeShape, { readonly kind: 'record' }>,
  { tag, fields }: VariantShape,
  other?: OtherPart,
): number[] {
  const head = type.kind === 'union' ? little(BigInt(tag), sizeOf(type.tag)) : [];
  return [...head, ...goodFields(types, fields, other)];
}

function goodComposite(types: Types, type: CompositeShape): number[] {
  if (type.kind === 'record') return goodFields(types, type.fields);
  const [first] = type.variants;
  return first === undefined ? [] : variantBytes(types, type, first);
}

/** Good parts by types and field: each case has that of every other field of its frame. */
const known = new WeakMap<Types, Map<FieldShape, Part>>();

/** A good part of a field: the first value of its type; the shortest text, bytes or list; no tail. */
export function goodPart(types: Types, shape: FieldShape): Part {
  let parts = known.get(types);
  if (parts === undefined) known.set(types, (parts = new Map()));
  const part = parts.get(shape) ?? newPart(types, shape);
  parts.set(shape, part);
  return part;
}

function newPart(types: Types, shape: FieldShape): Part {
  if (typeof shape === 'string') {
    const struct = structOf(types, shape);
    if (struct !== undefined) return whole(goodFields(types, struct.fields));
    const composite = compositeOf(types, shape);
    if (composite !== undefined) return whole(goodComposite(types, composite));
    const value = domainOf(types, shape).taken[0]?.value ?? 0n;
    return whole(little(value, sizeOf(wireOf(types, shape))));
  }
  if ('zero' in shape) return whole(filled(shape.zero, 0));
  if ('constant' in shape) return whole(little(BigInt(shape.constant), sizeOf(shape.wire)));
  if ('ranged' in shape) return whole(little(BigInt(shape.min), sizeOf(shape.ranged)));
  if ('octets' in shape) return whole(filled(shape.octets, 0x61));
  if ('tail' in shape || 'length' in shape) return whole([]);
  if ('list' in shape) {
    const element = goodBytes(types, shape.of);
    return { count: shape.min, bytes: filled(shape.min, 0).flatMap(() => element) };
  }
  return { count: shape.min, bytes: filled(shape.min, 0x61) };
}

/** The bytes of a part, with its length if that is directly before it. */
export function partBytes(shape: FieldShape, { count, bytes }: Part): number[] {
  return [...little(BigInt(count), prefixSize(shape)), ...bytes];
}

/** Good bytes of an element of a list. */
export function goodBytes(types: Types, shape: FieldShape): number[] {
  return partBytes(shape, goodPart(types, shape));
}

/** Good bytes of fields, with one of them replaced. */
export function goodFields(types: Types, fields: Fields, other?: OtherPart): number[] {
  const parts = fields.map(([name, shape]): readonly [FieldShape, Part] => {
    return [shape, name === other?.name ? other : goodPart(types, shape)];
  });
  return parts.flatMap(([shape, part]) => {
    if (typeof shape === 'string' || !('length' in shape)) return partBytes(shape, part);
    const at = fields.findIndex(([name]) => name === shape.of);
    return little(BigInt(parts[at]?.[1].count ?? 0), sizeOf(shape.length));
  });
}

/** The size of fields that are all zero: lengths 0, no tail, the smallest of several forms. */
export function emptySize(types: Types, fields: Fields): number {
  return fields.reduce((sum, [, shape]) => sum + emptyField(types, shape), 0);
}

function emptyField(types: Types, shape: FieldShape): number {
  const composite = compositeOf(types, shape);
  if (composite?.kind === 'record') return emptySize(types, composite.fields);
  if (composite !== undefined) {
    const sizes = composite.variants.map((one) => variantBytes(types, composite, one).length);
    return Math.min(...sizes);
  }
  if (typeof shape === 'object' && 'length' in shape) return sizeOf(shape.length);
  if (lengthOf(shape) !== undefined) return prefixSize(shape);
  return goodPart(types, shape).bytes.length;
}
