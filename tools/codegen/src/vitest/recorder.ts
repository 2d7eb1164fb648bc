/**
 * What one run of a test's function saw, and how many assertions it made. Calls find their test by the asynchronous
 * context that they were made in: tests that run beside each other are kept apart, and what a hook or a test that has
 * ended does belongs to no test.
 */
import { AsyncLocalStorage } from 'node:async_hooks';
import { TOLD, type Sighting, type TestRecord } from './format.ts';

type Count = { times: number; readonly assertionsBefore: number };

/** One run of a test's function. */
class Run {
  #isOpen = true;
  #assertions = 0;
  readonly #seen = new Map<string, Map<string, Count>>();

  see(id: string, how: string): void {
    if (!this.#isOpen) return;
    let hows = this.#seen.get(id);
    if (hows === undefined) this.#seen.set(id, (hows = new Map()));
    const count = hows.get(how);
    if (count === undefined) hows.set(how, { times: 1, assertionsBefore: this.#assertions });
    else count.times += 1;
  }

  asserted(): void {
    if (this.#isOpen) this.#assertions += 1;
  }

  get assertions(): number {
    return this.#assertions;
  }

  /** Ends the run: calls that come later are not its own. */
  close(): readonly Sighting[] {
    this.#isOpen = false;
    return [...this.#seen].flatMap(([id, hows]) =>
      [...hows].map(([how, { times, assertionsBefore }]): Sighting => {
        return [id, how, times, this.#assertions - assertionsBefore];
      }),
    );
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

/** Counts an assertion of the test that runs. */
export function asserted(): void {
  current.getStore()?.asserted();
}

/** Assertions that the test that runs has made so far. */
export function assertionsSoFar(): number {
  return current.getStore()?.assertions ?? 0;
}

/** Runs a test's function, and gives what it saw to `done`, also if it throws. */
export async function record(
  run: () => unknown,
  done: (saw: Pick<TestRecord, 'assertions' | 'seen'>) => void,
): Promise<void> {
  const one = new Run();
  try {
    await current.run(one, run);
  } finally {
    done({ seen: one.close(), assertions: one.assertions });
  }
}
