// @generated from contracts/rfc-0013-boot.contract.ts (RFC-0013). Do not edit: change the contract, then run `abicus generate`.
// body sha256:6a80c71f55c356ab

/** RFC-0013: Boot: what is started, with what, and when it is ready. */
export * from './invariants.ts';
export * from './types.ts';
