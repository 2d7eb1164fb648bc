// @generated from contracts/*.contract.ts. Do not edit: change the contract, then run `abicus generate`.
// body sha256:c4f7c3bf6f661bcf

/**
 * RFC-0013: Boot: the programs, their capabilities, and readiness.
 * RFC-0087: Supervision: how programs end, and how they are restarted.
 * RFC-0093: Routing: how a program reaches a service again, and says that it serves.
 */
export * from './checks.ts';
export * from './init-service.ts';
export * from './invariants.ts';
export * from './types.ts';
