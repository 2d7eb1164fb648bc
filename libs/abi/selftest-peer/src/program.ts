// @generated from contracts/rfc-0014-peer.contract.ts (RFC-0014/peer). Do not edit: change the contract, then run `abicus generate`.
// body sha256:69b213d5f75d947d

/** The program selftest-peer, and the slots of its capabilities. */

/** The program: its identity, its stack, and the hash of the contracts that it uses. */
export const PROGRAM = {
  name: 'selftest-peer',
  identity: 0x8c66_675c_a6a9_66ean,
  stackPages: 4,
  sha256: '27a0e5fafa97a9c54c92b9f53d22f6c78a9c6def173da2e68eecb3f505dab095',
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
