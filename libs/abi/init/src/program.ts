// @generated from contracts/*.contract.ts. Do not edit: change the contract, then run `abicus generate`.
// body sha256:15a8b47be087edda

/** The program init, and the slots of its capabilities. */

/** The program: its identity, its stack, and the hash of the contracts that it uses. */
export const PROGRAM = {
  name: 'init',
  identity: 0xf5d2_afc5_7ab5_7213n,
  sha256: '7a277238da1a0ec659ae484ece723ab10effc409b77554e54b243623b70c7539',
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
