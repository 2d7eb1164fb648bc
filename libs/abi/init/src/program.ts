// @generated from contracts/*.contract.ts. Do not edit: change the contract, then run `abicus generate`.
// body sha256:356661c7b40565b7

/** The program init, and the slots of its capabilities. */

/** The program: its identity, its stack, and the hash of the contracts that it uses. */
export const PROGRAM = {
  name: 'init',
  identity: 0xf5d2_afc5_7ab5_7213n,
  sha256: '9cf9de160c3fe29442121f82eb4dc6ca57b584b5933c0b0c8a50638ae680c26f',
  supervision: undefined,
} as const;

/** Slots by name. */
export const SLOTS = {
  /** Creates endpoints, and factories with a budget. MANAGE. */
  endpointFactory: 1,
  /** Starts programs with an identity. MANAGE. */
  serviceFactory: 2,
  /** The exact time. TIME. */
  clock: 3,
} as const;
