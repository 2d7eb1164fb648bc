// @generated from contracts/rfc-0102-service.contract.ts (RFC-0102). Do not edit: change the contract, then run `abicus generate`.
// body sha256:c1928adaeeceef7f

/** The statuses of stats. */

/** Statuses by name. */
export const STATUS = {
  OK: 0,
  MALFORMED: 1,
  DENIED: 2,
} as const;

/** The name of a status. */
export type StatsStatus = keyof typeof STATUS;

const NAMES: Readonly<Record<number, StatsStatus>> = { 0: 'OK', 1: 'MALFORMED', 2: 'DENIED' };

/** Returns the name of the status with this number, if any. */
export function statusName(status: number): StatsStatus | undefined {
  return NAMES[status];
}
