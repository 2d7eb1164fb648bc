/**
 * The fields that structures and frames are packed from.
 *
 * Fields are packed in declared order without gaps; padding is a field (`zero`) that encoders
 * write as zero and decoders reject when it is not. One value has one encoding.
 */
import type { SaidAsType, Says } from './names.ts';
import type { Scalar } from './scalars.ts';

/** Padding: bytes that must be zero. */
export type Zero = { readonly kind: 'zero'; readonly size: number };

/** A padding field of `size` bytes. */
export function zero(size: number): Zero {
  return { kind: 'zero', size };
}

/** A field with a fixed value: magic numbers and versions. */
export type Constant = { readonly kind: 'constant'; readonly of: Scalar; readonly value: number };

/** A field that must hold `value`; a decoder rejects everything else. */
export function constant(of: Scalar, value: number): Constant {
  return { kind: 'constant', of, value };
}

/** An integer with bounds and no name of its own. */
export type RangedInteger = {
  readonly kind: 'ranged';
  readonly of: Scalar;
  /** The smallest value. */
  readonly min: number;
  /** The largest value. */
  readonly max: number;
};

/** An integer from `min` to `max`, both included: `count: ranged(u16, { min: 1, max: 256 })`. */
export function ranged(
  of: Scalar,
  bounds: { readonly min: number; readonly max: number },
): RangedInteger {
  return { kind: 'ranged', of, ...bounds };
}

/** A field that holds the length of a later one, which names it. */
export type LengthField = { readonly kind: 'length'; readonly of: Scalar };

/**
 * The length of a later field that names this one in place of a prefix. It has no value of its own:
 * `nameLength: length(u8), at: i64, name: text('nameLength', { max: 48 })`.
 */
export function length(of: Scalar): LengthField {
  return { kind: 'length', of };
}

/** What is left of the frame. */
export type Rest = { readonly kind: 'rest' };

/** In place of a length: everything up to the end of the frame. Only the last field can have it. */
export const rest: Rest = { kind: 'rest' };

/** Where a length is: in a prefix of this width, in the `length` field of this name, or nowhere. */
export type LengthPlace = Scalar | Rest | string;

/** Smallest and largest length; the smallest is 0 if it is left out. */
export type LengthBounds = {
  /** The smallest length, in bytes of text and bytes and in elements of a list; 0 if absent. */
  readonly min?: number;
  /** The largest length. */
  readonly max: number;
};

/** A UTF-8 string; bounds are in bytes. */
export type Text = {
  readonly kind: 'text';
  readonly length: LengthPlace;
  readonly min: number;
  readonly max: number;
};

/** A string of `min` to `max` bytes of UTF-8 after its length. */
export function text(place: LengthPlace, bounds: LengthBounds): Text {
  return { kind: 'text', length: place, min: bounds.min ?? 0, max: bounds.max };
}

/** Bytes after their length. */
export type Bytes = {
  readonly kind: 'bytes';
  readonly length: LengthPlace;
  readonly min: number;
  readonly max: number;
};

/** `min` to `max` bytes after their length; decoded as a view, not a copy. */
export function bytes(place: LengthPlace, bounds: LengthBounds): Bytes {
  return { kind: 'bytes', length: place, min: bounds.min ?? 0, max: bounds.max };
}

/** Bytes of one length. */
export type Octets = { readonly kind: 'octets'; readonly size: number };

/** Exactly `size` bytes, without a length: an address, a key, a digest. Decoded as a view. */
export function octets(size: number): Octets {
  return { kind: 'octets', size };
}

/** What an element of a list can be: the name of a type, or a form of its own. */
export type Element = string | Scalar | RangedInteger | Text | Bytes | Octets;

/** Elements of one kind after their count. */
export type List = {
  readonly kind: 'list';
  readonly length: LengthPlace;
  readonly of: Element;
  readonly min: number;
  readonly max: number;
  readonly bytes?: number;
};

/** Bounds of a list: how many elements, and how many bytes all of them may take. */
export type ListBounds = LengthBounds & {
  /** The most bytes that all elements may take together. */
  readonly bytes?: number;
};

/**
 * `min` to `max` elements after their count: `rows: list(u16, 'Row', { max: 8 })`. `bytes` bounds what all
 * of them take together, where many short elements fit a frame and a few long ones do.
 */
export function list<const T extends Element>(
  place: LengthPlace,
  of: T,
  bounds: ListBounds,
): List & Says<SaidAsType<T>> {
  const { min = 0, ...others } = bounds;
  return { kind: 'list', length: place, of, min, ...others };
}

/** A last field that a frame may end before. */
export type Tail = { readonly kind: 'tail'; readonly of: string };

/** A structure or record that a frame may end before: all of it is there, or nothing. Last only. */
export function tail<const N extends string>(of: N): Tail & Says<SaidAsType<N>> {
  return { kind: 'tail', of };
}

/**
 * A field of a structure, record or frame: a scalar, the name of a type, or a form of its own.
 * A structure has a size, and so have its fields.
 */
export type Field =
  | string
  | Scalar
  | RangedInteger
  | Zero
  | Constant
  | LengthField
  | Text
  | Bytes
  | Octets
  | List
  | Tail;

/** Fields by name, in the order of the wire. */
export type Fields = Readonly<Record<string, Field>>;
