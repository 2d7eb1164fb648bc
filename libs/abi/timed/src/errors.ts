// @generated from contracts/rfc-0023-timed.contract.ts (RFC-0023/timed). Do not edit: change the contract, then run `abicus generate`.
// body sha256:0448d17367fd0a3a

/** Error numbers. A failed call returns the negative number in a0. */
export const ERRNO = {
  /** An argument is outside its declared set. */
  EINVAL: 22,
} as const;

/** The name of an error. */
export type Errno = keyof typeof ERRNO;

const NAMES: Readonly<Record<number, Errno>> = {
  22: 'EINVAL',
};

/** Returns the name of an error number; `EUNKNOWN` for an undeclared one. */
export function errnoName(n: number): Errno | 'EUNKNOWN' {
  return NAMES[n] ?? 'EUNKNOWN';
}
