// @generated from contracts/rfc-0013-boot.contract.ts (RFC-0013). Do not edit: change the contract, then run `abicus generate`.
// body sha256:be82bb658a344a75

/** RFC-0013: Boot: the programs, their capabilities, and readiness. */
export * from './invariants.ts';
export * from './types.ts';
