// @generated from contracts/rfc-0014-peer.contract.ts (RFC-0014/peer). Do not edit: change the contract, then run `abicus generate`.
// body sha256:56ed8f0d9d732913

/** The program selftest-peer, and the slots of its capabilities. */

/** The program: its identity, its stack, and the hash of the contracts that it uses. */
export const PROGRAM = {
  name: 'selftest-peer',
  identity: 0x8c66_675c_a6a9_66ean,
  stackPages: 4,
  sha256: 'dcb10be2be7a87db01b0eff80d8f9fe4e8c01b311f92d6e6e0400c4ee2fa9b5c',
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
