/**
 * The contract itself: an RFC whose sections are fields.
 *
 * The compiler checks names: a type, error or limit must be declared or listed in `uses`, a service that
 * is called must be listed there; a status, audit line, operation or state must be declared. An undeclared
 * name is an error in the editor, at the element that contains it. The linker of `abicus generate` checks
 * all names: also those that need no `uses` (principals, markers, profiles, the elements that a marker
 * proves), those of other contracts (`uses` itself, sentinels, operations that are called), and the fields
 * and checks in a machine.
 */
import type { TSchema } from 'typebox';
import type { AuditLine, Diagnostic, MachineOf, Marker, StateMachine } from './behaviour.ts';
import type { Board } from './board.ts';
import type { Boot, Log, Phase, Profile } from './boot.ts';
import type { Errno } from './errors.ts';
import type { Limit, LimitByEnum } from './limits.ts';
import type { Says } from './names.ts';
import type { Persistence } from './persisted.ts';
import type { Calls, Notifies, Program } from './program.ts';
import type { Rpc } from './rpc.ts';
import type { Service } from './service.ts';
import type { Syscall } from './syscalls.ts';
import type { NamedType } from './types.ts';

/** The status of a contract: a draft, in force, in force and never changed again, or replaced. */
export type Status = 'draft' | 'accepted' | 'frozen' | 'superseded';

/** An invariant: a promise about every member of a domain, such as each task, message or sequence of calls. */
export type Invariant = {
  /** The domain that it holds for. The test named after the invariant draws members of this domain. */
  readonly forAll: string;
  /** The promise, as a sentence. */
  readonly text: string;
};

/** Threats, and the defences against them. The test named after an invariant proves it. */
export type Security = {
  /** What can go wrong, or be made to. */
  readonly threats: readonly string[];
  /** Promises, each proven by a test that is named after it. */
  readonly invariants?: Readonly<Record<string, Invariant>>;
  /** What an implementation must never do. */
  readonly dontDo?: readonly string[];
  /** What stands against the threats. */
  readonly mitigations?: readonly string[];
  /** What nothing stands against yet. */
  readonly openRisks?: readonly string[];
};

/** Numbers and names of removed elements. They are never used again. */
export type Reservations = {
  /** Numbers of syscalls. */
  readonly syscalls?: readonly number[];
  /** Opcodes of the service. */
  readonly opcodes?: readonly number[];
  /** Numbers of errors. */
  readonly errnos?: readonly number[];
  /** Names of elements, of any kind. */
  readonly names?: readonly string[];
};

/** The prose sections of an RFC. */
export type Prose = {
  /**
   * Usually `RFC-NNNN`, or `RFC-NNNN/part` when one RFC feeds several packages: letters, digits, `-`, `_`, `.`, one `/`.
   */
  readonly id: string;
  /** What it is about, in a few words. */
  readonly title: string;
  /**
   * How firm it is. A draft gives its types, and the name of its program as a principal; a frozen contract cannot change
   * any more; a superseded one gives nothing.
   */
  readonly status: Status;
  /** People or teams that decide about it. */
  readonly owners: readonly string[];
  /** The day it was first written, `YYYY-MM-DD`. */
  readonly created: string;
  /** The ABI package that is generated from it: the name of its folder under libs/abi. */
  readonly feeds: string;
  /** The contracts or behaviours of other systems that it replaces. */
  readonly supersedes?: readonly string[];
  /** Why it is needed. */
  readonly context: string;
  /** What it has to achieve. */
  readonly goals: readonly string[];
  /** What it leaves to others on purpose. */
  readonly nonGoals?: readonly string[];
  /** What is guaranteed when something fails. */
  readonly failureModel?: string;
  /** Threats, and the defences against them. */
  readonly security?: Security;
  /** What was considered and not done, with the reason. */
  readonly alternatives?: readonly string[];
  /** What is not decided yet. */
  readonly openQuestions?: readonly string[];
};

