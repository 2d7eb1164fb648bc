// @generated from contracts/rfc-0014-peer.contract.ts (RFC-0014/peer). Do not edit: change the contract, then run `abicus generate`.
// body sha256:e2edca15bea27207

/** The program selftest-peer, and the slots of its capabilities. */

/** The program: its identity, its stack, and the hash of the contracts that it uses. */
export const PROGRAM = {
  name: 'selftest-peer',
  identity: 0x8c66_675c_a6a9_66ean,
  stackPages: 4,
  sha256: '70279ba9fed85c876d84868831c4a84ac6acb3d18586c5fe9e7fec3efa355fc5',
  supervision: undefined,
} as const;

/** Slots by name. */
export const SLOTS = {
  /** Receives the start message. RECV. */
  control: 0,
  /** Requests of init. SEND. */
  init: 1,
  /** Receives replies and events. RECV. */
  repliesRecv: 2,
  /** Receives replies and events. SEND. */
  repliesSend: 3,
  /** Requests of timed. SEND. */
  timed: 4,
} as const;
