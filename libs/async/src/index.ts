/** Clients and servers of a contract's services over any transport. */
export { CLIENT_LIMITS, connect } from './client.ts';
export type * from './bytes.ts';
export type * from './client-types.ts';
export type * from './clock.ts';
export type * from './ending.ts';
export { hostClock } from './host-clock.ts';
export * from './over-function.ts';
export * from './over-message-port.ts';
export * from './over-stream.ts';
export * from './pair.ts';
export * from './server.ts';
export type * from './server-types.ts';
export type * from './transport.ts';
