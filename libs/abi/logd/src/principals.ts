// @generated from contracts/rfc-0011-logd.contract.ts (RFC-0011/logd). Do not edit: change the contract, then run `abicus generate`.
// body sha256:4f72fbfc9351d563

/** Identities by name: the FNV-1a hash of the name, 64 bits. */
export const PRINCIPALS = {
  logd: 0xce07_e8ad_70ec_4c6fn,
} as const;

/** The name of an identity. */
export type Principal = keyof typeof PRINCIPALS;
