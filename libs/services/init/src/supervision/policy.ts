/**
 * When a program is started again (RFC-0087). Ends count for a window: the wait doubles with each one that counts, and one
 * more failure than its contract allows restarts ends it for good. A function of times, without a clock.
 */
import { WITHIN } from '@abicus/abi-init';
import type { Supervision } from '@abicus/wire';

/** What follows from an end. */
export type Verdict =
  /** It is started again at this time. `attempt` counts its ends in the window. */
  | { readonly kind: 'restart'; readonly at: bigint; readonly attempt: number }
  /** There were too many failures in the window. */
  | { readonly kind: 'blocked' }
  /** Its contract says that it is not restarted. */
  | { readonly kind: 'never' };

/** The ends of a program that count, and what its contract says of restarts. */
export class RestartPolicy {
  readonly #supervision: Supervision | undefined;
  /** Times of the failures in the window, the oldest first; never more than may be restarted. */
  #failures: readonly bigint[] = [];
  /** Times of the ends in the window, failures included, the oldest first. */
  #ends: readonly bigint[] = [];

  constructor(supervision: Supervision | undefined) {
    this.#supervision = supervision;
  }

  /** The number of times that are held: as of the last end. */
  get held(): { readonly failures: number; readonly ends: number } {
    return { failures: this.#failures.length, ends: this.#ends.length };
  }

  /** Decides after a failure at this time. */
  failed(now: bigint): Verdict {
    return this.#decide(now, true);
  }

  /** Decides after an end that is no failure: it is no step to the cap, and waits as long as after a failure. */
  endedWell(now: bigint): Verdict {
    return this.#decide(now, false);
  }

  #decide(now: bigint, isFailure: boolean): Verdict {
    const supervision = this.#supervision;
    if (supervision === undefined || supervision.restart === 'never') return { kind: 'never' };
    const { windowNs, maxInWindow } = supervision;
    const counts = (at: bigint): boolean => now - at < windowNs;
    const failures = this.#failures.filter(counts);
    const isCapped = isFailure && failures.length >= maxInWindow;
    this.#failures = isFailure && !isCapped ? [...failures, now] : failures;
    if (isCapped) return { kind: 'blocked' };
    const ends = [...this.#ends.filter(counts), now];
    this.#ends = WITHIN.endsKept(ends.length) ? ends : ends.slice(1);
    const attempt = this.#ends.length;
    return { kind: 'restart', at: now + backoffNs(supervision, attempt), attempt };
  }
}

/** The wait after the n-th end in a window, from 1: the first backoff, doubled n − 1 times, up to the largest. */
export function backoffNs({ backoffNs: [first, largest] }: Supervision, attempt: number): bigint {
  const wait = first << BigInt(attempt - 1);
  return wait < largest ? wait : largest;
}
