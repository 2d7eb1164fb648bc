/** What the tests of checks are made of: for each operation a valid call, and for each of its checks one way to violate it. */
import type { Cpu, Program, Reject } from '@abicus/wire';
import type { Actor, World } from '../world.ts';

/** A call that is about to be made. Violations change its world, its caller or its arguments. */
export interface Scene<A> {
  readonly world: World;
  caller: Actor;
  readonly args: A;
}

/** One way to violate one check and no other. */
export interface Slot<A> {
  violate(scene: Scene<A>): void;
  /** Checks that ask for what the violation of this one rules out: the two can't be violated at once. */
  readonly impossibleWith?: readonly string[];
}

/** Refusals of an operation by the name of the check. */
export type Rejects = Readonly<Record<string, Reject>>;

/** All of an operation: `R` is its generated table of refusals, so that a new check without a slot does not compile. */
export interface OpSlots<R extends Rejects, A> {
  readonly rejects: R;
  /** A call that succeeds. */
  valid(world: World): Scene<A>;
  call(cpu: Cpu, args: A): Program<number>;
  /** Puts into memory and queues what the arguments say, when they are settled. */
  ready?(scene: Scene<A>): void;
  /** Set for an operation that refuses every call. */
  readonly neverSucceeds?: true;
  readonly slots: { readonly [K in keyof R]: Slot<A> };
}

/** A call with violations, ready to be made. */
export interface Case {
  /** The check that decides. */
  readonly reject: Reject;
  readonly title: string;
  build(world: World): { readonly caller: Actor; job(cpu: Cpu): Program<number> };
}

/** The cases of an operation: nothing is left of the type of its arguments. */
export interface OpCases {
  /** Its id. */
  readonly id: string;
  readonly valid: Omit<Case, 'reject'> | undefined;
  readonly singles: readonly Case[];
  readonly pairs: readonly Case[];
}

/** The cases of an operation's slots. */
export function casesOf<R extends Rejects, A>(id: string, op: OpSlots<R, A>): OpCases {
  const entries = Object.entries<Reject>(op.rejects).map(([name, reject]) => {
    const slot = op.slots[name];
    if (slot === undefined) throw new Error(`${id}.${name} has no slot`);
    return { name, reject, slot };
  });
  const build =
    (slots: readonly Slot<A>[]): Case['build'] =>
    (world) => {
      const scene = op.valid(world);
      for (const slot of slots) slot.violate(scene);
      op.ready?.(scene);
      return { caller: scene.caller, job: (cpu) => op.call(cpu, scene.args) };
    };
  return {
    id,
    valid:
      op.neverSucceeds === true
        ? undefined
        : { title: `${id}: a valid call succeeds`, build: build([]) },
    singles: entries.map(({ name, reject, slot }) => ({
      reject,
      title: `${reject.check}: violated alone, ${reject.error} and nothing changes`,
      build: build([slot]),
    })),
    pairs: entries.flatMap((first, i) =>
      entries
        .slice(i + 1)
        .filter(
          (second) =>
            first.slot.impossibleWith?.includes(second.name) !== true &&
            second.slot.impossibleWith?.includes(first.name) !== true,
        )
        .map((second) => ({
          reject: first.reject,
          title: `${first.reject.check} decides before ${second.reject.check}`,
          build: build([second.slot, first.slot]),
        })),
    ),
  };
}
