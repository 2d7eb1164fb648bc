/** Programs that sleep: the service keeps the reply capability of each until its time has come. */
import { DeadlineQueue } from './deadline-queue.ts';

/** A sleep under way. */
export interface Sleep {
  /** Pid of the sleeper. */
  readonly owner: number;
  /** Slot of the capability to answer on. */
  readonly reply: number;
  /** Nonce of the request. */
  readonly nonce: number;
  /** When it ends, in ns. */
  readonly wake: bigint;
}

/** All sleeps of the service. Limits are the callers' to check. */
export class Sleeps {
  readonly #queue = new DeadlineQueue<Sleep>();
  readonly #counts = new Map<number, number>();

  /** How many sleeps are under way. */
  get size(): number {
    return this.#queue.size;
  }

  /** When the next one ends. */
  get nextWake(): bigint | undefined {
    return this.#queue.nextWake;
  }

  /** How many sleeps of an owner are under way. */
  countOf(owner: number): number {
    return this.#counts.get(owner) ?? 0;
  }

  /** Begins a sleep. */
  add(sleep: Sleep): void {
    this.#queue.add(sleep);
    this.#counts.set(sleep.owner, this.countOf(sleep.owner) + 1);
  }

  /** Takes out the sleeps that end now. */
  popExpired(now: bigint): Sleep[] {
    const ended = this.#queue.popExpired(now);
    for (const { owner } of ended) {
      const left = this.countOf(owner) - 1;
      if (left > 0) this.#counts.set(owner, left);
      else this.#counts.delete(owner);
    }
    return ended;
  }
}
