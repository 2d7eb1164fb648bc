/** Named types of a contract. */
import type { Only, SaidAt, SaidByFields, SaidIn, Says } from './names.ts';
import type { Scalar } from './scalars.ts';
import type { Fields } from './fields.ts';

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
  /** Whether a decoder rejects numbers that are not named here. */
  readonly closed: boolean;
  /** The error of a register with another number; of a closed enumeration in registers only. */
  readonly errno?: string;
  /** The value that things start with. */
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

/** A packed record that crosses the user boundary or travels inside another one. */
export type Struct = {
  readonly kind: 'struct';
  readonly fields: Fields;
} & StructOptions;

type StructOptions = {
  /** Its size in bytes, which the fields must add up to. */
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

/** A packed record whose size varies: of frames and lists. */
export type RecordType = { readonly kind: 'record'; readonly fields: Fields };

/** Declares a packed record of fields, some of them of variable length. */
export function record<const F extends Fields>(fields: F): RecordType & Says<SaidByFields<F>> {
  return { kind: 'record', fields };
}

/** A form that a union can have: its tag, and its fields. */
export type Variant = { readonly kind: 'variant'; readonly tag: number; readonly fields: Fields };

/** Declares a variant by its tag. */
export function variant<const F extends Fields>(
  tag: number,
  fields: F,
): Variant & Says<SaidByFields<F>> {
  return { kind: 'variant', tag, fields };
}

/** One of several forms; a tag ahead of them distinguishes them. */
export type Union = {
  readonly kind: 'union';
  readonly tag: Scalar;
  readonly variants: Readonly<Record<string, Variant>>;
};

/**
 * Declares a tagged union; a decoder rejects other tags. In TypeScript a value has the name of its
 * variant as `kind`.
 */
export function union<const V extends Readonly<Record<string, Variant>>>(
  tag: Scalar,
  variants: V,
): Union & Says<SaidIn<V>> {
  return { kind: 'union', tag, variants };
}

/** Forms that a frame can end with; their sizes distinguish them. */
export type SizedForms = {
  readonly kind: 'sized';
  readonly variants: Readonly<Record<string, Fields>>;
};

/**
 * Declares forms of different fixed sizes that a frame can end with: the bytes that are left say
 * which it is. In TypeScript a value has the name of its form as `kind`.
 */
export function sized<const V extends Readonly<Record<string, Fields>>>(
  variants: V,
): SizedForms & Says<{ readonly [N in keyof V]: SaidByFields<V[N]> }[keyof V]> {
  return { kind: 'sized', variants };
}

/** Any named type. */
export type NamedType = Newtype | Enumeration | Flags | Struct | RecordType | Union | SizedForms;
