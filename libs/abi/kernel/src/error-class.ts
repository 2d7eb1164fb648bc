// @generated from contracts/*.contract.ts. Do not edit: change the contract, then run `abicus generate`.
// body sha256:170fe9f2671543d0

import { DeclaredError, readMarshalled } from '@abicus/wire';

/** What calls fail with, and whether the same call may succeed later. */
const RETRYABLE = {
  EPERM: false,
  ESRCH: false,
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
  ENOSYS: false,
  ETIMEDOUT: true,
  Unknown: false,
} as const;

/** The name of a failure, as results tell it. */
export type KernelFailure = keyof typeof RETRYABLE;

/** Whether a name is that of a failure. */
export function isKernelFailure(name: string): name is KernelFailure {
  return Object.hasOwn(RETRYABLE, name);
}

/** A failure where one has to be thrown, or sent to another process or realm. */
export class KernelError extends DeclaredError<KernelFailure> {
  constructor(error: KernelFailure, detail = '') {
    super({ domain: 'kernel', error, retryable: RETRYABLE[error] }, detail);
  }

  /** The error that was marshalled; nothing for data that is none of these. */
  static unmarshal(data: unknown): KernelError | undefined {
    const found = readMarshalled(data, 'kernel');
    if (found === undefined || !isKernelFailure(found.error)) return undefined;
    return new KernelError(found.error, found.detail);
  }
}
