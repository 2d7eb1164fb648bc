// @generated from contracts/rfc-0102-service.contract.ts (RFC-0102). Do not edit: change the contract, then run `abicus generate`.
// body sha256:3a434ed0779e39af

import { DeclaredError, readMarshalled } from '@abicus/wire';

/** Whether the same call may succeed later, by failure. */
const RETRYABLE = {
  MALFORMED: false,
  DENIED: false,
  BadReply: false,
} as const;

/** The name of a failure in results. */
export type ServiceFailure = keyof typeof RETRYABLE;

/** Whether a name is the name of a failure. */
export function isServiceFailure(name: string): name is ServiceFailure {
  return Object.hasOwn(RETRYABLE, name);
}

/** A failure that can be thrown, or sent to another process or realm. */
export class ServiceError extends DeclaredError<ServiceFailure> {
  constructor(error: ServiceFailure, detail = '') {
    super({ domain: 'service', error, retryable: RETRYABLE[error] }, detail);
  }

  /** Returns the marshalled error; undefined for other data. */
  static unmarshal(data: unknown): ServiceError | undefined {
    const found = readMarshalled(data, 'service');
    if (found === undefined || !isServiceFailure(found.error)) return undefined;
    return new ServiceError(found.error, found.detail);
  }
}
