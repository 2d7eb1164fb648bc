// @generated from contracts/rfc-0011-logd.contract.ts (RFC-0011/logd). Do not edit: change the contract, then run `abicus generate`.
// body sha256:d0858332a1759873

/** RFC-0011/logd: logd: the journal. */
export * from './client.ts';
export * from './envelope.ts';
export * from './error-class.ts';
export * from './limits.ts';
export * from './ops/append.ts';
export * from './ops/query.ts';
export * from './ops/stats.ts';
export * from './principals.ts';
export * from './records/log-record.ts';
export * from './server.ts';
export * from './status.ts';
export * from './types.ts';
