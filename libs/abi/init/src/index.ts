// @generated from contracts/rfc-0013-boot.contract.ts (RFC-0013). Do not edit: change the contract, then run `abicus generate`.
// body sha256:5e9804ac51329c5e

/** RFC-0013: Boot: what is started, with what, and when it is ready. */
export * from './boot.ts';
export * from './markers.ts';
export * from './structs/start.ts';
