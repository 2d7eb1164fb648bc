// @generated from contracts/rfc-0014-testing.contract.ts (RFC-0014). Do not edit: change the contract, then run `abicus generate`.
// body sha256:812d921c30828921

/** RFC-0014: Testing: logs, profiles and the end of the ladder. */
export * from './contracts.ts';
export * from './ladder.ts';
export * from './markers.ts';
export * from './principals.ts';
export * from './program.ts';
