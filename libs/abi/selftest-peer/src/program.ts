// @generated from contracts/rfc-0014-peer.contract.ts (RFC-0014/peer). Do not edit: change the contract, then run `abicus generate`.
// body sha256:3c53730e1c64a732

/** The program selftest-peer, and the slots of its capabilities. */

/** The program: its identity, its stack, and the hash of the contracts that it uses. */
export const PROGRAM = {
  name: 'selftest-peer',
  identity: 0x8c66_675c_a6a9_66ean,
  stackPages: 4,
  sha256: 'ca4e38ef14124f633c90b8fbce76d85eb3137c03d4e8d71af6b7263744059f14',
  supervision: undefined,
} as const;

/** Slots by name. */
export const SLOTS = {
  /** Receives the start message. RECV. */
  control: 0,
  /** Requests of init. SEND. */
  init: 1,
  /** Receives requests. RECV. */
  requests: 2,
  /** Receives replies and events. RECV. */
  repliesRecv: 3,
  /** Receives replies and events. SEND. */
  repliesSend: 4,
  /** Requests of timed. SEND. */
  timed: 5,
} as const;
