// @generated from contracts/rfc-0102-service.contract.ts (RFC-0102). Do not edit: change the contract, then run `abicus generate`.
// body sha256:7485c8b968ce1f1e

/** Identities by name: the FNV-1a hash of the name, 64 bits. */
export const PRINCIPALS = {
  stats: 0xee63_9cad_45b1_994cn,
  'selftest-client': 0x52c6_c4a3_4ffb_3f69n,
  metricsd: 0x32c5_f2e0_1449_7e76n,
} as const;

/** The name of an identity. */
export type Principal = keyof typeof PRINCIPALS;
