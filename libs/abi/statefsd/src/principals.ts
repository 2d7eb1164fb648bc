// @generated from contracts/rfc-0018-statefsd.contract.ts (RFC-0018/statefsd). Do not edit: change the contract, then run `abicus generate`.
// body sha256:16c28852cd34c91b

/** Identities by name: the FNV-1a hash of the name, 64 bits. */
export const PRINCIPALS = {
  statefsd: 0xd9f3_1d00_b74c_1b47n,
} as const;

/** The name of an identity. */
export type Principal = keyof typeof PRINCIPALS;
