/** What probes compare results with. */
import type { Result } from '@abicus/wire';

/** Timeout of a reply, after which a probe fails. */
export const REPLY_TIMEOUT_NS = 500_000_000n;

/** The outcome of a call, to compare: `ok`, or the name of its error. */
export function outcome(result: Result<unknown, string>): string {
  return result.ok ? 'ok' : result.error;
}

/** What stands for the value of a call that failed, in a comparison: no call gives it. */
export const NO_VALUE = -1;
