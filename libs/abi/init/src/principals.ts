// @generated from contracts/*.contract.ts. Do not edit: change the contract, then run `abicus generate`.
// body sha256:78104aafa3954d19

/** Identities by name: the FNV-1a hash of the name, 64 bits. */
export const PRINCIPALS = {
  init: 0xf5d2_afc5_7ab5_7213n,
} as const;

/** The name of an identity. */
export type Principal = keyof typeof PRINCIPALS;
