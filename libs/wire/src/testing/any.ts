/** Arbitrary values of types and frames, drawn by their shapes. */
import type { Reject } from '../reject.ts';
import type { Ok } from '../result.ts';
import { anyBytes, anyText, type Draw } from './draw.ts';
import { hasValue } from './fields.ts';
import { boundsOf, isWide, maskOf, rangeOf, wireOf } from './integers.ts';
import type {
  Fields,
  FieldShape,
  FrameShape,
  IntegerShape,
  TypeName,
  Types,
  Wire,
} from './shapes.ts';

/** What a constructor makes, or a codec reads. */
export type ValueOf<Shape> = Shape extends { make: (...args: never[]) => infer R }
  ? Extract<R, Ok<unknown>>['value']
  : Shape extends { read: (...args: never[]) => infer R }
    ? Exclude<R, undefined>
    : unknown;

/** What a frame decodes to. */
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

function plain(draw: Draw, wire: Wire): number | bigint {
  const [least, end] = boundsOf(wire);
  return ranged(draw, wire, least, end - 1n);
}

function named(draw: Draw, type: IntegerShape): number | bigint {
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

function anyField(types: Types, shape: FieldShape, draw: Draw): unknown {
  if (typeof shape === 'string') return anyOf(types, shape, draw);
  if ('text' in shape) return anyText(draw, shape.min, shape.max);
  return 'bytes' in shape ? anyBytes(draw, shape.min, shape.max) : undefined;
}

function anyRecord(types: Types, fields: Fields, draw: Draw): Record<string, unknown> {
  const valued = fields.filter(([, shape]) => hasValue(shape));
  return Object.fromEntries(valued.map(([name, shape]) => [name, anyField(types, shape, draw)]));
}

function anyOf(types: Types, name: TypeName, draw: Draw): unknown {
  const type = types[name];
  if (type?.kind === 'struct') return anyRecord(types, type.fields, draw);
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
