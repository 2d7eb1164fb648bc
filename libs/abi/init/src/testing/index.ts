// @generated from contracts/rfc-0013-boot.contract.ts (RFC-0013). Do not edit: change the contract, then run `abicus generate`.
// body sha256:e8f3e0d9f6f5abcf

/** RFC-0013: Boot: what is started, with what, and when it is ready. */
export * from './types.ts';
