/**
 * Rejected calls on the running system: for each check of an operation a call that violates it alone, or why no program
 * of the ladder can make one. The checks and their errors are those of the generated calls: a new check without an entry
 * does not compile.
 */
import { errnoName } from '@abicus/abi-kernel';
import type { Comparable, Program, Reject } from '@abicus/wire';

/** The generated checks of an operation. */
type Checks = Readonly<Record<string, Reject>>;

/** A call in a scene; gives a0 or the negative error number, or what was not arranged (`arranged`). */
export type Call<S> = (scene: S) => Program<number | string>;

/** Calls that violate a check in several ways, by what is wrong. */
interface Ways<S> {
  readonly ways: Readonly<Record<string, Call<S>>>;
}

/** How a check is violated. */
export type Violation<S, Stage extends string> =
  | Call<S>
  | Ways<S>
  /** By a call at a stage of the group. */
  | { readonly at: Stage; readonly by: Call<S> | Ways<S> }
  /** Why there is no such call. */
  | { readonly impossible: string };

/** The violations of all checks of an operation. */
export type Violations<S, C extends Checks, Stage extends string = never> = {
  readonly [Name in keyof C]: Violation<S, Stage>;
};

interface RejectedCall<S, Stage extends string> {
  /** The check, and what is wrong if there are several ways. */
  readonly label: string;
  readonly error: string;
  readonly stage: Stage | undefined;
  readonly call: Call<S>;
}

/** The rejected calls of an operation. */
export interface Operation<S, Id extends string, Stage extends string> {
  readonly id: Id;
  readonly calls: readonly RejectedCall<S, Stage>[];
  /** Why checks are not violated, by their ids. */
  readonly impossible: ReadonlyMap<string, string>;
}

/** Makes the rejected calls of an operation from its checks, in their order. */
export function operation<S, Id extends string, C extends Checks, Stage extends string = never>(
  id: Id,
  rejects: C,
  violations: Violations<S, C, Stage>,
): Operation<S, Id, Stage> {
  const rows = Object.entries(rejects).map(([name, { check, error }]) => ({
    name,
    check,
    error,
    violation: violations[name],
  }));
  return {
    id,
    calls: rows.flatMap(({ name, error, violation }) =>
      violation === undefined ? [] : callsOf(name, error, violation),
    ),
    impossible: new Map(
      rows.flatMap(({ check, violation }) =>
        violation !== undefined && 'impossible' in violation ? [[check, violation.impossible]] : [],
      ),
    ),
  };
}

function callsOf<S, Stage extends string>(
  name: string,
  error: string,
  violation: Violation<S, Stage>,
): RejectedCall<S, Stage>[] {
  if ('impossible' in violation) return [];
  const [stage, by] = 'at' in violation ? [violation.at, violation.by] : [undefined, violation];
  if (typeof by === 'function') return [{ label: name, error, stage, call: by }];
  return Object.entries(by.ways).map(([way, call]) => {
    return { label: `${name}: ${way}`, error, stage, call };
  });
}

/** A group of operations, and what their rejected calls must not change. */
export interface Group<S, Id extends string, Stage extends string> {
  readonly operations: readonly Operation<S, Id, Stage>[];
  /** Describes what the operations could change, by further calls. */
  readonly state: (scene: S) => Program<string>;
  /** What is arranged for calls that need more than the scene, in the order of the stages; each stays. */
  readonly stages: Readonly<Record<Stage, (scene: S) => Program<unknown>>>;
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

/** Makes the rejected calls of a group: first those that need the scene alone, then those of each stage. */
export function* checkRejects<S, Id extends string, Stage extends string>(
  checks: Asserts<Id>,
  group: Group<S, Id, Stage>,
  scene: S,
): Program {
  yield* checkStage(checks, group, scene, undefined);
  for (const [stage, arrange] of Object.entries<(scene: S) => Program<unknown>>(group.stages)) {
    yield* arrange(scene);
    yield* checkStage(checks, group, scene, stage);
  }
}

function* checkStage<S, Id extends string, Stage extends string>(
  checks: Asserts<Id>,
  { operations, state }: Group<S, Id, Stage>,
  scene: S,
  stage: string | undefined,
): Program {
  for (const { id, calls } of operations) {
    const own = calls.filter((one) => one.stage === stage);
    if (own.length === 0) continue;
    const before = yield* state(scene);
    for (const { label, error, call } of own) {
      checks.equal(id, label, outcomeOf(yield* call(scene)), error);
    }
    const after = yield* state(scene);
    checks.equal(UNCHANGED, stage === undefined ? id : `${id} with ${stage}`, after, before);
  }
}

/** The outcome of a raw call, to compare: `ok`, or the name of its error; a text is its own. */
export function outcomeOf(result: number | string): string {
  if (typeof result === 'string') return result;
  return result < 0 ? errnoName(-result) : 'ok';
}

/** The outcomes of raw calls. */
export function outcomesOf(results: readonly (number | string)[]): string {
  return results.map((result) => outcomeOf(result)).join(' ');
}

/**
 * The result of a call that needs more than its arguments. If what was arranged for it is not as it has to be, that is
 * what it gives.
 */
export function arranged(
  result: number | string,
  found: readonly (number | string | boolean)[],
  wanted: string,
): number | string {
  const is = found.join(' ');
  return is === wanted ? result : is;
}
