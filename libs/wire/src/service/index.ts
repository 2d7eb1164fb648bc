/** Services: envelopes of frames, operations, and what serves and calls them. */
export * from './client.ts';
export * from './envelope.ts';
export * from './nonce.ts';
export * from './nonces.ts';
export * from './operation.ts';
export type * from './protocol.ts';
export * from './server.ts';
