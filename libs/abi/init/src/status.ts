// @generated from contracts/rfc-0093-routing.contract.ts (RFC-0093). Do not edit: change the contract, then run `abicus generate`.
// body sha256:6fee47bea9622bb5

/** The statuses of init. */

/** Statuses by name. */
export const STATUS = {
  OK: 0,
  NOT_FOUND: 1,
  MALFORMED: 2,
  DENIED: 3,
  STALE: 4,
} as const;

/** The name of a status. */
export type InitStatus = keyof typeof STATUS;

const NAMES: Readonly<Record<number, InitStatus>> = {
  0: 'OK',
  1: 'NOT_FOUND',
  2: 'MALFORMED',
  3: 'DENIED',
  4: 'STALE',
};

/** Returns the name of the status with this number, if any. */
export function statusName(status: number): InitStatus | undefined {
  return NAMES[status];
}
