/** The sleeping programs: the service keeps the reply capability of each until its wake time. */
import { DeadlineQueue } from './deadline-queue.ts';

/** A pending sleep. */
export interface Sleep {
  /** Pid of the sleeper. */
  readonly owner: number;
  /** Slot of the reply capability. */
  readonly reply: number;
  /** Nonce of the request. */
  readonly nonce: number;
  /** The wake time, in ns. */
  readonly wake: bigint;
}

/** All pending sleeps. The caller checks the limits. */
export class Sleeps {
  readonly #queue = new DeadlineQueue<Sleep>();
  readonly #counts = new Map<number, number>();

  /** The number of pending sleeps. */
  get size(): number {
    return this.#queue.size;
  }

  /** The wake time of the next sleep. */
  get nextWake(): bigint | undefined {
    return this.#queue.nextWake;
  }

  /** The number of pending sleeps of an owner. */
  countOf(owner: number): number {
    return this.#counts.get(owner) ?? 0;
  }

  /** Adds a sleep. */
  add(sleep: Sleep): void {
    this.#queue.add(sleep);
    this.#counts.set(sleep.owner, this.countOf(sleep.owner) + 1);
  }

  /** Removes and gives the sleeps whose wake time is reached. */
  popExpired(now: bigint): Sleep[] {
    return this.#counted(this.#queue.popExpired(now));
  }

  /** Removes and gives the sleeps of an owner that has ended. */
  dropOwner(owner: number): Sleep[] {
    return this.#counted(this.#queue.removeWhere((sleep) => sleep.owner === owner));
  }

  /** Removes and gives the sleep whose reply endpoint is gone. */
  dropReply(slot: number): Sleep[] {
    return this.#counted(this.#queue.removeWhere((sleep) => sleep.reply === slot));
  }

  #counted(removed: Sleep[]): Sleep[] {
    for (const { owner } of removed) {
      const remaining = this.countOf(owner) - 1;
      if (remaining > 0) this.#counts.set(owner, remaining);
      else this.#counts.delete(owner);
    }
    return removed;
  }
}
