// @generated from contracts/rfc-0014-testing.contract.ts (RFC-0014). Do not edit: change the contract, then run `abicus generate`.
// body sha256:2b056a276c9ed8c0

/** Identities by name: the FNV-1a hash of the name, 64 bits. */
export const PRINCIPALS = {
  'selftest-client': 0x52c6_c4a3_4ffb_3f69n,
} as const;

/** The name of an identity. */
export type Principal = keyof typeof PRINCIPALS;
