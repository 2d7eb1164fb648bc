/**
 * Named types of a contract, and the fields that structures and frames are packed from.
 *
 * Fields are packed in declared order without gaps; padding is a field (`zero`) that encoders
 * write as zero and decoders reject when it is not. One value has one encoding.
 */
import type { Scalar } from './scalars.ts';

/** What a value outside the type's set costs the caller; the name of an error of the contract. */
export type NewtypeRules<E extends string = string> = {
  /** The error that a register value outside this type yields. */
  readonly errno: E;
  /** The value must be a multiple of this power of two. */
  readonly align?: number;
  /** Smallest value allowed. */
  readonly min?: number;
  /** The value must be smaller than this. */
  readonly below?: number;
};

/** A branded integer: same bits as its scalar, not interchangeable with it. */
export type Newtype<E extends string = string> = {
  readonly kind: 'newtype';
  readonly of: Scalar;
  readonly rules: NewtypeRules<E>;
};

/** Declares a branded integer, `Pid: newtype(u32, { errno: 'EINVAL' })`. */
export function newtype<const E extends string>(of: Scalar, rules: NewtypeRules<E>): Newtype<E> {
  return { kind: 'newtype', of, rules };
}

/** A set of named numbers. */
export type Enumeration = {
  readonly kind: 'enumeration';
  readonly of: Scalar;
  readonly values: Readonly<Record<string, number>>;
  readonly closed: boolean;
  readonly errno?: string;
  readonly initial?: string;
};

/**
 * Declares an enumeration. A closed one rejects other numbers, with `errno` when it comes in a
 * register; an open one carries them through. `initial` is the value that things start with.
 */
export function enumeration<const V extends Readonly<Record<string, number>>>(
  of: Scalar,
  values: V,
  options: {
    readonly closed: boolean;
    readonly errno?: string;
    readonly initial?: keyof V & string;
  },
): Enumeration {
  return { kind: 'enumeration', of, values, ...options };
}

/** A set of named bits. */
export type Flags = {
  readonly kind: 'flags';
  readonly of: Scalar;
  readonly bits: Readonly<Record<string, number>>;
  readonly errno: string;
  /** Bits that are not named here are carried through. */
  readonly open?: boolean;
};

/** Declares bit flags; a bit that is not named here is rejected with `errno` unless `open`. */
export function flags<const B extends Readonly<Record<string, number>>>(
  of: Scalar,
  bits: B,
  options: { readonly errno: string; readonly open?: boolean },
): Flags {
  return { kind: 'flags', of, bits, ...options };
}

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

/** A UTF-8 string with a length prefix; bounds are in bytes; NUL is rejected. */
export type Text = {
  readonly kind: 'text';
  readonly length: Scalar;
  readonly min: number;
  readonly max: number;
};

/** A string of `min` to `max` bytes of UTF-8 after a `length` prefix. */
export function text(length: Scalar, bounds: { readonly min: number; readonly max: number }): Text {
  return { kind: 'text', length, ...bounds };
}

/** Bytes with a length prefix. */
export type Bytes = {
  readonly kind: 'bytes';
  readonly length: Scalar;
  readonly min: number;
  readonly max: number;
};

/** `min` to `max` bytes after a `length` prefix; decoded as a view, not a copy. */
export function bytes(
  length: Scalar,
  bounds: { readonly min: number; readonly max: number },
): Bytes {
  return { kind: 'bytes', length, ...bounds };
}

/** A field of a structure or frame: a scalar, the name of a type, or a form of its own. */
export type Field<N extends string = string> = N | Scalar | Zero | Constant | Text | Bytes;

/** A packed record that crosses the user boundary or travels inside another one. */
export type Struct<N extends string = string> = {
  readonly kind: 'struct';
  readonly size: number;
  readonly fields: Readonly<Record<string, Field<N>>>;
  readonly errno: string;
};

/** Declares a packed record of exactly `size` bytes; `errno` answers one that doesn't decode. */
export function struct<const F extends Readonly<Record<string, Field>>>(
  fields: F,
  options: { readonly size: number; readonly errno: string },
): Struct<Extract<F[keyof F], string>> {
  const made = { kind: 'struct', size: options.size, fields, errno: options.errno };
  return made as unknown as Struct<Extract<F[keyof F], string>>;
}

/** Any named type. */
export type NamedType<N extends string = string, E extends string = string> =
  | Newtype<E>
  | Enumeration
  | Flags
  | Struct<N>;
