// @generated from contracts/rfc-0023-timed.contract.ts (RFC-0023/timed). Do not edit: change the contract, then run `abicus generate`.
// body sha256:819fa6d937c08eb3

/** What timed answers with. */

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

/** The name of the status with this number, or nothing if there is none. */
export function statusName(status: number): TimedStatus | undefined {
  return NAMES[status];
}
