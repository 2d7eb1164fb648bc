/**
 * Shapes: a contract's declarations of types, calls and frames as data, with the generated functions
 * under test. Cases, arbitraries and vectors are made from shapes when tests run.
 */
import type { Result } from '../result.ts';

/** The wire type of an integer: its bits, `i` if it is signed. `u53` takes 64, `bool` is 0 or 1 in a byte. */
export type Wire = 'u8' | 'u16' | 'u32' | 'u53' | 'u64' | 'i8' | 'i16' | 'i32' | 'i64' | 'bool';

/** A generated function; its arguments are made from its shape. */
export type Generated = (...args: never[]) => unknown;

/** A named number: a member of an enumeration, a bit, a status. */
export type NamedNumber = readonly [name: string, value: number];

/** The common part of named integers. */
interface Integer {
  readonly id: string;
  readonly wire: Wire;
  /**
   * The error for other values, if the contract names one: OutOfBounds of a constructor, EINVAL in a
   * register.
   */
  readonly error?: string;
  /** The checking constructor. */
  readonly make: (value: never) => Result<unknown, string>;
}

/** An integer type with a name. */
export interface NewtypeShape extends Integer {
  readonly kind: 'newtype';
  readonly align?: number;
  readonly min?: number;
  readonly below?: number;
}

/** An enumeration; a closed one has no other values. */
export interface EnumShape extends Integer {
  readonly kind: 'enumeration';
  readonly closed: boolean;
  readonly members: readonly NamedNumber[];
}

/** A set of named bits; an open one keeps others. */
export interface FlagsShape extends Integer {
  readonly kind: 'flags';
  readonly open: boolean;
  readonly bits: readonly NamedNumber[];
}

/** A named integer. */
export type IntegerShape = NewtypeShape | EnumShape | FlagsShape;

/** The name of a type of the package, or a plain integer. */
export type TypeName = string;

/** The place of a length: a prefix, a `length` field before, or none because the frame ends there. */
export type LengthShape = Wire | 'ahead' | 'rest';

/** The contents of a field. */
export type FieldShape =
  | TypeName
  | { readonly zero: number }
  | { readonly constant: number; readonly wire: Wire }
  /** An integer with inclusive bounds. */
  | { readonly ranged: Wire; readonly min: number; readonly max: number }
  /** The length of a later field. */
  | { readonly length: Wire; readonly of: string }
  /** A length, then that many bytes of UTF-8. */
  | { readonly text: LengthShape; readonly min: number; readonly max: number }
  /** A length, then that many bytes. */
  | { readonly bytes: LengthShape; readonly min: number; readonly max: number }
  /** A fixed number of bytes. */
  | { readonly octets: number }
  /** A count, then that many elements, of at most `room` bytes together. */
  | {
      readonly list: LengthShape;
      readonly min: number;
      readonly max: number;
      readonly room?: number;
      readonly of: FieldShape;
    }
  /** A structure or record that may be absent. */
  | { readonly tail: TypeName };

/** Fields by name, packed in this order. */
export type Fields = readonly (readonly [name: string, shape: FieldShape])[];

/** A value and its bytes in hexadecimal, by the reference encoder. */
export interface Vector {
  readonly what: string;
  readonly value: unknown;
  readonly hex: string;
  /** In a frame. */
  readonly nonce?: bigint;
  /** In a frame whose protocol has several. */
  readonly version?: string;
}

/** A packed record of fixed size, and its codec. */
export interface StructShape {
  readonly kind: 'struct';
  readonly id: string;
  /** The error of a call whose pointer leads to an invalid structure, if there can be one. */
  readonly error?: string;
  readonly size: number;
  readonly fields: Fields;
  readonly encode: (value: never) => Uint8Array;
  /** Whether each field holds a value of its type. */
  readonly is: (value: never) => boolean;
  readonly write: (bytes: Uint8Array, at: number, value: never) => void;
  readonly read: (bytes: Uint8Array, at: number) => unknown;
  readonly vectors: readonly Vector[];
}

/** A packed record of variable size. */
export interface RecordShape {
  readonly kind: 'record';
  readonly id: string;
  readonly fields: Fields;
}

/** A form of a union, or one of several forms that are distinguished by size. */
export interface VariantShape {
  readonly name: string;
  readonly tag: number;
  readonly fields: Fields;
}

/** Forms that are distinguished by a tag before them. */
export interface UnionShape {
  readonly kind: 'union';
  readonly id: string;
  readonly tag: Wire;
  readonly variants: readonly VariantShape[];
}

/** Forms that are distinguished by their sizes. */
export interface SizedShape {
  readonly kind: 'sized';
  readonly id: string;
  readonly variants: readonly VariantShape[];
}

/** A type of variable size. */
export type CompositeShape = RecordShape | UnionShape | SizedShape;

/** The types of a package by their names: `TYPES`. */
export type Types = Readonly<Record<string, IntegerShape | StructShape | CompositeShape>>;

