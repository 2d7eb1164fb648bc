// @generated from contracts/rfc-0023-timed.contract.ts (RFC-0023/timed). Do not edit: change the contract, then run `abicus generate`.
// body sha256:ecc22ba20084f07c

/** RFC-0023/timed: timed: timers that wake together. */
export * from './checks.ts';
export * from './invariants.ts';
export * from './timed-service.ts';
export * from './types.ts';
