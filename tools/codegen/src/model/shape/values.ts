/** Values: scalars, named types, fields and how they are laid out. */
import type { Pos } from '../../diagnostics/diagnostic.ts';
import type { Unit, Wire } from '@abicus/contract';
import type { ErrorDef } from './calls.ts';

/** What every element of a contract has. */
export type Declared = {
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
export type Carrier = 'number' | 'bigint';

/** An integer on the wire. */
export type ScalarDef = {
  readonly wire: Wire;
  /** Bytes on the wire. */
  readonly size: 1 | 2 | 4 | 8;
  readonly unit?: Unit;
  readonly carrier: Carrier;
  readonly signed: boolean;
  /** Bounds as TypeScript literals: `'255'`, `'18446744073709551615n'`. */
  readonly min: string;
  readonly max: string;
};

/** A branded integer. */
export type NewtypeDef = Declared & {
  readonly kind: 'newtype';
  readonly scalar: ScalarDef;
  readonly size: number;
  readonly carrier: Carrier;
  /** What a value outside it costs in a register, or a structure that a pointer leads to. */
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
export type EnumDef = Declared & {
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
export type FlagsDef = Declared & {
  readonly kind: 'flags';
  readonly scalar: ScalarDef;
  readonly size: number;
  readonly carrier: Carrier;
  readonly bits: readonly NamedNumber[];
  /** All named bits together. */
  readonly mask: number;
  /** Other bits are carried through instead of being rejected. */
  readonly open: boolean;
  /** What a value outside it costs in a register, or a structure that a pointer leads to. */
  readonly errno?: ErrorDef;
};

/** A packed record of fixed size. Its fields' offsets count from its start. */
export type StructDef = Declared & {
  readonly kind: 'struct';
  readonly size: number;
  readonly fields: readonly FieldDef[];
  /** What a value outside it costs in a register, or a structure that a pointer leads to. */
  readonly errno?: ErrorDef;
};

/** A named type that a register can carry. */
export type IntegerDef = NewtypeDef | EnumDef | FlagsDef;

/** Any named type. */
export type TypeDef = IntegerDef | StructDef;

/** An integer in a register or field: a plain scalar, or a named type made of one. */
export type ValueType =
  | { readonly kind: 'scalar'; readonly scalar: ScalarDef }
  | { readonly kind: 'named'; readonly type: IntegerDef };

/** What a field holds. */
export type FieldType =
  | ValueType
  | { readonly kind: 'struct'; readonly type: StructDef }
  | { readonly kind: 'zero'; readonly size: number }
  | { readonly kind: 'constant'; readonly scalar: ScalarDef; readonly value: number }
  | {
      readonly kind: 'text' | 'bytes';
      /** The prefix that holds the length in bytes. */
      readonly length: ScalarDef;
      readonly min: number;
      readonly max: number;
    };

/** A field of a structure or frame. */
export type FieldDef = {
  readonly name: string;
  readonly doc: string;
  readonly pos: Pos;
  readonly type: FieldType;
  /**
   * Where it starts, in bytes from the start of the structure or frame, when all variable parts
   * before it are empty: add the actual length in bytes of each field named in `after`.
   */
  readonly offset: number;
  /** Fields of variable length before this one, in order; empty if the offset is fixed. */
  readonly after: readonly string[];
  /** Smallest and largest size; the same for all but text and bytes (prefix included). */
  readonly minSize: number;
  readonly maxSize: number;
};
