/** Values: scalars, named types, fields and their layouts. */
import type { Pos } from '../../diagnostics/diagnostic.ts';
import type { Unit, Wire } from '@abicus/contract';
import type { ErrorDef } from './calls.ts';

/** The common fields of every element of a contract. */
export type Declaration = {
  /** Unique in the whole model: `taskQos.set`, `kernel.type.Pid`, `marker.qosOk`. */
  readonly id: string;
  /** The name in its contract: `set`, `Pid`, `qosOk`. */
  readonly name: string;
  /** Its JSDoc, lines joined by `\n`; empty if there is none. */
  readonly doc: string;
  readonly pos: Pos;
  /** The slug of its contract: `qos`. */
  readonly contract: string;
  /** The package that is generated from its contract: `kernel`. */
  readonly feeds: string;
};

/** The JavaScript type of a decoded value. */
export type Carrier = 'number' | 'bigint' | 'boolean';

/** An integer on the wire. */
export type ScalarDef = {
  readonly wire: Wire;
  /** Bytes on the wire. */
  readonly size: 1 | 2 | 4 | 8;
  readonly unit?: Unit;
  readonly carrier: Carrier;
  readonly signed: boolean;
  /** Bounds as TypeScript literals: `'255'`, `'18446744073709551615n'`; 0 and 1 of a `bool`. */
  readonly min: string;
  readonly max: string;
};

/** A branded integer. */
export type NewtypeDef = Declaration & {
  readonly kind: 'newtype';
  readonly scalar: ScalarDef;
  readonly size: number;
  readonly carrier: Carrier;
  /** The error for a value outside it in a register, or in a structure that a pointer leads to. */
  readonly errno?: ErrorDef;
  readonly align?: number;
  readonly min?: number;
  readonly below?: number;
};

/** A named number: a member of an enumeration, a bit, a status, a board constant. */
export type NamedNumber = {
  readonly name: string;
  readonly value: number;
  /** The value as the contract writes it, `0x0100_0000`. */
  readonly text: string;
  readonly doc: string;
  readonly pos: Pos;
};

/** A set of named numbers. */
export type EnumDef = Declaration & {
  readonly kind: 'enumeration';
  readonly scalar: ScalarDef;
  readonly size: number;
  readonly carrier: Carrier;
  readonly closed: boolean;
  /** In declared order. */
  readonly members: readonly NamedNumber[];
  readonly initial?: string;
  readonly errno?: ErrorDef;
};

/** A set of named bits; each value is a power of two. */
export type FlagsDef = Declaration & {
  readonly kind: 'flags';
  readonly scalar: ScalarDef;
  readonly size: number;
  readonly carrier: Carrier;
  readonly bits: readonly NamedNumber[];
  /** All named bits together. */
  readonly mask: number;
  /** Other bits are kept instead of being rejected. */
  readonly open: boolean;
  /** The error for a value outside it in a register, or in a structure that a pointer leads to. */
  readonly errno?: ErrorDef;
};

/** A packed record of fixed size. Its fields' offsets count from its start. */
export type StructDef = Declaration & {
  readonly kind: 'struct';
  readonly size: number;
  readonly fields: readonly FieldDef[];
  /** The error for a value outside it in a register, or in a structure that a pointer leads to. */
  readonly errno?: ErrorDef;
};

/** A packed record of variable size. Its fields' offsets count from its start. */
export type RecordDef = Declaration & {
  readonly kind: 'record';
  readonly fields: readonly FieldDef[];
  readonly minSize: number;
  readonly maxSize: number;
};

/** One form of a union, or one of several forms that are distinguished by size. */
export type VariantDef = {
  readonly name: string;
  readonly doc: string;
  readonly pos: Pos;
  /** The tag of a union's variant; 0 without a tag. */
  readonly tag: number;
  /** Offsets count from the start of the whole, tag included. */
  readonly fields: readonly FieldDef[];
  /** Without the tag. */
  readonly minSize: number;
  readonly maxSize: number;
};

/** Forms that are distinguished by a tag before them. */
export type UnionDef = Declaration & {
  readonly kind: 'union';
  readonly tag: ScalarDef;
  readonly variants: readonly VariantDef[];
  /** With the tag. */
  readonly minSize: number;
  readonly maxSize: number;
};

/** Forms of different fixed sizes that a frame can end with. */
export type SizedDef = Declaration & {
  readonly kind: 'sized';
  readonly variants: readonly VariantDef[];
  readonly minSize: number;
  readonly maxSize: number;
};

/** A named type of variable size, for frames and other types of variable size. */
export type CompositeDef = RecordDef | UnionDef | SizedDef;

/** A named type that a register can carry. */
export type IntegerDef = NewtypeDef | EnumDef | FlagsDef;

/** Any named type. */
export type TypeDef = IntegerDef | StructDef | CompositeDef;

/** An integer in a register or field: a plain scalar, or a named type made of one. */
export type ValueType =
  | { readonly kind: 'scalar'; readonly scalar: ScalarDef }
  | { readonly kind: 'named'; readonly type: IntegerDef };

/**
 * The place of the length of a text, of bytes or of a list: a prefix, a field before it, or none
 * because it reaches to the end of the frame.
 */
export type LengthDef =
  | { readonly place: 'prefix'; readonly scalar: ScalarDef }
  | { readonly place: 'field'; readonly field: string; readonly scalar: ScalarDef }
  | { readonly place: 'rest' };

/** An integer with bounds. */
export type RangedType = {
  readonly kind: 'ranged';
  readonly scalar: ScalarDef;
  readonly min: number;
  readonly max: number;
};

/** Text or bytes of variable length; bounds are in bytes. */
export type RunType = {
  readonly kind: 'text' | 'bytes';
  readonly length: LengthDef;
  readonly min: number;
  readonly max: number;
};

/** Bytes of one length. */
export type OctetsType = { readonly kind: 'octets'; readonly size: number };

/** The type of a list's element. */
export type ElementType =
  | ValueType
  | RangedType
  | { readonly kind: 'struct'; readonly type: StructDef }
  | { readonly kind: 'composite'; readonly type: RecordDef | UnionDef }
  | RunType
  | OctetsType;

/** Elements after their count; bounds are in elements. */
export type ListType = {
  readonly kind: 'list';
  readonly length: LengthDef;
  readonly min: number;
  readonly max: number;
  /** The most bytes that all elements may take together. */
  readonly bytes?: number;
  readonly element: ElementType;
};

/** The contents of a field. */
export type FieldType =
  | ElementType
  | { readonly kind: 'composite'; readonly type: CompositeDef }
  | { readonly kind: 'zero'; readonly size: number }
  | { readonly kind: 'constant'; readonly scalar: ScalarDef; readonly value: number }
  /** The length of the later field `for`. */
  | { readonly kind: 'length'; readonly scalar: ScalarDef; readonly for: string }
  | ListType
  /** An optional last part of a frame. */
  | { readonly kind: 'tail'; readonly type: StructDef | RecordDef };

/** A field of a structure, record or frame. */
export type FieldDef = {
  readonly name: string;
  readonly doc: string;
  readonly pos: Pos;
  readonly type: FieldType;
  /**
   * Its offset in bytes from the start of the structure or frame, if all variable parts before it are
   * empty: add the actual length in bytes of each field named in `after`.
   */
  readonly offset: number;
  /** Fields of variable length before this one, in order; empty if the offset is fixed. */
  readonly after: readonly string[];
  /** Smallest and largest size, prefix included. */
  readonly minSize: number;
  readonly maxSize: number;
};
