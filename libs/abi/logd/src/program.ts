// @generated from contracts/rfc-0011-logd.contract.ts (RFC-0011/logd). Do not edit: change the contract, then run `abicus generate`.
// body sha256:8d6c5f0c5d0e2fb6

/** The program logd, and the slots of its capabilities. */

/** The program: its identity, its stack, and the hash of the contracts that it uses. */
export const PROGRAM = {
  name: 'logd',
  identity: 0xce07_e8ad_70ec_4c6fn,
  stackPages: 4,
  sha256: 'a60fb370cad6636fb87dc1573849f175401639d9e478ead855caf6194d717d82',
  supervision: {
    restart: 'always',
    backoffNs: [0x989680n, 0x3b9aca00n],
    maxInWindow: 3,
    windowNs: 0xdf8475800n,
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
