// @generated from contracts/rfc-0014-peer.contract.ts (RFC-0014/peer). Do not edit: change the contract, then run `abicus generate`.
// body sha256:6f19fda0eeb79200

/** RFC-0014/peer: The peer of the selftest. */
export * from './client.ts';
export * from './envelope.ts';
export * from './error-class.ts';
export * from './markers.ts';
export * from './ops/arm.ts';
export * from './ops/boots.ts';
export * from './ops/crash.ts';
export * from './ops/end.ts';
export * from './principals.ts';
export * from './program.ts';
export * from './protocol.ts';
export * from './server.ts';
export * from './status.ts';
