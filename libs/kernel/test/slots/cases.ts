/**
 * What the tests of checks are made of: for each operation a call that succeeds, and for each of its checks one way to
 * violate it. The table of checks is the generated one: a new check without a way to violate it does not compile.
 */
import { CHECKS, type Slots } from '@abicus/abi-kernel/testing';
import type { Cpu, Program } from '@abicus/wire';
import { violationsOf } from '@abicus/wire/testing';
import type { Actor, World } from '../support/world.ts';

/** A call that is about to be made. Violations change its world, its caller or its arguments. */
export interface Scene<A> {
  readonly world: World;
  caller: Actor;
  readonly args: A;
}

/** An operation that has checks, by its name in generated code. */
export type OpName = keyof typeof CHECKS;

/** All of an operation. */
export interface OpSlots<Op extends OpName, A> {
  /** A call that succeeds. */
  readonly valid: (world: World) => Scene<A>;
  readonly call: (cpu: Cpu, args: A) => Program<number>;
  /** Puts into memory and queues what the arguments say, when they are settled. */
  readonly ready?: (scene: Scene<A>) => void;
  /** Set for an operation that refuses every call. */
  readonly neverSucceeds?: true;
  readonly slots: Slots<Scene<A>>[Op];
}

/** A way to violate a check that several operations make. */
export interface Violate<A> {
  readonly violate: (scene: Scene<A>) => void;
}

/** A call, with violations or without, ready to be made. */
export interface Case {
  readonly title: string;
  readonly build: (world: World) => {
    readonly caller: Actor;
    readonly job: (cpu: Cpu) => Program<number>;
  };
}

/** A call that is refused, and what must refuse it. */
export interface RejectedCase extends Case {
  readonly check: string;
  readonly errno: number;
}

/** The cases of an operation: nothing is left of the type of its arguments. */
export interface OpCases {
  /** Its id. */
  readonly id: string;
  readonly op: OpName;
  /** Nothing for an operation that refuses every call. */
  readonly valid: Case | undefined;
  /** Each check violated alone, each possible pair at once. */
  readonly rejected: readonly RejectedCase[];
}

/** The cases of an operation's slots. */
export function casesOf<Op extends OpName, A>(
  id: string,
  op: Op,
  { valid, call, ready, neverSucceeds, slots }: OpSlots<Op, A>,
): OpCases {
  const build =
    (violate: (scene: Scene<A>) => void): Case['build'] =>
    (world) => {
      const scene = valid(world);
      violate(scene);
      ready?.(scene);
      return { caller: scene.caller, job: (cpu) => call(cpu, scene.args) };
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
      build: build((scene) => void violate(scene)),
    })),
  };
}
