// @generated from contracts/rfc-0013-boot.contract.ts (RFC-0013). Do not edit: change the contract, then run `abicus generate`.
// body sha256:37f1ac4f6b51e37c

/** RFC-0013: Boot: the programs, their capabilities, and readiness. */
export * from './boot.ts';
export * from './markers.ts';
export * from './structs/start.ts';
