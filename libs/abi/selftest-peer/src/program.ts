// @generated from contracts/rfc-0014-peer.contract.ts (RFC-0014/peer). Do not edit: change the contract, then run `abicus generate`.
// body sha256:4ea67b39db99ebee

/** The program selftest-peer, and the slots of its capabilities. */

/** The program: its identity, its stack, and the hash of the contracts that it uses. */
export const PROGRAM = {
  name: 'selftest-peer',
  identity: 0x8c66_675c_a6a9_66ean,
  stackPages: 4,
  sha256: '4921be253b4602063de7d1b6cf8c86395ffc65ba3b27c8322a5370f7a8a66388',
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
  /** Receives replies and events. RECV. */
  repliesRecv: 3,
  /** Receives replies and events. SEND. */
  repliesSend: 4,
  /** Requests of timed. SEND. */
  timed: 5,
} as const;
