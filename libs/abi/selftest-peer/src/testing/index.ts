// @generated from contracts/rfc-0014-peer.contract.ts (RFC-0014/peer). Do not edit: change the contract, then run `abicus generate`.
// body sha256:b73c031523ccd4d3

/** RFC-0014/peer: The peer of the selftest. */
export * from './selftest-peer-service.ts';
