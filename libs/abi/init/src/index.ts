// @generated from contracts/rfc-0013-boot.contract.ts (RFC-0013). Do not edit: change the contract, then run `abicus generate`.
// body sha256:49faeea8543e023d

/** RFC-0013: Boot: what is started, with what, and when it is ready. */
export * from './boot.ts';
export * from './errors.ts';
export * from './markers.ts';
export * from './structs/start.ts';
