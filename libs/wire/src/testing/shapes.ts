/**
 * Shapes: what a contract says of types, calls and frames, as data beside the generated functions
 * that are tried with it. Cases, arbitraries and vectors are made from shapes when tests run.
 */
import type { Result } from '../result.ts';

/** An integer on the wire: its bits, `i` if it is signed. `u53` takes 64. */
export type Wire = 'u8' | 'u16' | 'u32' | 'u53' | 'u64' | 'i32';

/** A generated function, which is called with arguments made from its shape. */
export type Generated = (...args: never[]) => unknown;

/** A named number: a member of an enumeration, a bit, a status. */
export type NamedNumber = readonly [name: string, value: number];

/** What named integers have in common. */
interface Integer {
  readonly id: string;
  readonly wire: Wire;
  /** The error for other values, if the contract names one: OutOfBounds of a constructor, EINVAL in a register. */
  readonly error?: string;
  /** The checking constructor. */
  readonly make: (value: never) => Result<unknown, string>;
}

/** An integer of its own name. */
export interface NewtypeShape extends Integer {
  readonly kind: 'newtype';
  readonly align?: number;
  readonly min?: number;
  readonly below?: number;
}

/** A set of named numbers; a closed one has no others. */
export interface EnumShape extends Integer {
  readonly kind: 'enumeration';
  readonly closed: boolean;
  readonly members: readonly NamedNumber[];
}

/** A set of named bits; others are carried through in an open one. */
export interface FlagsShape extends Integer {
  readonly kind: 'flags';
  readonly open: boolean;
  readonly bits: readonly NamedNumber[];
}

/** A named integer. */
export type IntegerShape = NewtypeShape | EnumShape | FlagsShape;

/** The name of a type of the package, or a plain integer. */
export type TypeName = string;

/** What a field holds. */
export type FieldShape =
  | TypeName
  | { readonly zero: number }
  | { readonly constant: number; readonly wire: Wire }
  /** A length, then so many bytes of UTF-8. */
  | { readonly text: Wire; readonly min: number; readonly max: number }
  /** A length, then so many bytes. */
  | { readonly bytes: Wire; readonly min: number; readonly max: number };

/** Fields by name, packed in this order. */
export type Fields = readonly (readonly [name: string, shape: FieldShape])[];

/** A value and its bytes in hexadecimal, by the reference encoder. */
export interface Vector {
  readonly what: string;
  readonly value: unknown;
  readonly hex: string;
  /** Of a frame. */
  readonly nonce?: bigint;
}

/** A packed record of fixed size, and its codec. */
export interface StructShape {
  readonly kind: 'struct';
  readonly id: string;
  /** The error that one costs which a pointer leads to and that does not decode, if one may. */
  readonly error?: string;
  readonly size: number;
  readonly fields: Fields;
  readonly encode: (value: never) => Uint8Array;
  readonly write: (bytes: Uint8Array, at: number, value: never) => void;
  readonly read: (bytes: Uint8Array, at: number) => unknown;
  readonly vectors: readonly Vector[];
}

/** The types of a package by their names: `TYPES`. */
export type Types = Readonly<Record<string, IntegerShape | StructShape>>;

/** What the register of an argument holds. */
export type ArgShape = {
  readonly name: string;
  /** `a0` to `a5`. */
  readonly at: string;
} & (
  | { readonly value: TypeName; readonly none?: 'zero' | 'ones' }
  /** An address of a structure. */
  | { readonly pointer: 'in' | 'out'; readonly to: string }
  /** An address, and in another register how many bytes. */
  | {
      readonly span: 'in' | 'out';
      readonly length: string;
      readonly min: number;
      readonly max?: { readonly id: string; readonly value: number };
    }
);

/** An operation of a syscall: what is in its registers, and its wrappers. */
export interface OperationShape {
  readonly id: string;
  /** The id of its syscall. */
  readonly syscall: string;
  readonly number: number;
  readonly selector?: { readonly at: string; readonly value: number; readonly error: string };
  readonly args: readonly ArgShape[];
  /** What a0 holds on success; 0 without it. */
  readonly returns?: TypeName;
  /** a1 holds something as well. */
  readonly second?: true;
  readonly noReturn?: true;
  /** Errors by number as the wrapper tells them. All others are `Unknown`. */
  readonly errors: Readonly<Record<number, string>>;
  /** The name of its handler. */
  readonly handler: string;
  readonly wrapper: Generated;
  /** The same with raw register values. */
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
  /** Of values of its request's fields, named like them. */
  readonly checks: readonly {
    readonly name: string;
    readonly id: string;
    readonly error: string;
  }[];
  /** The statuses that it answers with, other than that of success. */
  readonly statuses: readonly string[];
  /** What a malformed request is answered with: the header alone, or a reply with a body of zeros. */
  readonly malformed: 'header' | 'full';
}

/** The protocol of a service. */
export interface ServiceShape {
  readonly name: string;
  readonly types: Types;
  readonly magic: string;
  readonly version: number;
  readonly nonce: Wire;
  readonly headers: Readonly<Record<FrameShape['kind'], readonly HeaderField[]>>;
  readonly statuses: Readonly<Record<string, number>>;
  /** The status of a frame that does not decode. */
  readonly malformed: string;
  /** The status for callers that are not among those it serves. */
  readonly denied?: string;
  readonly ops: Readonly<Record<string, ServiceOpShape>>;
  /** Opcodes of events. */
  readonly events: Readonly<Record<string, number>>;
  /** By the ids of operation or event: `timed.register.request`, `timed.register.reply`, `timed.event.fired`. */
  readonly frames: Readonly<Record<string, FrameShape>>;
}
