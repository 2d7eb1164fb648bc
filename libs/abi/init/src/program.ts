// @generated from contracts/*.contract.ts. Do not edit: change the contract, then run `abicus generate`.
// body sha256:220cfd65d1246798

/** The program init, and the slots of its capabilities. */

/** The program: its identity, its stack, and the hash of the contracts that it uses. */
export const PROGRAM = {
  name: 'init',
  identity: 0xf5d2_afc5_7ab5_7213n,
  sha256: 'e756bc55d024066c13126e209aa0f9a79c5ca8faecf44a527f4f6a302ffb7ae3',
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
