// @generated from contracts/rfc-0014-peer.contract.ts (RFC-0014/peer). Do not edit: change the contract, then run `abicus generate`.
// body sha256:9134cf82b619541a

/** RFC-0014/peer: The peer of the selftest. */
export * from './principals.ts';
export * from './program.ts';
