// @generated from contracts/rfc-0023-timed.contract.ts (RFC-0023/timed). Do not edit: change the contract, then run `abicus generate`.
// body sha256:606d941845d79931

/** RFC-0023/timed: timed: timers that share wakeups. */
export * from './checks.ts';
export * from './invariants.ts';
export * from './timed-service.ts';
export * from './types.ts';
