// @generated from contracts/rfc-0014-testing.contract.ts (RFC-0014). Do not edit: change the contract, then run `abicus generate`.
// body sha256:b0d4373fe6e47fbd

/** RFC-0014: Testing: the ladder, its phases and profiles. */
export * from './contracts.ts';
export * from './ladder.ts';
export * from './line.ts';
export * from './markers.ts';
export * from './match.ts';
export * from './recognise.ts';
export * from './verdict.ts';
