// @generated from contracts/*.contract.ts. Do not edit: change the contract, then run `abicus generate`.
// body sha256:994eaf4c530a3971

/** The program init, and the slots of its capabilities. */

/** The program: its identity, its stack, and the hash of the contracts that it uses. */
export const PROGRAM = {
  name: 'init',
  identity: 0xf5d2_afc5_7ab5_7213n,
  sha256: '3a73fa328ff6f30a4d1cdf9843c404af6309ed314ef1ec4f1167f0a2b92a3fb0',
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
