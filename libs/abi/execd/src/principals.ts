// @generated from contracts/rfc-0013-execd.contract.ts (RFC-0013/execd). Do not edit: change the contract, then run `abicus generate`.
// body sha256:014f21615f2a6751

/** Identities by name: the FNV-1a hash of the name, 64 bits. */
export const PRINCIPALS = {
  execd: 0x7b60_9612_6000_c028n,
} as const;

/** The name of an identity. */
export type Principal = keyof typeof PRINCIPALS;
