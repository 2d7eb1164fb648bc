/** Why a call was rejected: the check that failed, and its error. */

/** A reject. There is one instance per check, so that rejecting allocates nothing. */
export class Reject<E extends string = string, Id extends string = string> {
  /** The number of the error or status; a0 is its negative. */
  readonly errno: number;
  /** The name of the error or status. */
  readonly error: E;
  /** The id of the check, `taskQos.set.escalation`. */
  readonly check: Id;

  constructor(check: Id, error: E, errno: number) {
    this.errno = errno;
    this.error = error;
    this.check = check;
    Object.freeze(this);
  }
}

/** The reject of a check. */
export function reject<const E extends string, const Id extends string>(
  check: Id,
  error: E,
  errno: number,
): Reject<E, Id> {
  return new Reject(check, error, errno);
}

/**
 * The same for a table that states the type of each entry, `wideReject(…) as Reject<'EPERM',
 * 'map.right'>`: the type of the table can then be read from its source text.
 */
export function wideReject(check: string, error: string, errno: number): Reject {
  return new Reject(check, error, errno);
}

/** Whether a value is a reject. */
export function isReject(value: unknown): value is Reject {
  return value instanceof Reject;
}
