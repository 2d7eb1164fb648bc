// @generated from contracts/rfc-0023-timed.contract.ts (RFC-0023/timed). Do not edit: change the contract, then run `abicus generate`.
// body sha256:774f26b6d99b1dd4

import { DeclaredError, readMarshalled } from '@abicus/wire';

/** Whether the same call may succeed later, by failure. */
const RETRYABLE = {
  INVALID_ARGS: false,
  OVER_LIMIT: true,
  NOT_FOUND: false,
  MALFORMED: false,
  INTERNAL: false,
  BadReply: false,
} as const;

/** The name of a failure in results. */
export type TimedFailure = keyof typeof RETRYABLE;

/** Whether a name is the name of a failure. */
export function isTimedFailure(name: string): name is TimedFailure {
  return Object.hasOwn(RETRYABLE, name);
}

/** A failure that can be thrown, or sent to another process or realm. */
export class TimedError extends DeclaredError<TimedFailure> {
  constructor(error: TimedFailure, detail = '') {
    super({ domain: 'timed', error, retryable: RETRYABLE[error] }, detail);
  }

  /** Returns the marshalled error; undefined for other data. */
  static unmarshal(data: unknown): TimedError | undefined {
    const found = readMarshalled(data, 'timed');
    if (found === undefined || !isTimedFailure(found.error)) return undefined;
    return new TimedError(found.error, found.detail);
  }
}
