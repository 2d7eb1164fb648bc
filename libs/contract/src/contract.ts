/**
 * The contract itself: an RFC whose sections are fields.
 *
 * The compiler checks every name of a type, error or limit against those that the contract declares
 * or uses, and every name of a status, an audit line, an operation or a state against those that it
 * declares: a mistyped one is a red line in the editor, at the element that says it. The linker of
 * `abicus generate` checks these as well, and alone what is known to all contracts without `uses`
 * (principals, markers, profiles, what a marker proves), what stands in another contract (`uses`
 * itself, sentinels), and the fields and checks that a machine names.
 */
import type { TSchema } from 'typebox';
import type { AuditLine, Diagnostic, MachineOf, Marker, StateMachine } from './behaviour.ts';
import type { Board } from './board.ts';
import type { Boot, Log, Phase, Profile } from './boot.ts';
import type { Errno } from './errors.ts';
import type { Limit, LimitByEnum } from './limits.ts';
import type { Says } from './names.ts';
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

/** The sections that say names, or whose elements are named by others. */
type Named = {
  readonly uses?: Readonly<Record<string, readonly string[]>>;
  readonly types?: Readonly<Record<string, NamedType>>;
  readonly errors?: Readonly<Record<string, Errno>>;
  readonly limits?: Readonly<Record<string, Limit | LimitByEnum>>;
  readonly syscalls?: Readonly<Record<string, Syscall>>;
  readonly service?: Service;
  readonly audit?: Readonly<Record<string, AuditLine>>;
  readonly machine?: StateMachine;
};

/** The sections that say no name that the compiler sees. */
type Others = {
  /**
   * Identities that a kernel can bind a task to. The name of a service is one without being listed; where no contract is of
   * a kernel, so are the callers that services list in `authority`.
   */
  readonly principals?: readonly string[];
  readonly markers?: Readonly<Record<string, Marker>>;
  readonly diagnostics?: Readonly<Record<string, Diagnostic>>;
  readonly board?: Board;
  readonly boot?: Boot;
  /** What lines of logs look like; one contract of a workspace may say. */
  readonly log?: Log;
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

/** Everything that a contract may say. */
export type Shape = Prose & Named & Others;

/** The names that `uses` lists; none if there is no `uses`. */
type Used<U> = Item<U[keyof U]>;
type Item<L> = L extends readonly (infer I extends string)[] ? I : never;

/** The keys of a section, each after the word for what it names. */
type Keys<Section> = keyof Section & string;

/** Names of operations behind a selector: `set`, and `taskQos.set`. */
type OpNames<Syscalls> = {
  [C in keyof Syscalls]: Syscalls[C] extends { readonly ops: infer O }
    ? Keys<O> | `${C & string}.${Keys<O>}`
    : never;
}[keyof Syscalls];

/** The operations that a machine may name: those of its contract by name, any by id. */
type Operations<Y, O> = Keys<Y> | OpNames<Y> | Keys<O> | `${string}.${string}`;

/** The same section, each of whose elements says names of `K` alone. */
type Saying<Section, K extends string> = Section & { readonly [N in keyof Section]: Says<K> };

type TypeName<T, U> = `type ${NoInfer<Keys<T> | Used<U>>}`;
type ErrorName<E, U> = `error ${NoInfer<Keys<E> | Used<U>>}`;
type LimitName<L, U> = `limit ${NoInfer<Keys<L> | Used<U>>}`;
type AuditName<A> = `audit ${NoInfer<Keys<A>>}`;
/** Principals are known to all contracts: the linker checks them. */
type PrincipalName = `principal ${string}`;

/** A contract as its module exports it. */
export type Contract = { readonly id: string } & Readonly<Record<string, unknown>>;

type None = Record<never, never>;

/** Declares a contract. Its argument is plain data in a literal subset of TypeScript. */
export function contract<
  const T extends Exclude<Named['types'], undefined> = None,
  const E extends Exclude<Named['errors'], undefined> = None,
  const L extends Exclude<Named['limits'], undefined> = None,
  const A extends Exclude<Named['audit'], undefined> = None,
  const U extends Exclude<Named['uses'], undefined> = None,
  const Y extends Exclude<Named['syscalls'], undefined> = None,
  const O extends Service['ops'] = None,
  const V extends Exclude<Service['events'], undefined> = None,
  const S extends string = never,
  const M extends string = never,
>(
  shape: Prose &
    Others & {
      readonly uses?: U;
      readonly types?: Saying<T, TypeName<T, U> | ErrorName<E, U>>;
      readonly errors?: E;
      readonly limits?: Saying<L, TypeName<T, U>>;
      readonly syscalls?: Saying<
        Y,
        TypeName<T, U> | ErrorName<E, U> | LimitName<L, U> | AuditName<A> | PrincipalName
      >;
      readonly service?: Service<S> & {
        readonly ops: Saying<
          O,
          TypeName<T, U> | `status ${S}` | LimitName<L, U> | AuditName<A> | PrincipalName
        >;
        readonly events?: Saying<V, TypeName<T, U>>;
      };
      readonly audit?: A;
      readonly machine?: MachineOf<M, NoInfer<Operations<Y, O>>, LimitName<L, U>, NoInfer<Keys<T>>>;
    },
): Contract {
  return shape;
}
