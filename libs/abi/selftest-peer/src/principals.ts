// @generated from contracts/rfc-0014-peer.contract.ts (RFC-0014/peer). Do not edit: change the contract, then run `abicus generate`.
// body sha256:a517eddd08587401

/** Identities by name: the FNV-1a hash of the name, 64 bits. */
export const PRINCIPALS = {
  'selftest-peer': 0x8c66_675c_a6a9_66ean,
} as const;

/** The name of an identity. */
export type Principal = keyof typeof PRINCIPALS;
