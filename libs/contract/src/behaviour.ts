/** Markers, audit lines and state machines: the observable behaviour of a running system. */

import type { Only, SaidAt, SaidByFields, Says } from './names.ts';
import type { Scalar } from './scalars.ts';

/** A line of evidence. Its text exists in generated constants only. */
export type Marker = {
  /** The whole line, or its beginning if `detail` is set. */
  readonly text: string;
  /** The task that may print it: `neuron` for the kernel, otherwise a bound identity. */
  readonly by: string;
  /**
   * Markers that must come before it, of any contract. Without `after` it comes after the one that the contract declares
   * before it with the same `by`. The first one of a `by` in a contract says what it comes after, unless no other contract
   * has an earlier one.
   */
  readonly after?: readonly string[];
  /** Elements of contracts that it proves. */
  readonly proves: readonly string[];
  /** The only profile whose ladder has it; absent: all profiles. */
  readonly profile?: string;
  /** Whether more text may follow after a space. */
  readonly detail?: boolean;
};

/** A console line that is not a rung; it may be printed any number of times. `{name}` stands for a word. */
export type Diagnostic = {
  /** The whole line. */
  readonly text: string;
  /** The task that prints it. */
  readonly by: string;
};

/** What a field of an audit line holds: a word, or an integer: the name of its type, or a plain one. */
export type AuditField = string | Scalar;

/** A line of an audit log. */
export type AuditLine = {
  readonly kind: 'line';
  readonly prefix: string;
  /** Names of fields that hold words, or what each field holds, by its name. */
  readonly fields: readonly string[] | Readonly<Record<string, AuditField>>;
};

/** The names of types that the fields of a line say, without `word`. */
type SaidByLine<F> = F extends readonly string[] ? never : Exclude<SaidByFields<F>, 'type word'>;

/**
 * Declares an audit line: a prefix, then `field=value` in this order. Fields have types where these are given, `{ job:
 * 'JobId', decision: 'word', at: u64.ns }`: enumerations are written by name, other integers as numbers, a word as it is.
 */
export function line<const F extends AuditLine['fields']>(
  prefix: string,
  fields: F,
): AuditLine & Says<SaidByLine<F>> {
  return { kind: 'line', prefix, fields };
}

/** An edge of a state machine: a step from one state to another. */
export type Edge = {
  readonly kind: 'edge';
  readonly from: string;
  readonly to: string;
} & Cause;

/** The cause of a step: an operation or an event, and its time. */
type Cause = {
  /** The operation that causes the step. */
  readonly on?: string;
  /** The event that causes the step. */
  readonly event?: string;
  /** The field of the resource with the earliest time of the step. */
  readonly after?: string;
  /** The limit on the delay of the step after that time. */
  readonly atMost?: string;
};

/** Declares a step from one state to another. */
export function edge<const S extends string, const C extends Cause>(
  from: S,
  to: S,
  cause: Only<C, keyof Cause>,
): Edge & { readonly from: S; readonly to: S } & Says<
    SaidAt<C, 'on', 'operation'> | SaidAt<C, 'atMost', 'limit'>
  > {
  return { kind: 'edge', from, to, ...cause };
}

/**
 * The state machine of a resource: its states and the steps between them. Each pair of a state and an operation that causes
 * steps has an edge, or a check that rejects the operation.
 */
export type StateMachine = {
  /** What has the states: `job`. */
  readonly resource: string;
  /** The closed enumeration of this contract whose members are the states; programs store the state in it. */
  readonly states?: string;
  /** The state before anything happened. */
  readonly initial: string;
  /** Operations that create a resource. They name no existing one, so no state rejects them. */
  readonly creates?: readonly string[];
  /** Steps by name. */
  readonly edges: Readonly<Record<string, Edge>>;
  /** By state: the operations without an edge there, each with the check that rejects it. */
  readonly otherwise?: Readonly<Record<string, Readonly<Record<string, string>>>>;
};

/** A state machine with the states `S`, the operations `O`, the limits `L`, and the type `T` of its state. */
export type MachineOf<
  S extends string,
  O extends string,
  L extends string,
  T extends string,
> = Omit<StateMachine, 'otherwise'> & {
  readonly states?: T;
  readonly initial: NoInfer<S>;
  readonly creates?: readonly O[];
  readonly edges: Readonly<
    Record<string, { readonly from: S; readonly to: S } & Says<`operation ${O}` | L>>
  >;
  readonly otherwise?: { readonly [State in NoInfer<S>]?: { readonly [Name in O]?: string } };
};
