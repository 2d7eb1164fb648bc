/** A clock that a test moves. */
import type { Clock } from '../src/clock.ts';

type Deadline = { readonly at: number; readonly callback: () => void };

/** Deadlines that fire when `advance` reaches them. */
export class FakeClock implements Clock {
  #now = 0;
  readonly #deadlines = new Set<Deadline>();

  /** The number of pending deadlines. */
  get armed(): number {
    return this.#deadlines.size;
  }

  readonly after = (ms: number, callback: () => void): (() => void) => {
    const deadline = { at: this.#now + ms, callback };
    this.#deadlines.add(deadline);
    return () => void this.#deadlines.delete(deadline);
  };

  /** Advances time. */
  advance(ms: number): void {
    this.#now += ms;
    for (const deadline of this.#deadlines) {
      if (deadline.at > this.#now) continue;
      this.#deadlines.delete(deadline);
      deadline.callback();
    }
  }
}
