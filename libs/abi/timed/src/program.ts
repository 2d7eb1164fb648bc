// @generated from contracts/rfc-0023-timed.contract.ts (RFC-0023/timed). Do not edit: change the contract, then run `abicus generate`.
// body sha256:43cc5a4a24498d33

/** The program timed, and the slots of its capabilities. */

/** The program: its identity, its stack, and the hash of the contracts that it uses. */
export const PROGRAM = {
  name: 'timed',
  identity: 0x2933_756c_3928_45a0n,
  stackPages: 4,
  sha256: '978c8dc00c6a2e8cc29cb2e8c0c7f5f3999aaee087c455c1d6f2c14f81ec717a',
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
