// @generated from contracts/*.contract.ts. Do not edit: change the contract, then run `abicus generate`.
// body sha256:808de32975679685

/** Identities by name: the FNV-1a hash of the name, 64 bits. */
export const PRINCIPALS = {
  execd: 0x7b60_9612_6000_c028n,
  policyd: 0xc4b6_d847_aa57_3fa1n,
} as const;

/** The name of an identity. */
export type Principal = keyof typeof PRINCIPALS;
