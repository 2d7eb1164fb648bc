// @generated from contracts/rfc-0029-netstackd.contract.ts (RFC-0029/netstackd). Do not edit: change the contract, then run `abicus generate`.
// body sha256:ab4dceb05531c22d

/** RFC-0029/netstackd: netstackd: TCP, UDP and echoes. */
export * from './records/local-end.ts';
