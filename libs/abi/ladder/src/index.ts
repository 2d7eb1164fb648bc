// @generated from contracts/rfc-0014-testing.contract.ts (RFC-0014). Do not edit: change the contract, then run `abicus generate`.
// body sha256:2a50c86be8b9649e

/** RFC-0014: Testing: the ladder, its phases and profiles. */
export * from './contracts.ts';
export * from './ladder.ts';
export * from './markers.ts';
export * from './principals.ts';
export * from './program.ts';
