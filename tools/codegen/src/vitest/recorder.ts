/**
 * What one run of a test's function saw, and how many assertions it made. Calls find their test by the asynchronous
 * context that they were made in: tests that run beside each other are kept apart, and what a hook or a test that has
 * ended does belongs to no test.
 */
import { AsyncLocalStorage } from 'node:async_hooks';
import type { Invariant, Reached } from '@abicus/wire/testing';
import { DrawsOf } from './draws.ts';
import { DRAWN, TOLD, type Draws, type Sighting, type TestRecord } from './format.ts';

/** What a run leaves. */
type Saw = Pick<TestRecord, 'assertions' | 'seen' | 'draws'>;

type Count = { times: number; readonly assertionsBefore: number };

/** One run of a test's function. */
class Run {
  #isOpen = true;
  #assertions = 0;
  readonly #seen = new Map<string, Map<string, Count>>();
  readonly #draws = new Map<string, DrawsOf>();

  see(id: string, how: string): void {
    if (!this.#isOpen) return;
    let hows = this.#seen.get(id);
    if (hows === undefined) this.#seen.set(id, (hows = new Map()));
    const count = hows.get(how);
    if (count === undefined) hows.set(how, { times: 1, assertionsBefore: this.#assertions });
    else count.times += 1;
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
    const seen = [...this.#seen].flatMap(([id, hows]) =>
      [...hows].map(([how, { times, assertionsBefore }]): Sighting => {
        return [id, how, times, assertions - assertionsBefore];
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
