/** The sleeping programs: the answer to each waits until its wake time. */
import type { Pid } from '@abicus/abi-kernel';
import type { SleepUntilReply } from '@abicus/abi-timed';
import type { Pending } from '@abicus/service';
import { DeadlineQueue } from './deadline-queue.ts';

/** A pending sleep. */
export interface Sleep {
  /** Pid of the sleeper. */
  readonly owner: Pid;
  /** Its answer. */
  readonly reply: Pending<SleepUntilReply>;
  /** The wake time, in ns. */
  readonly wake: bigint;
}

/** All pending sleeps. The caller checks the limits. */
export class Sleeps {
  readonly #queue = new DeadlineQueue<Sleep>();

  /** The number of pending sleeps. */
  get size(): number {
    return this.#queue.size;
  }

  /** The wake time of the next sleep. */
  get nextWake(): bigint | undefined {
    return this.#queue.nextWake;
  }

  /** The number of pending sleeps of an owner. */
  countOf(owner: Pid): number {
    return this.#queue.countWhere((sleep) => sleep.owner === owner);
  }

  /** Adds a sleep. */
  add(sleep: Sleep): void {
    this.#queue.add(sleep);
  }

  /** Removes and gives the sleeps whose wake time is reached. */
  popExpired(now: bigint): Sleep[] {
    return this.#queue.popExpired(now);
  }

  /** Removes and gives the sleeps of an owner that has ended. */
  dropOwner(owner: Pid): Sleep[] {
    return this.#queue.removeWhere((sleep) => sleep.owner === owner);
  }
}
