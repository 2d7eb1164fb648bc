// @generated from contracts/rfc-0015-policyd.contract.ts (RFC-0015/policyd). Do not edit: change the contract, then run `abicus generate`.
// body sha256:f8ffb5e2ee0610a7

/** Identities by name: the FNV-1a hash of the name, 64 bits. */
export const PRINCIPALS = {
  policyd: 0xc4b6_d847_aa57_3fa1n,
} as const;

/** The name of an identity. */
export type Principal = keyof typeof PRINCIPALS;
