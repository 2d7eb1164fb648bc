// @generated from contracts/rfc-0102-service.contract.ts (RFC-0102). Do not edit: change the contract, then run `abicus generate`.
// body sha256:cbe21a0dde26f0cb

/** RFC-0102: Services: what the loop of a service bounds, and what it counts. */
export * from './invariants.ts';
export * from './stats-service.ts';
export * from './types.ts';
