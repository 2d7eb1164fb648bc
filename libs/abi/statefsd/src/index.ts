// @generated from contracts/rfc-0018-statefsd.contract.ts (RFC-0018/statefsd). Do not edit: change the contract, then run `abicus generate`.
// body sha256:8cd5aacc860a279d

/** RFC-0018/statefsd: statefsd: keys and values that survive a restart. */
export * from './records/state-key.ts';
