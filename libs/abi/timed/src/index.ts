// @generated from contracts/rfc-0023-timed.contract.ts (RFC-0023/timed). Do not edit: change the contract, then run `abicus generate`.
// body sha256:3a4b0e373102c793

/** RFC-0023/timed: timed: timers that share wakeups. */
export * from './audit.ts';
export * from './client.ts';
export * from './envelope.ts';
export * from './error-class.ts';
export * from './errors.ts';
export * from './events.ts';
export * from './limits.ts';
export * from './machines/timer.ts';
export * from './markers.ts';
export * from './ops/cancel.ts';
export * from './ops/register.ts';
export * from './ops/room.ts';
export * from './ops/sleep-until.ts';
export * from './principals.ts';
export * from './program.ts';
export * from './protocol.ts';
export * from './server.ts';
export * from './status.ts';
export * from './types.ts';
