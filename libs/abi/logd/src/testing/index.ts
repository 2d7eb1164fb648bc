// @generated from contracts/rfc-0011-logd.contract.ts (RFC-0011/logd). Do not edit: change the contract, then run `abicus generate`.
// body sha256:0ae55598986a9c80

/** RFC-0011/logd: logd: the journal. */
export * from './checks.ts';
export * from './invariants.ts';
export * from './logd-service.ts';
export * from './types.ts';
