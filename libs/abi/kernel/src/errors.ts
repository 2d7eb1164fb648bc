// @generated from contracts/*.contract.ts. Do not edit: change the contract, then run `abicus generate`.
// body sha256:749c2089b890bce1

/** Error numbers. A failed call returns the negative number in a0. */
export const ERRNO = {
  /** No such capability, or a missing right. */
  EPERM: 1,
  /** The object behind a name or capability is gone. */
  ESRCH: 3,
  /** A message is longer than a frame, or than the buffer of its receiver. */
  E2BIG: 7,
  /** The caller has no children. */
  ECHILD: 10,
  /** The call cannot complete now. */
  EAGAIN: 11,
  /** Memory is exhausted. */
  ENOMEM: 12,
  /** An address in the user half that is not mapped. */
  EFAULT: 14,
  /** An argument is outside its declared set. */
  EINVAL: 22,
  /** A table, a quota or a byte budget is exhausted. */
  ENOSPC: 28,
  /** The peer of a call is gone. */
  EPIPE: 32,
  /** No such syscall. */
  ENOSYS: 38,
  /** The deadline passed. */
  ETIMEDOUT: 110,
} as const;

/** The name of an error. */
export type Errno = keyof typeof ERRNO;

const NAMES: Readonly<Record<number, Errno>> = {
  1: 'EPERM',
  3: 'ESRCH',
  7: 'E2BIG',
  10: 'ECHILD',
  11: 'EAGAIN',
  12: 'ENOMEM',
  14: 'EFAULT',
  22: 'EINVAL',
  28: 'ENOSPC',
  32: 'EPIPE',
  38: 'ENOSYS',
  110: 'ETIMEDOUT',
};

/** Returns the name of an error number; `EUNKNOWN` for an undeclared one. */
export function errnoName(n: number): Errno | 'EUNKNOWN' {
  return NAMES[n] ?? 'EUNKNOWN';
}
