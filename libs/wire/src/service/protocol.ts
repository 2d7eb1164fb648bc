/**
 * A service as a value: what a client and a server need over any transport. A generated package
 * exports one, `TIMED_PROTOCOL`; `connect` and `serve` of `@abicus/async` take it. This module does
 * not know capabilities or programs.
 */
import type { Reject } from '../reject.ts';
import type { Result } from '../result.ts';
import type { Envelope } from './envelope.ts';
import type { Moves, ServiceOperation } from './operation.ts';
import type { LateServer } from './server.ts';

/** The types of an operation. */
export type OperationTypes = {
  readonly request: unknown;
  readonly reply: unknown;
  /** Names of the statuses other than success, and of the encoder's errors. */
  readonly error: string;
  /** Rejects of its handler; `never` if it has no checks. */
  readonly reject: Reject;
};

/** The outcome of a handler: the reply, or one of the checks of its operation. */
type Outcome<T extends OperationTypes> = T['reply'] | T['reject'];

/**
 * One handler for each operation, which returns its outcome or a promise of it, whether the operation
 * answers at once or later. `C` is the context of a request.
 */
export type AsyncHandlers<O extends { readonly [K in keyof O]: OperationTypes }, C> = {
  readonly [K in keyof O]: (
    call: C,
    request: O[K]['request'],
  ) => Outcome<O[K]> | Promise<Outcome<O[K]>>;
};

/** The client's side of an operation. */
export type OperationCodec<N extends number | bigint, T extends OperationTypes> = {
  readonly operation: ServiceOperation<N, string, Moves | undefined>;
  /** Encodes a request; gives nothing if a part of variable length is out of bounds. */
  readonly encode: (request: T['request'], nonce: N) => Uint8Array | undefined;
  /** Decodes a request; gives the check if a value is outside its set. Never throws. */
  readonly decodeRequest: (frame: Uint8Array) => T['request'] | Reject | undefined;
  /** Decodes the reply to the request with this nonce. Never throws. */
  readonly decode: (frame: Uint8Array, nonce: N) => Result<T['reply'], T['error'] | 'BadReply'>;
};

/** Encodes and decodes an event. */
export type EventCodec<E> = {
  /** Its opcode on the wire. */
  readonly opcode: number;
  /** Encodes an event; gives nothing if a part of variable length is out of bounds. */
  readonly encode: (event: E) => Uint8Array | undefined;
  /** Decodes an event; gives nothing if the frame is not one. Never throws. */
  readonly decode: (frame: Uint8Array) => E | undefined;
};

/** A service: `O` are the types of its operations by name, `E` those of its events. */
export type Protocol<
  N extends number | bigint,
  O extends { readonly [K in keyof O]: OperationTypes },
  E,
> = {
  readonly envelope: Envelope<N>;
  /** The size of the largest frame in bytes. */
  readonly frameMax: number;
  readonly operations: { readonly [K in keyof O]: OperationCodec<N, O[K]> };
  readonly events: { readonly [K in keyof E]: EventCodec<E[K]> };
  readonly server: LateServer;
};
