// @generated from contracts/rfc-0013-boot.contract.ts (RFC-0013). Do not edit: change the contract, then run `abicus generate`.
// body sha256:22fee950cf00c127

/** RFC-0013: Boot: the programs, their capabilities, and readiness. */
export * from './boot.ts';
export * from './markers.ts';
export * from './principals.ts';
export * from './structs/start.ts';
