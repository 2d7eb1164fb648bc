/**
 * What one run of a test's function saw, and how many assertions it made. Calls find their test by the asynchronous
 * context that they were made in: tests that run beside each other are kept apart, and what a hook or a test that has
 * ended does belongs to no test.
 */
import { AsyncLocalStorage } from 'node:async_hooks';
import type { Invariant, Reached } from '@abicus/wire/testing';
import { DrawsOf } from './draws.ts';
import { DRAWN, TOLD, type Draws, type Sighting, type TestRecord } from './format.ts';
import { teller, type Teller } from './teller.ts';

/** What a run leaves. */
type Saw = Pick<TestRecord, 'assertions' | 'seen' | 'draws'>;

type Count = {
  readonly id: string;
  readonly how: string;
  times: number;
  readonly assertionsBefore: number;
};

/** What was seen, and how often. A kernel tells of each call: no name is made for the place of a count. */
class Sightings {
  readonly all: Count[] = [];
  readonly #byHow = new Map<string, Map<string, Count>>();

  /** Counts one that is known already. Returns whether it is. */
  isMore(id: string, how: string): boolean {
    const count = this.#byHow.get(how)?.get(id);
    if (count === undefined) return false;
    count.times += 1;
    return true;
  }

  add(count: Count): void {
    this.all.push(count);
    const byId = this.#byHow.get(count.how);
    if (byId === undefined) this.#byHow.set(count.how, new Map([[count.id, count]]));
    else byId.set(count.id, count);
  }
}

/** One run of a test's function. */
class Run {
  #isOpen = true;
  #assertions = 0;
  /** What the program told, and what the test told by itself. */
  readonly #seen: Readonly<Record<Teller, Sightings>> = {
    program: new Sightings(),
    test: new Sightings(),
  };
  readonly #draws = new Map<string, DrawsOf>();

  see(id: string, how: string): void {
    if (!this.#isOpen) return;
    if (this.#seen.program.isMore(id, how)) return;
    const seen = this.#seen[teller(how)];
    if (!seen.isMore(id, how)) seen.add({ id, how, times: 1, assertionsBefore: this.#assertions });
  }

  draw({ id, forAll }: Invariant, one: unknown, reached: Reached): void {
    if (!this.#isOpen) return;
    const key = `${id} ${forAll}`;
    let draws = this.#draws.get(key);
    if (draws === undefined) {
      this.#draws.set(key, (draws = new DrawsOf({ id, forAll }, this.#assertions)));
    }
    draws.draw(one, reached, this.#assertions);
  }

  asserted(): void {
    if (this.#isOpen) this.#assertions += 1;
  }

  get assertions(): number {
    return this.#assertions;
  }

  /** Ends the run: calls that come later are not its own. */
  close(): Saw {
    this.#isOpen = false;
    const assertions = this.#assertions;
    const seen = (['program', 'test'] as const).flatMap((by) =>
      this.#seen[by].all.map(({ id, how, times, assertionsBefore }): Sighting => {
        return [id, how, times, assertions - assertionsBefore, by];
      }),
    );
    const draws = [...this.#draws.values()].map((one): Draws => one.end(assertions));
    return { assertions, seen, draws };
  }
}

/** One per process, also if this module is evaluated again: files share it. */
const KEY = Symbol.for('@abicus/codegen/vitest recorder');
const found: unknown = Reflect.get(globalThis, KEY);
const current =
  found instanceof AsyncLocalStorage
    ? (found as AsyncLocalStorage<Run>)
    : new AsyncLocalStorage<Run>();
Reflect.set(globalThis, KEY, current);
Reflect.set(globalThis, TOLD, (id: string, how: string) => current.getStore()?.see(id, how));
Reflect.set(globalThis, DRAWN, (of: Invariant, one: unknown, reached: Reached) =>
  current.getStore()?.draw(of, one, reached),
);

/** Counts an assertion of the test that runs. */
export function asserted(): void {
  current.getStore()?.asserted();
}

/** Assertions that the test that runs has made so far. */
export function assertionsSoFar(): number {
  return current.getStore()?.assertions ?? 0;
}

/** Runs a test's function, and gives what it saw to `done`, also if it throws. */
export async function record(run: () => unknown, done: (saw: Saw) => void): Promise<void> {
  const one = new Run();
  try {
    await current.run(one, run);
  } finally {
    done(one.close());
  }
}
