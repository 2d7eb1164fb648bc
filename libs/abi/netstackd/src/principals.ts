// @generated from contracts/rfc-0029-netstackd.contract.ts (RFC-0029/netstackd). Do not edit: change the contract, then run `abicus generate`.
// body sha256:670b529787514e9a

/** Identities by name: the FNV-1a hash of the name, 64 bits. */
export const PRINCIPALS = {
  netstackd: 0xb64b_904a_0313_921cn,
} as const;

/** The name of an identity. */
export type Principal = keyof typeof PRINCIPALS;
