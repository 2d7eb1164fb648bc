/**
 * Errors and the checks that fail with them.
 *
 * Checks are ordered: a call is decoded, then its checks are made in declared order, and
 * the first violated check decides the error. Generated tests for single violations and for pairs prove the order.
 */

import type { Only, SaidAt, SaidBy, Says, ValueAt } from './names.ts';

/** An error of a contract: its number, and names for its meanings if it has several. */
export type Errno = {
  readonly kind: 'errno';
  readonly number: number;
  readonly doc: string;
} & ErrnoOptions;

/** Options of an error. */
export type ErrnoOptions = {
  /**
   * Names that wrappers use instead of the number if its meaning depends on the call: `EAGAIN` is `QueueFull` for a send
   * and `QueueEmpty` for a receive.
   */
  readonly sentinels?: readonly string[];
  /** Whether the same call may succeed later without a change by the caller. Other errors are final. */
  readonly retryable?: boolean;
};

/** Declares an error. */
export function errno(number: number, doc: string, options: ErrnoOptions = {}): Errno {
  return { kind: 'errno', number, doc, ...options };
}

/** A condition on the caller: its identity is one of these principals. */
export type CallerIs = { readonly kind: 'callerIs'; readonly principals: readonly string[] };

/** Declares that the caller's identity, as the kernel bound it, is one of these principals. */
export function callerIs<const P extends string>(
  ...principals: readonly P[]
): CallerIs & Says<`principal ${P}`> {
  return { kind: 'callerIs', principals };
}

/** Options of a check. */
export type CheckOptions = {
  /** Callers that pass the check in any case. */
  readonly unless?: CallerIs;
  /** The limit that is reached when the check fails. */
  readonly limit?: string;
  /** The sentinel that wrappers decode the error to. */
  readonly as?: string;
  /** State that changes although the call is rejected; no other state may change. */
  readonly changesOnReject?: readonly string[];
  /** Whether the call blocks instead of failing, unless it was made non-blocking. */
  readonly waits?: boolean;
  /** Whether every call fails, except of callers under `unless`: the operation is retired. */
  readonly always?: boolean;
};

/** A semantic check. */
export type Check = {
  readonly kind: 'check';
  readonly error: string;
  readonly doc: string;
} & CheckOptions;

type SaidByOptions<O> = SaidAt<O, 'limit', 'limit'> | SaidBy<ValueAt<O, 'unless'>>;

/** Declares a check that fails with `error`; `doc` states the violated condition. */
export function fails<const E extends string, const O extends CheckOptions = object>(
  error: E,
  doc = '',
  options: Only<O, keyof CheckOptions> = {} as never,
): Check & Says<`fails ${E}` | SaidByOptions<O>> {
  return { kind: 'check', error, doc, ...options };
}
