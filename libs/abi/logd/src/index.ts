// @generated from contracts/rfc-0011-logd.contract.ts (RFC-0011/logd). Do not edit: change the contract, then run `abicus generate`.
// body sha256:03fcb2f5100dbcc0

/** RFC-0011/logd: logd: the journal. */
export * from './principals.ts';
export * from './records/log-record.ts';
export * from './types.ts';
