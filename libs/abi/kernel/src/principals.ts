// @generated from contracts/*.contract.ts. Do not edit: change the contract, then run `abicus generate`.
// body sha256:0f9d70fb2e539dda

/** Identities by name: the FNV-1a hash of the name, 64 bits. */
export const PRINCIPALS = {
  init: 0xf5d2_afc5_7ab5_7213n,
  timed: 0x2933_756c_3928_45a0n,
  'selftest-client': 0x52c6_c4a3_4ffb_3f69n,
  'selftest-peer': 0x8c66_675c_a6a9_66ean,
  execd: 0x7b60_9612_6000_c028n,
  policyd: 0xc4b6_d847_aa57_3fa1n,
} as const;

/** The name of an identity. */
export type Principal = keyof typeof PRINCIPALS;
