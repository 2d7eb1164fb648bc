/**
 * Named types of a contract, and the fields that structures and frames are packed from.
 *
 * Fields are packed in declared order without gaps; padding is a field (`zero`) that encoders
 * write as zero and decoders reject when it is not. One value has one encoding.
 */
import type { Only, SaidAt, SaidByFields, Says } from './names.ts';
import type { Scalar } from './scalars.ts';

/** What bounds the values of a newtype, and what one outside them costs the caller. */
export type NewtypeRules = {
  /** The error that a value outside this type costs when it comes in a register; needed only where one does. */
  readonly errno?: string;
  /** The value must be a multiple of this power of two. */
  readonly align?: number;
  /** Smallest value allowed. */
  readonly min?: number;
  /** The value must be smaller than this. */
  readonly below?: number;
};

/** A branded integer: same bits as its scalar, not interchangeable with it. */
export type Newtype = {
  readonly kind: 'newtype';
  readonly of: Scalar;
  readonly rules: NewtypeRules;
};

/** Declares a branded integer: `JobId: newtype(u32)`; with `{ errno: 'EINVAL' }` if it comes in registers. */
export function newtype<const R extends NewtypeRules = object>(
  of: Scalar,
  rules: Only<R, keyof NewtypeRules> = {} as never,
): Newtype & Says<SaidAt<R, 'errno', 'error'>> {
  return { kind: 'newtype', of, rules };
}

/** A set of named numbers. */
export type Enumeration = {
  readonly kind: 'enumeration';
  readonly of: Scalar;
  readonly values: Readonly<Record<string, number>>;
} & EnumerationOptions;

type EnumerationOptions<M extends string = string> = {
  readonly closed: boolean;
  readonly errno?: string;
  readonly initial?: M;
};

/**
 * Declares an enumeration. A closed one rejects other numbers, with `errno` when it comes in a
 * register; an open one carries them through. `initial` is the value that things start with.
 */
export function enumeration<
  const V extends Readonly<Record<string, number>>,
  const O extends EnumerationOptions<keyof V & string>,
>(
  of: Scalar,
  values: V,
  options: Only<O, keyof EnumerationOptions>,
): Enumeration & Says<SaidAt<O, 'errno', 'error'>> {
  return { kind: 'enumeration', of, values, ...options };
}

/** A set of named bits. */
export type Flags = {
  readonly kind: 'flags';
  readonly of: Scalar;
  readonly bits: Readonly<Record<string, number>>;
} & FlagsOptions;

type FlagsOptions = {
  /** The error that other bits cost when they come in a register; needed only where they do. */
  readonly errno?: string;
  /** Bits that are not named here are carried through. */
  readonly open?: boolean;
};

/** Declares bit flags; a bit that is not named here is rejected unless `open`, in a register with `errno`. */
export function flags<const O extends FlagsOptions = object>(
  of: Scalar,
  bits: Readonly<Record<string, number>>,
  options: Only<O, keyof FlagsOptions> = {} as never,
): Flags & Says<SaidAt<O, 'errno', 'error'>> {
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
export type Field = string | Scalar | Zero | Constant | Text | Bytes;

/** Fields by name, in the order of the wire. */
export type Fields = Readonly<Record<string, Field>>;

/** A packed record that crosses the user boundary or travels inside another one. */
export type Struct = {
  readonly kind: 'struct';
  readonly fields: Fields;
} & StructOptions;

type StructOptions = {
  readonly size: number;
  /** The error that one costs which doesn't decode; needed only where the kernel reads one through a pointer. */
  readonly errno?: string;
};

/** Declares a packed record of exactly `size` bytes. */
export function struct<const F extends Fields, const O extends StructOptions>(
  fields: F,
  options: Only<O, keyof StructOptions>,
): Struct & Says<SaidByFields<F> | SaidAt<O, 'errno', 'error'>> {
  return { kind: 'struct', fields, ...options };
}

/** Any named type. */
export type NamedType = Newtype | Enumeration | Flags | Struct;
