/** Services: envelopes of frames, operations, servers and clients. */
export * from './client.ts';
export * from './envelope.ts';
export * from './nonce.ts';
export * from './nonces.ts';
export * from './operation.ts';
export type * from './protocol.ts';
export * from './server.ts';
export * from './taken-request.ts';
export * from './versioned/envelope.ts';
export * from './versioned/operation.ts';
export * from './versioned/server.ts';
