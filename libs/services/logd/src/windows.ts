/**
 * How much each sender has written lately. A sender is an identity that the kernel stamps, not a task: a program that
 * ends and starts again has what was left to it.
 *
 *     sender    absent ──first record──▶ open ──24 records──▶ open and used up ──window later──▶ absent
 *
 * A window begins with a record and is over a fixed time later, whatever comes in between. A timer of timed frees it then.
 * Without that timer it ends all the same, when a record begins another window.
 */
import { LIMITS, WITHIN } from '@abicus/abi-logd';
import type { TimerId } from '@abicus/abi-timed';

interface Window {
  readonly begin: bigint;
  used: number;
  timer: TimerId | undefined;
}

/** The windows of all senders. The caller checks the limits, since they are checks of operations. */
export class Windows {
  readonly #bySender = new Map<bigint, Window>();
  readonly #senderOf = new Map<TimerId, bigint>();

  /** How many windows have a place. */
  get size(): number {
    return this.#bySender.size;
  }

  /** How many timers are waited for. */
  get timers(): number {
    return this.#senderOf.size;
  }

  /** How many records a sender has written in its window. */
  used(sender: bigint, now: bigint): number {
    const window = this.#bySender.get(sender);
    return window !== undefined && isOpen(window, now) ? window.used : 0;
  }

  /** How many senders have a place if this one has: those whose windows are over would leave. */
  sendersWith(sender: bigint, now: bigint): number {
    const all = [...this.#bySender];
    return all.filter(([one, window]) => one !== sender && isOpen(window, now)).length + 1;
  }

  /** Counts a record of a sender. Gives the end of the window if the record begins one. */
  count(sender: bigint, now: bigint): bigint | undefined {
    const window = this.#bySender.get(sender);
    if (window !== undefined && isOpen(window, now)) {
      window.used += 1;
      return undefined;
    }
    this.#freeOver(now);
    this.#bySender.set(sender, { begin: now, used: 1, timer: undefined });
    return now + LIMITS.window;
  }

  /** Notes the timer that ends a window. One that is no longer the sender's is not waited for. */
  timed(sender: bigint, end: bigint, timer: TimerId): void {
    const window = this.#bySender.get(sender);
    if (window === undefined || window.begin + LIMITS.window !== end) return;
    window.timer = timer;
    this.#senderOf.set(timer, sender);
  }

  /** Ends the window of a timer that fired. A timer that is not waited for changes nothing. */
  fired(timer: TimerId): void {
    const sender = this.#senderOf.get(timer);
    if (sender !== undefined) this.#free(sender);
  }

  #free(sender: bigint): void {
    const timer = this.#bySender.get(sender)?.timer;
    if (timer !== undefined) this.#senderOf.delete(timer);
    this.#bySender.delete(sender);
  }

  #freeOver(now: bigint): void {
    for (const [sender, window] of this.#bySender) if (!isOpen(window, now)) this.#free(sender);
  }
}

/** Whether a window has begun and is not over; a clock that was set back has it begin anew. */
function isOpen({ begin }: Window, now: bigint): boolean {
  return now >= begin && WITHIN.window(now - begin + 1n);
}
