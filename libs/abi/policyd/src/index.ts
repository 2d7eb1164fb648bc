// @generated from contracts/rfc-0015-policyd.contract.ts (RFC-0015/policyd). Do not edit: change the contract, then run `abicus generate`.
// body sha256:b1b7abd3ef909358

/** RFC-0015/policyd: policyd: which service may do what. */
export * from './principals.ts';
