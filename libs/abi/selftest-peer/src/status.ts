// @generated from contracts/rfc-0014-peer.contract.ts (RFC-0014/peer). Do not edit: change the contract, then run `abicus generate`.
// body sha256:134cee403ec5af33

/** The statuses of selftest-peer. */

/** Statuses by name. */
export const STATUS = {
  OK: 0,
  MALFORMED: 1,
} as const;

/** The name of a status. */
export type SelftestPeerStatus = keyof typeof STATUS;

const NAMES: Readonly<Record<number, SelftestPeerStatus>> = { 0: 'OK', 1: 'MALFORMED' };

/** Returns the name of the status with this number, if any. */
export function statusName(status: number): SelftestPeerStatus | undefined {
  return NAMES[status];
}
