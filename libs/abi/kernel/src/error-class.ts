// @generated from contracts/*.contract.ts. Do not edit: change the contract, then run `abicus generate`.
// body sha256:46ef1fa575c6c553

import { DeclaredError, readMarshalled } from '@abicus/wire';

/** Whether the same call may succeed later, by failure. */
const RETRYABLE = {
  EPERM: false,
  ESRCH: false,
  E2BIG: false,
  ECHILD: false,
  EAGAIN: true,
  QueueFull: true,
  QueueEmpty: true,
  RunQueueFull: true,
  WouldBlock: true,
  ENOMEM: true,
  EFAULT: false,
  EINVAL: false,
  ENOSPC: true,
  EPIPE: false,
  ENOSYS: false,
  ETIMEDOUT: true,
  Unknown: false,
} as const;

/** The name of a failure in results. */
export type KernelFailure = keyof typeof RETRYABLE;

/** Whether a name is the name of a failure. */
export function isKernelFailure(name: string): name is KernelFailure {
  return Object.hasOwn(RETRYABLE, name);
}

/** A failure that can be thrown, or sent to another process or realm. */
export class KernelError extends DeclaredError<KernelFailure> {
  constructor(error: KernelFailure, detail = '') {
    super({ domain: 'kernel', error, retryable: RETRYABLE[error] }, detail);
  }

  /** Returns the marshalled error; undefined for other data. */
  static unmarshal(data: unknown): KernelError | undefined {
    const found = readMarshalled(data, 'kernel');
    if (found === undefined || !isKernelFailure(found.error)) return undefined;
    return new KernelError(found.error, found.detail);
  }
}
