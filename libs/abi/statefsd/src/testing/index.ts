// @generated from contracts/rfc-0018-statefsd.contract.ts (RFC-0018/statefsd). Do not edit: change the contract, then run `abicus generate`.
// body sha256:5293a4ec61196377

/** RFC-0018/statefsd: statefsd: keys and values that survive a restart. */
export * from './types.ts';
