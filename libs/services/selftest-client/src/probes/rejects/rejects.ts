/**
 * Rejected calls on the running system: for each check of an operation a call that violates it alone, or why no program
 * of the ladder can make one. The checks and their errors are those of the generated calls: a new check without an entry
 * does not compile.
 */
import { errnoName } from '@abicus/abi-kernel';
import type { Comparable, Program, Reject } from '@abicus/wire';

/** The generated checks of an operation. */
type Checks = Readonly<Record<string, Reject>>;

/** A call in a scene; gives a0, or the negative error number. */
export type Call<S> = (scene: S) => Program<number>;

/** How a check is violated. */
export type Violation<S> =
  | Call<S>
  /** In several ways, by what is wrong. */
  | { readonly ways: Readonly<Record<string, Call<S>>> }
  /** By a task whose table of capabilities is full. */
  | { readonly full: Call<S> }
  /** Why there is no such call. */
  | { readonly impossible: string };

/** The violations of all checks of an operation. */
export type Violations<S, C extends Checks> = { readonly [Name in keyof C]: Violation<S> };

interface RejectedCall<S> {
  /** The check, and what is wrong if there are several ways. */
  readonly label: string;
  readonly error: string;
  readonly isFull: boolean;
  readonly call: Call<S>;
}

/** The rejected calls of an operation. */
export interface Operation<S, Id extends string> {
  readonly id: Id;
  readonly calls: readonly RejectedCall<S>[];
  /** Why checks are not violated, by their ids. */
  readonly impossible: ReadonlyMap<string, string>;
}

/** Makes the rejected calls of an operation from its checks, in their order. */
export function operation<S, Id extends string, C extends Checks>(
  id: Id,
  rejects: C,
  violations: Violations<S, C>,
): Operation<S, Id> {
  const rows = Object.entries(rejects).map(([name, reject]) => ({
    name,
    reject,
    violation: violations[name],
  }));
  return {
    id,
    calls: rows.flatMap(({ name, reject: { error }, violation }) =>
      callsOf(name, error, violation),
    ),
    impossible: new Map(
      rows.flatMap(({ reject: { check }, violation }) =>
        violation !== undefined && 'impossible' in violation ? [[check, violation.impossible]] : [],
      ),
    ),
  };
}

function callsOf<S>(
  name: string,
  error: string,
  violation: Violation<S> | undefined,
): RejectedCall<S>[] {
  if (violation === undefined || 'impossible' in violation) return [];
  if (typeof violation === 'function') {
    return [{ label: name, error, isFull: false, call: violation }];
  }
  if ('full' in violation) return [{ label: name, error, isFull: true, call: violation.full }];
  return Object.entries(violation.ways).map(([way, call]) => {
    return { label: `${name}: ${way}`, error, isFull: false, call };
  });
}

/** A group of operations, and what their rejected calls must not change. */
export interface Group<S, Id extends string> {
  readonly operations: readonly Operation<S, Id>[];
  /** Describes what the operations could change, by further calls. */
  readonly state: (scene: S) => Program<string>;
  /** Fills the table of the task that makes the `full` calls. */
  readonly fill: (scene: S) => Program;
}

const UNCHANGED = 'abi.invariant.rejectsChangeNothing';

/** The part of a proof that takes these assertions. */
interface Asserts<Id extends string> {
  equal(
    element: Id | typeof UNCHANGED,
    label: string,
    actual: Comparable,
    expected: Comparable,
  ): void;
}

/** Makes the rejected calls of a group, those with a full table last. */
export function* checkRejects<S, Id extends string>(
  checks: Asserts<Id>,
  { operations, state, fill }: Group<S, Id>,
  scene: S,
): Program {
  for (const isFull of [false, true]) {
    if (isFull) yield* fill(scene);
    for (const { id, calls } of operations) {
      const own = calls.filter((one) => one.isFull === isFull);
      if (own.length === 0) continue;
      const before = yield* state(scene);
      for (const { label, error, call } of own) {
        checks.equal(id, label, outcomeOf(yield* call(scene)), error);
      }
      const after = yield* state(scene);
      checks.equal(UNCHANGED, isFull ? `${id} with a full table` : id, after, before);
    }
  }
}

/** The outcome of a raw call, to compare: `ok`, or the name of its error. */
export function outcomeOf(result: number): string {
  return result < 0 ? errnoName(-result) : 'ok';
}
