/**
 * The contract itself: an RFC whose sections are fields.
 *
 * The compiler checks every name of a type or error against those that the contract declares or
 * uses: an undeclared error is a red line in the editor. The linker of `abicus generate` checks
 * the rest (`uses` itself, markers, limits, principals), with positions.
 */
import type { TSchema } from 'typebox';
import type { AuditLine, Diagnostic, Marker, StateMachine } from './behaviour.ts';
import type { Board } from './board.ts';
import type { Boot, Phase, Profile } from './boot.ts';
import type { Errno } from './errors.ts';
import type { Limit, LimitByEnum } from './limits.ts';
import type { Service } from './service.ts';
import type { Syscall } from './syscalls.ts';
import type { NamedType } from './types.ts';

/** What a contract may be: ideas, promises, promises kept for ever, history. */
export type Status = 'draft' | 'accepted' | 'frozen' | 'superseded';

/** A promise about every member of a domain: each task, each message, each sequence of calls. */
export type Invariant = {
  /** What it holds for. The test named after the invariant judges members of this domain, and says how many. */
  readonly forAll: string;
  readonly text: string;
};

/** Threats and what stands against them. Each invariant is proven by the test named after it. */
export type Security = {
  readonly threats: readonly string[];
  readonly invariants?: Readonly<Record<string, Invariant>>;
  readonly dontDo?: readonly string[];
  readonly mitigations?: readonly string[];
  readonly openRisks?: readonly string[];
};

/** Numbers and names that were given up. They are never given out again. */
export type Reserved = {
  readonly syscalls?: readonly number[];
  readonly opcodes?: readonly number[];
  readonly errnos?: readonly number[];
  readonly names?: readonly string[];
};

/** The sections of an RFC that people read. */
export type Prose = {
  /** `RFC-NNNN`, or `RFC-NNNN/part` when one RFC feeds several packages. */
  readonly id: string;
  readonly title: string;
  readonly status: Status;
  readonly owners: readonly string[];
  /** The day it was first written, `YYYY-MM-DD`. */
  readonly created: string;
  /** The ABI package that is generated from it: the last part of its folder under libs/abi. */
  readonly feeds: string;
  /** What it replaces: contracts, or behaviour of other systems. */
  readonly supersedes?: readonly string[];
  readonly context: string;
  readonly goals: readonly string[];
  readonly nonGoals?: readonly string[];
  readonly failureModel?: string;
  readonly security?: Security;
  readonly alternatives?: readonly string[];
  readonly openQuestions?: readonly string[];
};

type Names<U> = U[keyof U] extends readonly (infer N)[] ? N & string : never;

/** Everything that a contract may say; `N` are its type names, `E` its error names. */
export type Shape<T, E, U, S extends string, N extends string, X extends string> = Prose & {
  readonly uses?: U;
  readonly types?: T;
  readonly errors?: E;
  readonly limits?: Readonly<Record<string, Limit | LimitByEnum<N>>>;
  /** Identities that the kernel can bind a task to. */
  readonly principals?: readonly string[];
  readonly syscalls?: Readonly<Record<string, Syscall<N, X>>>;
  readonly service?: Service<N, S>;
  readonly audit?: Readonly<Record<string, AuditLine>>;
  readonly markers?: Readonly<Record<string, Marker>>;
  readonly diagnostics?: Readonly<Record<string, Diagnostic>>;
  readonly machine?: StateMachine<N>;
  readonly board?: Board;
  readonly boot?: Boot;
  readonly profiles?: Readonly<Record<string, Profile>>;
  readonly phases?: Readonly<Record<string, Phase>>;
  /** The rungs of the ladder, in order: names of markers, those of every profile. */
  readonly ladder?: readonly string[];
  /** Files that people write: TypeBox schemas. */
  readonly config?: Readonly<Record<string, TSchema>>;
  /** Functions of hand-written code whose results must not be dropped. */
  readonly mustUse?: readonly string[];
  readonly reserved?: Reserved;
};

/** A contract as its module exports it. */
export type Contract = { readonly id: string } & Readonly<Record<string, unknown>>;

/** Declares a contract. Its argument is plain data in a literal subset of TypeScript. */
export function contract<
  const T extends Readonly<Record<string, NamedType>> = Record<never, never>,
  const E extends Readonly<Record<string, Errno>> = Record<never, never>,
  const U extends Readonly<Record<string, readonly string[]>> = Record<never, never>,
  const S extends string = never,
>(
  shape: Shape<
    T,
    E,
    U,
    S,
    NoInfer<(keyof T & string) | Names<U>>,
    NoInfer<(keyof E & string) | Names<U>>
  >,
): Contract {
  return shape;
}
