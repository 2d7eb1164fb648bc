// @generated from contracts/rfc-0023-timed.contract.ts (RFC-0023/timed). Do not edit: change the contract, then run `abicus generate`.
// body sha256:d4a0e4203491a5e1

import { DeclaredError, readMarshalled } from '@abicus/wire';

/** What calls fail with, and whether the same call may succeed later. */
const RETRYABLE = {
  INVALID_ARGS: false,
  OVER_LIMIT: true,
  NOT_FOUND: false,
  MALFORMED: false,
  INTERNAL: false,
  BadReply: false,
} as const;

/** The name of a failure, as results tell it. */
export type TimedFailure = keyof typeof RETRYABLE;

/** Whether a name is that of a failure. */
export function isTimedFailure(name: string): name is TimedFailure {
  return Object.hasOwn(RETRYABLE, name);
}

/** A failure where one has to be thrown, or sent to another process or realm. */
export class TimedError extends DeclaredError<TimedFailure> {
  constructor(error: TimedFailure, detail = '') {
    super({ domain: 'timed', error, retryable: RETRYABLE[error] }, detail);
  }

  /** The error that was marshalled; nothing for data that is none of these. */
  static unmarshal(data: unknown): TimedError | undefined {
    const found = readMarshalled(data, 'timed');
    if (found === undefined || !isTimedFailure(found.error)) return undefined;
    return new TimedError(found.error, found.detail);
  }
}
