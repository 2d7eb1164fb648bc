// @generated from contracts/rfc-0014-peer.contract.ts (RFC-0014/peer). Do not edit: change the contract, then run `abicus generate`.
// body sha256:904f181191216522

/** The program selftest-peer, and the slots of its capabilities. */

/** The program: its identity, its stack, and the hash of the contracts that it uses. */
export const PROGRAM = {
  name: 'selftest-peer',
  identity: 0x8c66_675c_a6a9_66ean,
  stackPages: 4,
  sha256: '2b7970b1ad248fa8a61164d2c1f0997e975be9d7b6f3700303b69b4d2f0f46c7',
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
