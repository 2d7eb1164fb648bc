/**
 * When a program is started again (RFC-0087). Failures count for a window; the wait doubles with each one that counts,
 * and one more than its contract allows restarts ends it for good. A function of times, without a clock.
 */
import type { Supervision } from '@abicus/wire';

/** What follows from an end. */
export type Verdict =
  /** It is started again at this time. `attempt` counts the failures in the window; 0: it ended well. */
  | { readonly kind: 'restart'; readonly at: bigint; readonly attempt: number }
  /** There were too many failures in the window. */
  | { readonly kind: 'blocked' }
  /** Its contract says that it is not restarted. */
  | { readonly kind: 'never' };

/** The failures of a program that count, and what its contract says of restarts. */
export class RestartPolicy {
  readonly #supervision: Supervision | undefined;
  /** Times of the failures in the window, the oldest first; never more than may be restarted. */
  #failures: readonly bigint[] = [];

  constructor(supervision: Supervision | undefined) {
    this.#supervision = supervision;
  }

  /** The number of failures that are held. */
  get held(): number {
    return this.#failures.length;
  }

  /** Decides after a failure at this time. */
  failed(now: bigint): Verdict {
    const supervision = this.#supervision;
    if (supervision === undefined || supervision.restart === 'never') return { kind: 'never' };
    const counting = this.#failures.filter((at) => now - at < supervision.windowNs);
    if (counting.length >= supervision.maxInWindow) {
      this.#failures = counting;
      return { kind: 'blocked' };
    }
    this.#failures = [...counting, now];
    const attempt = this.#failures.length;
    return { kind: 'restart', at: now + backoffNs(supervision, attempt), attempt };
  }

  /** Decides after an end that is no failure: it waits for the first backoff, and does not count. */
  endedWell(now: bigint): Verdict {
    const supervision = this.#supervision;
    if (supervision === undefined || supervision.restart === 'never') return { kind: 'never' };
    return { kind: 'restart', at: now + supervision.backoffNs[0], attempt: 0 };
  }
}

/** The wait after the n-th failure in a window, from 1: the first backoff, doubled n − 1 times, up to the largest. */
export function backoffNs({ backoffNs: [first, largest] }: Supervision, attempt: number): bigint {
  let wait = first;
  for (let i = 1; i < attempt && wait < largest; i++) wait *= 2n;
  return wait < largest ? wait : largest;
}
