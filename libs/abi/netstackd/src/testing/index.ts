// @generated from contracts/rfc-0029-netstackd.contract.ts (RFC-0029/netstackd). Do not edit: change the contract, then run `abicus generate`.
// body sha256:e009d49b07a37ee3

/** RFC-0029/netstackd: netstackd: TCP, UDP and echoes. */
export * from './types.ts';
