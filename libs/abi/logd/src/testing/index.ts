// @generated from contracts/rfc-0011-logd.contract.ts (RFC-0011/logd). Do not edit: change the contract, then run `abicus generate`.
// body sha256:a2d0a14077ba4cf3

/** RFC-0011/logd: logd: the journal. */
export * from './types.ts';
