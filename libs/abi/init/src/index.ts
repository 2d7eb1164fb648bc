// @generated from contracts/*.contract.ts. Do not edit: change the contract, then run `abicus generate`.
// body sha256:dd612ac21a8da827

/**
 * RFC-0013: Boot: the programs, their capabilities, and readiness.
 * RFC-0087: Supervision: how programs end, and how they are restarted.
 * RFC-0093: Routing: how a program reaches a service again, and says that it serves.
 */
export * from './boot.ts';
export * from './envelope.ts';
export * from './error-class.ts';
export * from './limits.ts';
export * from './machines/program.ts';
export * from './markers.ts';
export * from './ops/get.ts';
export * from './ops/ready.ts';
export * from './ops/routes.ts';
export * from './records/allowed-route.ts';
export * from './server.ts';
export * from './status.ts';
export * from './structs/start.ts';
