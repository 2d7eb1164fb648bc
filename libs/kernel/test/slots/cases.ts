/**
 * Cases of the tests of checks: for each operation a call that succeeds, and for each of its checks a way to violate
 * it. The table of checks is generated: a new check without a way to violate it does not compile.
 */
import { CHECKS, type Slots } from '@abicus/abi-kernel/testing';
import type { Cpu, Program } from '@abicus/wire';
import { violationsOf } from '@abicus/wire/testing';
import type { Actor, World } from '../support/world.ts';

/** A prepared call. A violation changes its world, its caller or its arguments. */
export interface Scene<A> {
  readonly world: World;
  caller: Actor;
  readonly args: A;
}

/** The name of an operation with checks, in generated code. */
export type OpName = keyof typeof CHECKS;

/** The valid call of an operation, and the violations of its checks. */
export interface OpSlots<Op extends OpName, A> {
  /** Prepares a call that succeeds. */
  readonly valid: (world: World) => Scene<A>;
  readonly call: (cpu: Cpu, args: A) => Program<number>;
  /** Writes memory and queues according to the arguments, after all violations. */
  readonly ready?: (scene: Scene<A>) => void;
  /** What other tasks do while the caller is blocked. Not called if it is not. */
  readonly after?: (scene: Scene<A>) => void;
  /** Set for an operation that rejects every call. */
  readonly neverSucceeds?: true;
  readonly slots: Slots<Scene<A>>[Op];
}

/** A violation of a check that several operations have. */
export interface Violate<A> {
  readonly violate: (scene: Scene<A>) => void;
}

/** A call with or without violations. */
export interface Case {
  readonly title: string;
  readonly build: (world: World) => {
    readonly caller: Actor;
    readonly job: (cpu: Cpu) => Program<number>;
    /** What other tasks do while the caller is blocked. */
    readonly after: () => void;
  };
}

/** A call that must be rejected, and the check that must reject it. */
export interface RejectedCase extends Case {
  readonly check: string;
  readonly errno: number;
  /** Whether the check may change something when it rejects, as its contract says. */
  readonly changes: boolean;
}

/** The cases of an operation, independent of the type of its arguments. */
export interface OpCases {
  /** Id of the operation in its contract. */
  readonly id: string;
  readonly op: OpName;
  /** `undefined` for an operation that rejects every call. */
  readonly valid: Case | undefined;
  /** A call for each check that is violated alone, and for each possible pair. */
  readonly rejected: readonly RejectedCase[];
}

/** Returns the cases of an operation. */
export function casesOf<Op extends OpName, A>(
  id: string,
  op: Op,
  { valid, call, ready, after, neverSucceeds, slots }: OpSlots<Op, A>,
): OpCases {
  const build =
    (violate: (scene: Scene<A>) => void): Case['build'] =>
    (world) => {
      const scene = valid(world);
      violate(scene);
      ready?.(scene);
      return {
        caller: scene.caller,
        job: (cpu) => call(cpu, scene.args),
        after: () => after?.(scene),
      };
    };
  return {
    id,
    op,
    valid:
      neverSucceeds === true
        ? undefined
        : { title: `${id}: a valid call succeeds`, build: build(() => undefined) },
    rejected: violationsOf<Scene<A>>(CHECKS[op], slots).map(({ title, decides, violate }) => ({
      title,
      check: decides.id,
      errno: decides.errno,
      changes: decides.changes === true,
      build: build((scene) => void violate(scene)),
    })),
  };
}
