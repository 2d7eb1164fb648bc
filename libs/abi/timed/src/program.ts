// @generated from contracts/rfc-0023-timed.contract.ts (RFC-0023/timed). Do not edit: change the contract, then run `abicus generate`.
// body sha256:90d92d0367be7ef9

/** The program timed, and the slots of its capabilities. */

/** The program: its identity, its stack, and the hash of the contracts that it uses. */
export const PROGRAM = {
  name: 'timed',
  identity: 0x2933_756c_3928_45a0n,
  stackPages: 4,
  sha256: '6013754111e305b91afaa1f05a92b1a6ae24b8b3f05bf2ebdbad6e7c9d07da42',
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
  /** The exact time. TIME. */
  clock: 3,
} as const;
