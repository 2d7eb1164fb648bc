// @generated from contracts/*.contract.ts. Do not edit: change the contract, then run `abicus generate`.
// body sha256:b2815c546df1ab4c

import { DeclaredError, readMarshalled } from '@abicus/wire';

/** Whether the same call may succeed later, by failure. */
const RETRYABLE = {
  NOT_FOUND: false,
  MALFORMED: false,
  DENIED: false,
  STALE: false,
  BadReply: false,
} as const;

/** The name of a failure in results. */
export type InitFailure = keyof typeof RETRYABLE;

/** Whether a name is the name of a failure. */
export function isInitFailure(name: string): name is InitFailure {
  return Object.hasOwn(RETRYABLE, name);
}

/** A failure that can be thrown, or sent to another process or realm. */
export class InitError extends DeclaredError<InitFailure> {
  constructor(error: InitFailure, detail = '') {
    super({ domain: 'init', error, retryable: RETRYABLE[error] }, detail);
  }

  /** Returns the marshalled error; undefined for other data. */
  static unmarshal(data: unknown): InitError | undefined {
    const found = readMarshalled(data, 'init');
    if (found === undefined || !isInitFailure(found.error)) return undefined;
    return new InitError(found.error, found.detail);
  }
}
