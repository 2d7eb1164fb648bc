// @generated from contracts/rfc-0014-testing.contract.ts (RFC-0014). Do not edit: change the contract, then run `abicus generate`.
// body sha256:943f5d1edda05c81

/** RFC-0014: Testing: the ladder, its phases and profiles. */
export * from './invariants.ts';
