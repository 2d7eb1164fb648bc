// @generated from contracts/*.contract.ts. Do not edit: change the contract, then run `abicus generate`.
// body sha256:f6bf2a9bdb79ec25

/**
 * RFC-0013: Boot: the programs, their capabilities, and readiness.
 * RFC-0087: Supervision: how programs end, and how they are restarted.
 * RFC-0093: Routing: how a program reaches a service again, and says that it serves.
 */
export * from './client.ts';
export * from './envelope.ts';
export * from './error-class.ts';
export * from './limits.ts';
export * from './machines/program.ts';
export * from './markers.ts';
export * from './ops/get.ts';
export * from './ops/ready.ts';
export * from './ops/routes.ts';
export * from './principals.ts';
export * from './program.ts';
export * from './records/allowed-route.ts';
export * from './server.ts';
export * from './status.ts';
export * from './structs/start.ts';
