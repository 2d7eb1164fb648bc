/** Errors, limits, principals, checks, syscalls. */
import type { Register } from '@abicus/contract';
import type { Pos } from '../../diagnostics/diagnostic.ts';
import type { Declaration, EnumDef, ScalarDef, StructDef, ValueType } from './values.ts';

/** An error number, `kernel.error.EPERM`. In a0 it is `-number`. */
export type ErrorDef = Declaration & {
  readonly number: number;
  /** Its text, the contract's argument (`doc` is the JSDoc, if there is any). */
  readonly text: string;
  /** The names by which wrappers distinguish its meanings. */
  readonly sentinels: readonly string[];
  /** Whether the same call may succeed later without a change by the caller. */
  readonly retryable: boolean;
};

/** A limit, `kernel.limit.capSlots`. */
export type PlainLimit = Declaration & {
  readonly kind: 'limit';
  readonly value: number;
  readonly why: string;
  readonly atLimit: string;
  /** Other values for other builds, in declared order. */
  readonly profiles: readonly { readonly profile: string; readonly value: number }[];
  /** The scalar of what it limits; a number by default. */
  readonly scalar?: ScalarDef;
};

/** A limit for each member of an enumeration, in the order of its members. */
export type EnumLimit = Declaration & {
  readonly kind: 'byEnum';
  readonly of: EnumDef;
  readonly values: readonly { readonly member: string; readonly value: number }[];
  readonly why: string;
  /** The scalar of what they limit; numbers by default. */
  readonly scalar?: ScalarDef;
};

/** Any limit. */
export type LimitDef = PlainLimit | EnumLimit;

/** An identity that the kernel can bind a task to, `principal.execd`. */
export type PrincipalDef = Declaration & {
  /** FNV-1a64 of the name: `0x` and 16 lower-case digits; add `n` for a TypeScript literal. */
  readonly hash: string;
};

/** The failure of a check: an error of the kernel ABI, or a status of the service. */
export type Failure = { readonly name: string; readonly number: number };

/** A semantic check, `taskQos.set.escalation`. The first one violated decides. */
export type CheckDef = Declaration & {
  /** Position in the order of checks, from 0. */
  readonly index: number;
  readonly fails: Failure;
  /** When it fails, in words. */
  readonly text: string;
  /** Principals that it does not apply to. */
  readonly unless: readonly string[];
  readonly limit?: LimitDef;
  /** The error that wrappers decode it to. */
  readonly sentinel?: string;
  readonly changesOnReject: readonly string[];
  readonly waits: boolean;
  /** Whether every call fails it, except of callers under `unless`. */
  readonly always: boolean;
};

/** The contents of an argument's register. */
export type ArgType =
  | { readonly kind: 'value'; readonly of: ValueType }
  | { readonly kind: 'optional'; readonly of: ValueType; readonly none: 'zero' | 'ones' }
  | { readonly kind: 'pointer'; readonly direction: 'in' | 'out'; readonly of: StructDef }
  | {
      readonly kind: 'span';
      readonly direction: 'in' | 'out';
      /** The register of the length in bytes; not an argument of its own. */
      readonly length: Register;
      readonly max?: LimitDef;
      readonly min: number;
      /** Registers of the bytes themselves while they are few enough; none if they always are in memory. */
      readonly short: readonly Register[];
    };

/** Bytes in memory, or in registers. */
export type SpanType = Extract<ArgType, { readonly kind: 'span' }>;

/** An argument of an operation. */
export type ArgDef = {
  readonly name: string;
  readonly doc: string;
  readonly pos: Pos;
  readonly register: Register;
  /** Its place among the registers: 0 for a0, 7 for t0. */
  readonly index: number;
  readonly type: ArgType;
};

/** A further result of an operation, beside that in a0. */
export type ResultDef = Omit<ArgDef, 'type'> & { readonly type: ValueType };

/** A syscall, `taskQos`: one operation, or several behind a selector. */
export type SyscallDef = Declaration & {
  readonly number: number;
  readonly selector?: { readonly register: Register; readonly errno: ErrorDef };
  /** Ids of its operations. */
  readonly operations: readonly string[];
};

/** An operation: `yield`, or `taskQos.set` for one behind a selector. */
export type OperationDef = Declaration & {
  readonly syscall: string;
  readonly number: number;
  readonly selector?: {
    readonly register: Register;
    readonly value: number;
    readonly errno: ErrorDef;
  };
  /** In register order, without the selector and the lengths of spans. */
  readonly args: readonly ArgDef[];
  /** The type of a0 on success; without it the result is 0. */
  readonly returns?: ValueType;
  /** Further results on success, in register order. */
  readonly results: readonly ResultDef[];
  readonly noReturn: boolean;
  /** Virtual time in nanoseconds. */
  readonly cost: number;
  /** In the order of execution. */
  readonly checks: readonly CheckDef[];
  /** Every error that it can fail with: of its types, its selector, its checks; by number. */
  readonly errors: readonly ErrorDef[];
  /** The name of the audit line for its decisions. */
  readonly audit?: AuditDef;
};

/** A field of an audit line. */
export type AuditFieldDef = {
  readonly name: string;
  /** Its type; a word if absent. */
  readonly type?: ValueType;
};

/** An audit line, `qos.audit.qosAudit`: the prefix, then `field=value` in this order. */
export type AuditDef = Declaration & {
  readonly prefix: string;
  readonly fields: readonly AuditFieldDef[];
};
