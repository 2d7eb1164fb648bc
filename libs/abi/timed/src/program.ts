// @generated from contracts/rfc-0023-timed.contract.ts (RFC-0023/timed). Do not edit: change the contract, then run `abicus generate`.
// body sha256:f91eac137debddce

/** The program timed, and the slots of its capabilities. */

/** The program: its identity, its stack, and the hash of the contracts that it uses. */
export const PROGRAM = {
  name: 'timed',
  identity: 0x2933_756c_3928_45a0n,
  stackPages: 4,
  sha256: 'f9cd7930c14a55224986f8accbc8b004c3ac0b2a55dbe439790380522f92975e',
  supervision: {
    restart: 'always',
    backoffNs: [0x989680n, 0x3b9aca00n],
    maxInWindow: 3,
    windowNs: 0x2540be400n,
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
  /** The exact time. TIME. */
  clock: 3,
} as const;
