// @generated from contracts/rfc-0029-netstackd.contract.ts (RFC-0029/netstackd). Do not edit: change the contract, then run `abicus generate`.
// body sha256:a907e45474bd4e38

/** RFC-0029/netstackd: netstackd: TCP, UDP and echoes. */
export * from './principals.ts';
export * from './records/local-end.ts';
