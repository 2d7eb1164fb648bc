// @generated from contracts/rfc-0011-logd.contract.ts (RFC-0011/logd). Do not edit: change the contract, then run `abicus generate`.
// body sha256:e83f40aa049a769f

/** The statuses of logd. */

/** Statuses by name. */
export const STATUS = {
  OK: 0,
  MALFORMED: 1,
  UNSUPPORTED: 2,
  TOO_LARGE: 3,
  INVALID_ARGS: 4,
  OVER_LIMIT: 5,
  RATE_LIMITED: 6,
} as const;

/** The name of a status. */
export type LogdStatus = keyof typeof STATUS;

const NAMES: Readonly<Record<number, LogdStatus>> = {
  0: 'OK',
  1: 'MALFORMED',
  2: 'UNSUPPORTED',
  3: 'TOO_LARGE',
  4: 'INVALID_ARGS',
  5: 'OVER_LIMIT',
  6: 'RATE_LIMITED',
};

/** Returns the name of the status with this number, if any. */
export function statusName(status: number): LogdStatus | undefined {
  return NAMES[status];
}
