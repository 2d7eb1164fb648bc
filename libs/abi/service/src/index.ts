// @generated from contracts/rfc-0102-service.contract.ts (RFC-0102). Do not edit: change the contract, then run `abicus generate`.
// body sha256:129cc7df9e1a3d63

/** RFC-0102: Services: what the loop of a service bounds, and what it counts. */
export * from './client.ts';
export * from './envelope.ts';
export * from './error-class.ts';
export * from './limits.ts';
export * from './ops/all.ts';
export * from './ops/incidents.ts';
export * from './ops/own.ts';
export * from './principals.ts';
export * from './protocol.ts';
export * from './records/client-count.ts';
export * from './records/own-count.ts';
export * from './server.ts';
export * from './status.ts';
export * from './types.ts';
