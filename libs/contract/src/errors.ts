/**
 * Errors and the checks that fail with them.
 *
 * Checks are ordered data: a call is decoded, then its checks are tried in declared order, and
 * the first one violated decides what the caller sees. The order is proven by tests generated for
 * single violations and for pairs.
 */

/** An error of a contract: its number and, where one number means several things, their names. */
export type Errno = {
  readonly kind: 'errno';
  readonly number: number;
  readonly doc: string;
} & ErrnoOptions;

/** What more there is to say of an error. */
export type ErrnoOptions = {
  /**
   * The names that a number is told apart by in a wrapper when its meaning depends on the call,
   * `EAGAIN` on the direction of a message for one.
   */
  readonly sentinels?: readonly string[];
  /** The same call may succeed later, with nothing changed by the caller. Other errors are terminal. */
  readonly retryable?: boolean;
};

/** Declares an error. */
export function errno(number: number, doc: string, options: ErrnoOptions = {}): Errno {
  return { kind: 'errno', number, doc, ...options };
}

/** Who passes a check that others fail. */
export type CallerIs = { readonly kind: 'callerIs'; readonly principals: readonly string[] };

/** The caller's identity, as the kernel bound it, is one of these principals. */
export function callerIs(...principals: readonly string[]): CallerIs {
  return { kind: 'callerIs', principals };
}

/** What surrounds a check. */
export type CheckOptions = {
  /** Callers for whom the check does not apply. */
  readonly unless?: CallerIs;
  /** The limit that is reached when the check fails. */
  readonly limit?: string;
  /** The sentinel that wrappers decode the error to. */
  readonly as?: string;
  /** The state that changes although the call is rejected; everything else must not. */
  readonly changesOnReject?: readonly string[];
  /** The check is made when the call can't go on now: it waits, unless asked not to. */
  readonly waits?: boolean;
  /** Every call fails it, but those of callers under `unless`: of a retired operation. */
  readonly always?: boolean;
};

/** One semantic check. */
export type Check<E extends string = string> = {
  readonly kind: 'check';
  readonly error: E;
  readonly doc: string;
} & CheckOptions;

/** A check that fails with `error`; `doc` says when. */
export function fails<const E extends string>(
  error: E,
  doc = '',
  options: CheckOptions = {},
): Check<E> {
  return { kind: 'check', error, doc, ...options };
}
