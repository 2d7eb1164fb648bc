/** Arbitrary values of types and frames, drawn by their shapes. */
import type { Reject } from '../reject.ts';
import type { Ok } from '../result.ts';
import { anyBytes, anyText, type Draw } from './draw.ts';
import { hasValue } from './fields.ts';
import { boundsOf, isWide, maskOf, rangeOf, sizeOf, wireOf } from './integers.ts';
import type {
  Fields,
  FieldShape,
  FrameShape,
  IntegerShape,
  TypeName,
  Types,
  Wire,
} from './shapes.ts';

/** The result of a constructor, or of a codec's `read`. */
export type ValueOf<Shape> = Shape extends { make: (...args: never[]) => infer R }
  ? Extract<R, Ok<unknown>>['value']
  : Shape extends { read: (...args: never[]) => infer R }
    ? Exclude<R, undefined>
    : unknown;

/** The value of a decoded frame. */
export type FrameValue<Shape> = Shape extends { decode: (...args: never[]) => infer R }
  ? Extract<R, Ok<unknown>> extends never
    ? Exclude<R, undefined | Reject>
    : Extract<R, Ok<unknown>>['value']
  : unknown;

/** An integer of a range, both ends included. */
function ranged(draw: Draw, wire: Wire, first: bigint, last: bigint): number | bigint {
  if (isWide(wire)) return draw.bigint(first, last);
  return draw.integer(Number(first), Number(last));
}

function plain(draw: Draw, wire: Wire): number | bigint | boolean {
  if (wire === 'bool') return draw.integer(0, 1) === 1;
  const [least, end] = boundsOf(wire);
  return ranged(draw, wire, least, end - 1n);
}

function named(draw: Draw, type: IntegerShape): number | bigint | boolean {
  const { wire } = type;
  const carry = (value: bigint): number | bigint => (isWide(wire) ? value : Number(value));
  switch (type.kind) {
    case 'newtype': {
      const { first, last, step } = rangeOf(type);
      const at = BigInt(ranged(draw, wire, 0n, (last - first) / step));
      return carry(first + at * step);
    }
    case 'enumeration': {
      if (!type.closed && draw.integer(0, 1) === 1) return plain(draw, wire);
      const member = type.members[draw.integer(0, type.members.length - 1)];
      return carry(BigInt(member?.[1] ?? 0));
    }
    case 'flags': {
      if (type.open) return plain(draw, wire);
      const drawn = type.bits.filter(() => draw.integer(0, 1) === 1);
      return carry(maskOf(drawn));
    }
  }
}

function anyList(
  types: Types,
  { min, max, room = Infinity, of }: Extract<FieldShape, { readonly list: unknown }>,
  draw: Draw,
): unknown[] {
  // As many as fit by their largest size: the size of each element is not known here.
  const most = Math.min(max, Math.max(min, Math.floor(room / Math.max(1, largest(types, of)))));
  const length = draw.integer(min, Math.min(most, min + 8));
  return Array.from({ length }, () => anyField(types, of, draw));
}

/** The largest size of an element in bytes. */
function largest(types: Types, shape: FieldShape): number {
  if (typeof shape === 'string') {
    const type = types[shape];
    if (type?.kind === 'struct') return type.size;
    if (type?.kind === 'record') return sum(types, type.fields);
    if (type?.kind === 'union' || type?.kind === 'sized') {
      return 4 + Math.max(...type.variants.map(({ fields }) => sum(types, fields)));
    }
    return sizeOf(wireOf(types, shape));
  }
  if ('text' in shape || 'bytes' in shape) return 8 + shape.max;
  if ('list' in shape) return 8 + (shape.room ?? shape.max * largest(types, shape.of));
  if ('octets' in shape) return shape.octets;
  return 'zero' in shape ? shape.zero : 8;
}

const sum = (types: Types, fields: Fields): number =>
  fields.reduce((all, [, shape]) => all + largest(types, shape), 0);

/** Any value of a field or an element; undefined where a program gives none. */
export function anyField(types: Types, shape: FieldShape, draw: Draw): unknown {
  if (typeof shape === 'string') return anyOf(types, shape, draw);
  if ('text' in shape) return anyText(draw, shape.min, shape.max);
  if ('bytes' in shape) return anyBytes(draw, shape.min, shape.max);
  if ('octets' in shape) return anyBytes(draw, shape.octets, shape.octets);
  if ('ranged' in shape) {
    return ranged(draw, shape.ranged, BigInt(shape.min), BigInt(shape.max));
  }
  if ('list' in shape) return anyList(types, shape, draw);
  if ('tail' in shape) return draw.integer(0, 1) === 1 ? anyOf(types, shape.tail, draw) : undefined;
  return undefined;
}

/** Any values of fields, by name. */
export function anyRecord(types: Types, fields: Fields, draw: Draw): Record<string, unknown> {
  const valued = fields.filter(([, shape]) => hasValue(shape));
  return Object.fromEntries(valued.map(([name, shape]) => [name, anyField(types, shape, draw)]));
}

function anyOf(types: Types, name: TypeName, draw: Draw): unknown {
  const type = types[name];
  if (type?.kind === 'struct' || type?.kind === 'record') {
    return anyRecord(types, type.fields, draw);
  }
  if (type?.kind === 'union' || type?.kind === 'sized') {
    const variant = type.variants[draw.integer(0, type.variants.length - 1)];
    if (variant === undefined) return undefined;
    return { kind: variant.name, ...anyRecord(types, variant.fields, draw) };
  }
  return type === undefined ? plain(draw, wireOf(types, name)) : named(draw, type);
}

/** Any value of a type: `anyValue(TYPES, 'Pid', draw)`. */
export function anyValue<T extends Types, Name extends keyof T & string>(
  types: T,
  name: Name,
  draw: Draw,
): ValueOf<T[Name]> {
  return anyOf(types, name, draw) as ValueOf<T[Name]>;
}

/** Any value of a frame: `anyFrame(TIMED_SERVICE, 'timed.register.request', draw)`. */
export function anyFrame<
  Frames extends Readonly<Record<string, FrameShape>>,
  Name extends keyof Frames & string,
>(
  service: { readonly types: Types; readonly frames: Frames },
  name: Name,
  draw: Draw,
): FrameValue<Frames[Name]> {
  const fields = service.frames[name]?.fields ?? [];
  return anyRecord(service.types, fields, draw) as FrameValue<Frames[Name]>;
}