/** The sections that contain names, or whose elements other sections name. */
type Named = {
  /** Names of other contracts that this one uses, by the id of the contract. */
  readonly uses?: Readonly<Record<string, readonly string[]>>;
  /** Types that fields, arguments and other contracts name. */
  readonly types?: Readonly<Record<string, NamedType>>;
  /** Errors of syscalls, and of values outside their types. */
  readonly errors?: Readonly<Record<string, Errno>>;
  /** Bounds of queues, tables, loops and retries. */
  readonly limits?: Readonly<Record<string, Limit | LimitByEnum>>;
  /** Calls of the kernel. */
  readonly syscalls?: Readonly<Record<string, Syscall>>;
  /** The protocol of a service, of which a contract has one at most. */
  readonly service?: Service;
  /** A JSON protocol, of which a contract has one at most. */
  readonly rpc?: Rpc;
  /** What programs keep: keys of a store and the layouts of their values. */
  readonly persisted?: Persistence;
  /** Lines of an audit log. */
  readonly audit?: Readonly<Record<string, AuditLine>>;
  /** The states of a resource, and the steps between them. */
  readonly machine?: StateMachine;
  /**
   * The operations that the program calls and waits for, by their service: services of other contracts, named in `uses`. No
   * two programs may wait for each other, directly or through others. `every`: all that authority allows.
   */
  readonly calls?: Calls;
  /** The operations without an answer that the program sends, by their service; it waits for none of them. */
  readonly notifies?: Notifies;
};

/** The sections without names that the compiler checks. */
type Others = {
  /**
   * Identities that a kernel can bind a task to. The names of services and programs are some without being listed; where no
   * contract is of a kernel, so are the callers that services list in `authority`.
   */
  readonly principals?: readonly string[];
  /**
   * The program that the contract is of: it runs the service of the contract, if there is one. It is booted where a contract
   * states `boot`; that of a draft is not, and only gives its name.
   */
  readonly program?: Program;
  /** Lines of evidence that a running system prints. */
  readonly markers?: Readonly<Record<string, Marker>>;
  /** Console lines that prove nothing, such as measurements. */
  readonly diagnostics?: Readonly<Record<string, Diagnostic>>;
  /** Devices and named numbers of the machine. */
  readonly board?: Board;
  /** The programs that init starts, and their capabilities. */
  readonly boot?: Boot;
  /** The form of log lines; at most one contract of a workspace states it. */
  readonly log?: Log;
  /** Sets of machines, each with a ladder of its own. */
  readonly profiles?: Readonly<Record<string, Profile>>;
  /** Parts of the ladder that can be run on their own, in a name of their own each. */
  readonly phases?: Readonly<Record<string, Phase>>;
  /**
   * A total order of all rungs: names of markers, those of every profile. Without it, which is the
   * usual form, `after` and the order of each emitter hold.
   */
  readonly ladder?: readonly string[];
  /** Configuration files: TypeBox schemas. */
  readonly config?: Readonly<Record<string, TSchema>>;
  /** Functions of hand-written code whose results must not be dropped. */
  readonly mustUse?: readonly string[];
  /** Numbers and names of removed elements, which are never used again. */
  readonly reserved?: Reservations;
};

/** The sections of a contract. */
export type Shape = Prose & Named & Others;

/** The names that `uses` lists; none if there is no `uses`. */
type Used<U> = Item<U[keyof U]>;
type Item<L> = L extends readonly (infer I extends string)[] ? I : never;

/** What a program calls: services that `uses` names. */
type Calling<C, U> = { readonly [N in keyof C]: N extends Used<U> ? C[N] : never };

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
/** The callers of an operation: of those that its service lists, or any where it lists none. */
type CallerName<W extends string> = `caller ${[W] extends [never] ? string : NoInfer<W>}`;

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
  const RM extends Rpc['methods'] = None,
  const RE extends Exclude<Rpc['errors'], undefined> = None,
  const P extends Persistence['entries'] = None,
  const C extends Exclude<Calls, string> = None,
  const F extends Notifies = None,
  const S extends string = never,
  const W extends string = never,
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
        readonly authority: 'any' | readonly W[];
        readonly ops: Saying<
          O,
          | TypeName<T, U>
          | `status ${S}`
          | LimitName<L, U>
          | AuditName<A>
          | PrincipalName
          | CallerName<W>
        >;
        readonly events?: Saying<V, TypeName<T, U>>;
      };
      readonly rpc?: Rpc & {
        readonly errors?: RE;
        readonly methods: Saying<RM, `rpcError ${NoInfer<Keys<RE>>}`>;
      };
      readonly persisted?: Persistence & { readonly entries: Saying<P, TypeName<T, U>> };
      readonly audit?: Saying<A, TypeName<T, U>>;
      readonly calls?: 'every' | (C & Calling<C, NoInfer<U>>);
      readonly notifies?: F & Calling<F, NoInfer<U>>;
      readonly machine?: MachineOf<M, NoInfer<Operations<Y, O>>, LimitName<L, U>, NoInfer<Keys<T>>>;
    },
): Contract {
  return shape;
}
