// @generated from contracts/rfc-0013-boot.contract.ts (RFC-0013). Do not edit: change the contract, then run `abicus generate`.
// body sha256:07e0572ad63c73c2

/** RFC-0013: Boot: the programs, their capabilities, and readiness. */
export * from './boot.ts';
export * from './errors.ts';
export * from './markers.ts';
export * from './structs/start.ts';
