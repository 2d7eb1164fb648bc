// @generated from contracts/rfc-0023-timed.contract.ts (RFC-0023/timed). Do not edit: change the contract, then run `abicus generate`.
// body sha256:1bb47aa3935a2d0e

/** Identities by name: the FNV-1a hash of the name, 64 bits. */
export const PRINCIPALS = {
  timed: 0x2933_756c_3928_45a0n,
} as const;

/** The name of an identity. */
export type Principal = keyof typeof PRINCIPALS;