/** The contents of an argument's register. */
export type ArgShape = {
  readonly name: string;
  /** `a0` to `a6`, `t0` to `t6`. */
  readonly at: string;
} & (
  | { readonly value: TypeName; readonly none?: 'zero' | 'ones' }
  /** The address of a structure. */
  | { readonly pointer: 'in' | 'out'; readonly to: string }
  /** An address, with the number of bytes in another register. */
  | {
      readonly span: 'in' | 'out';
      readonly length: string;
      readonly min: number;
      readonly max?: { readonly id: string; readonly value: number };
      /** Registers of the bytes themselves, if these have room for them. */
      readonly short?: readonly string[];
    }
);

/** A further result: its register and its type. */
export interface ResultShape {
  readonly name: string;
  readonly at: string;
  readonly value: TypeName;
}

/** An operation of a syscall: its registers and its wrappers. */
export interface OperationShape {
  readonly id: string;
  /** The id of its syscall. */
  readonly syscall: string;
  readonly number: number;
  readonly selector?: { readonly at: string; readonly value: number; readonly error: string };
  readonly args: readonly ArgShape[];
  /** The type of a0 on success; 0 if absent. */
  readonly returns?: TypeName;
  /** Results in other registers. */
  readonly results?: readonly ResultShape[];
  readonly noReturn?: true;
  /** Errors by number, as the wrapper reports them. All others are `Unknown`. */
  readonly errors: Readonly<Record<number, string>>;
  /** The name of its handler. */
  readonly handler: string;
  readonly wrapper: Generated;
  /** The wrapper that takes raw register values. */
  readonly raw: Generated;
}

/** The syscalls of a package: `CALLS`. */
export interface Calls {
  readonly types: Types;
  /** Errors by name. */
  readonly errors: Readonly<Record<string, { readonly id: string; readonly number: number }>>;
  readonly operations: readonly OperationShape[];
}

/** A field of the header of every frame. */
export type HeaderField = 'magic' | 'version' | 'opcode' | 'status' | 'nonce';

/** A kind of frame: its fields after the header, and its codec. */
export interface FrameShape {
  readonly kind: 'request' | 'reply' | 'event';
  /** The name of its operation or event. */
  readonly of: string;
  readonly fields: Fields;
  readonly encode: Generated;
  readonly decode: Generated;
  readonly vectors: readonly Vector[];
}

/** An operation of a service. */
export interface ServiceOpShape {
  readonly opcode: number;
  /** The name of its handler. */
  readonly handler: string;
  /** Checks of the values of its request's fields, named like the fields. */
  readonly checks: readonly {
    readonly name: string;
    readonly id: string;
    readonly error: string;
  }[];
  /** The statuses of its replies other than success. */
  readonly statuses: readonly string[];
  /** The statuses of its checks. */
  readonly rejects: readonly string[];
  /** The form of rejects by a check: with a body by default. */
  readonly rejectForm?: 'header';
  /** How a malformed request is answered. */
  readonly malformed: AnswerShape;
  /** The names of its versions. */
  readonly versions: readonly string[];
}

/** How a malformed request is answered. */
export interface AnswerShape {
  readonly status: string;
  readonly form: 'header' | 'full' | 'none';
  /** The name of the operation whose reply it is, if it is not the request's. */
  readonly as?: string;
  readonly opcode: 'own' | 'echo' | 'zero';
  readonly version?: string;
  readonly nonce: 'echo' | 'zero';
}

/** A form of the envelope. */
export interface VersionShape {
  readonly name: string;
  /** The third byte of each frame. */
  readonly number: number;
  readonly nonce?: Wire;
  readonly headers: Readonly<Record<FrameShape['kind'], readonly HeaderField[]>>;
  /** The nonce is at the end of requests and replies. */
  readonly trails?: boolean;
  /** The status that rejects all of its requests. */
  readonly rejected?: string;
}

/** The protocol of a service. */
export interface ServiceShape {
  readonly name: string;
  readonly types: Types;
  readonly magic: string;
  readonly versions: readonly VersionShape[];
  /** Codecs take a correlation, the version and its nonce, in place of a nonce. */
  readonly versioned: boolean;
  /** There is one version, and the contract states more about answers than a status and a length. */
  readonly hasAnswers?: boolean;
  readonly statuses: Readonly<Record<string, number>>;
  /** The answers to frames of no operation. */
  readonly foreign: AnswerShape;
  readonly unknownVersion: AnswerShape;
  readonly unknownOpcode: AnswerShape;
  /** The status for callers without authority. */
  readonly denied?: string;
  readonly ops: Readonly<Record<string, ServiceOpShape>>;
  /** Opcodes of events. */
  readonly events: Readonly<Record<string, number>>;
  /**
   * By the id of operation or event: `timed.register.request`, `timed.register.reply`,
   * `timed.event.fired`.
   */
  readonly frames: Readonly<Record<string, FrameShape>>;
}
