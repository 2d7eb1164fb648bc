// @generated from contracts/rfc-0011-logd.contract.ts (RFC-0011/logd). Do not edit: change the contract, then run `abicus generate`.
// body sha256:0aca8015ebd47add

import { DeclaredError, readMarshalled } from '@abicus/wire';

/** Whether the same call may succeed later, by failure. */
const RETRYABLE = {
  MALFORMED: false,
  UNSUPPORTED: false,
  TOO_LARGE: false,
  INVALID_ARGS: false,
  OVER_LIMIT: false,
  RATE_LIMITED: true,
  BadReply: false,
} as const;

/** The name of a failure in results. */
export type LogdFailure = keyof typeof RETRYABLE;

/** Whether a name is the name of a failure. */
export function isLogdFailure(name: string): name is LogdFailure {
  return Object.hasOwn(RETRYABLE, name);
}

/** A failure that can be thrown, or sent to another process or realm. */
export class LogdError extends DeclaredError<LogdFailure> {
  constructor(error: LogdFailure, detail = '') {
    super({ domain: 'logd', error, retryable: RETRYABLE[error] }, detail);
  }

  /** Returns the marshalled error; undefined for other data. */
  static unmarshal(data: unknown): LogdError | undefined {
    const found = readMarshalled(data, 'logd');
    if (found === undefined || !isLogdFailure(found.error)) return undefined;
    return new LogdError(found.error, found.detail);
  }
}
