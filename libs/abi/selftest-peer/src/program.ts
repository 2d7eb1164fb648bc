// @generated from contracts/rfc-0014-peer.contract.ts (RFC-0014/peer). Do not edit: change the contract, then run `abicus generate`.
// body sha256:5f90ff8692b34e3a

/** The program selftest-peer, and the slots of its capabilities. */

/** The program: its identity, its stack, and the hash of the contracts that it uses. */
export const PROGRAM = {
  name: 'selftest-peer',
  identity: 0x8c66_675c_a6a9_66ean,
  stackPages: 4,
  sha256: '90d6bc0bef4b1862d7d55614e1165da6f79061247dd90e834586f920b1faaa5b',
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
