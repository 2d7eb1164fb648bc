// @generated from contracts/*.contract.ts. Do not edit: change the contract, then run `abicus generate`.
// body sha256:79deb8cd7de58ab9

/** The program init, and the slots of its capabilities. */

/** The program: its identity, its stack, and the hash of the contracts that it uses. */
export const PROGRAM = {
  name: 'init',
  identity: 0xf5d2_afc5_7ab5_7213n,
  sha256: '6f42427fbdec5ad765f52ce89e6bfb462cdde9610f78d150d45c9fe463a09b6f',
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
