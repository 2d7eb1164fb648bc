// @generated from contracts/rfc-0014-testing.contract.ts (RFC-0014). Do not edit: change the contract, then run `abicus generate`.
// body sha256:3b33710a07e769c8

/** RFC-0014: Testing: logs, profiles and the end of the ladder. */
export * from './invariants.ts';
