// @generated from contracts/rfc-0024-metricsd.contract.ts (RFC-0024/metricsd). Do not edit: change the contract, then run `abicus generate`.
// body sha256:62db87a818ad5c36

/** Identities by name: the FNV-1a hash of the name, 64 bits. */
export const PRINCIPALS = {
  metricsd: 0x32c5_f2e0_1449_7e76n,
} as const;

/** The name of an identity. */
export type Principal = keyof typeof PRINCIPALS;
