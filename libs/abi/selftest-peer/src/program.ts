// @generated from contracts/rfc-0014-peer.contract.ts (RFC-0014/peer). Do not edit: change the contract, then run `abicus generate`.
// body sha256:7789b5d60bbd42bf

/** The program selftest-peer, and the slots of its capabilities. */

/** The program: its identity, its stack, and the hash of the contracts that it uses. */
export const PROGRAM = {
  name: 'selftest-peer',
  identity: 0x8c66_675c_a6a9_66ean,
  stackPages: 4,
  sha256: 'e6361c9618cbb2ed02841d9a9ada4136626387a02d6e37b9213364378bdcce56',
  supervision: {
    restart: 'always',
    backoffNs: [0xf4240n, 0x3d0900n],
    maxInWindow: 3,
    windowNs: 0x3b9aca00n,
  },
} as const;

/** Slots by name. */
export const SLOTS = {
  /** Receives the start message. RECV. */
  control: 0,
  /** Requests of init. SEND. */
  init: 1,
  /** Receives requests. RECV. */
  requests: 2,
  /** Requests of timed. SEND. */
  timed: 3,
  /** Own requests, for the events of services that it calls. SEND. */
  events: 4,
} as const;
