/**
 * Named types of a contract, and the fields that structures and frames are packed from.
 *
 * Fields are packed in declared order without gaps; padding is a field (`zero`) that encoders
 * write as zero and decoders reject when it is not. One value has one encoding.
 */
import type { Only, SaidAsType, SaidAt, SaidByFields, SaidIn, Says } from './names.ts';
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
