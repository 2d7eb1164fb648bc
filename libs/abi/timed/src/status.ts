// @generated from contracts/rfc-0023-timed.contract.ts (RFC-0023/timed). Do not edit: change the contract, then run `abicus generate`.
// body sha256:11177e5b4a08a660

/** The statuses of timed. */

/** Statuses by name. */
export const STATUS = {
  OK: 0,
  INVALID_ARGS: 1,
  OVER_LIMIT: 2,
  NOT_FOUND: 3,
  MALFORMED: 4,
  INTERNAL: 5,
} as const;

/** The name of a status. */
export type TimedStatus = keyof typeof STATUS;

const NAMES: Readonly<Record<number, TimedStatus>> = {
  0: 'OK',
  1: 'INVALID_ARGS',
  2: 'OVER_LIMIT',
  3: 'NOT_FOUND',
  4: 'MALFORMED',
  5: 'INTERNAL',
};

/** Returns the name of the status with this number, if any. */
export function statusName(status: number): TimedStatus | undefined {
  return NAMES[status];
}
