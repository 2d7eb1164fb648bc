// @generated from contracts/rfc-0018-statefsd.contract.ts (RFC-0018/statefsd). Do not edit: change the contract, then run `abicus generate`.
// body sha256:d94e1184d631dcac

/** RFC-0018/statefsd: statefsd: keys and values that survive a restart. */
export * from './principals.ts';
export * from './records/state-key.ts';
