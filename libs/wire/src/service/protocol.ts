/**
 * A service as a value: what a client and a server need that speak it over any transport. A generated package exports one,
 * `TIMED_PROTOCOL`; `connect` and `serve` of `@abicus/async` take it. Nothing here knows capabilities or programs.
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
  /** Names of the statuses other than that of success, and of what its encoder may reject. */
  readonly error: string;
  /** What its handler may fail with; `never` if it has no checks. */
  readonly reject: Reject;
};

/** What a handler comes to: the reply, or one of the checks of its operation. */
type Outcome<T extends OperationTypes> = T['reply'] | T['reject'];

/**
 * One handler for each operation, which gives its outcome or a promise of it, whether the contract says that it answers at
 * once or later. `C` is what it is told of a request besides what it says.
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
  /** The frame of a request; nothing if a part of variable length is out of bounds. */
  readonly encode: (request: T['request'], nonce: N) => Uint8Array | undefined;
  /** The request in a frame, as the server decodes it, or the check that a value outside its set fails. Never throws. */
  readonly decodeRequest: (frame: Uint8Array) => T['request'] | Reject | undefined;
  /** What a reply to the request with this nonce says. Never throws. */
  readonly decode: (frame: Uint8Array, nonce: N) => Result<T['reply'], T['error'] | 'BadReply'>;
};

/** Both sides of an event. */
export type EventCodec<E> = {
  /** As it is on the wire. */
  readonly opcode: number;
  /** The frame of an event; nothing if a part of variable length is out of bounds. */
  readonly encode: (event: E) => Uint8Array | undefined;
  /** An event, or nothing if the frame is none. Never throws. */
  readonly decode: (frame: Uint8Array) => E | undefined;
};

/** A service: `O` are the types of its operations by name, `E` those of its events. */
export type Protocol<
  N extends number | bigint,
  O extends { readonly [K in keyof O]: OperationTypes },
  E,
> = {
  readonly envelope: Envelope<N>;
  /** The largest frame, in bytes. */
  readonly frameMax: number;
  readonly operations: { readonly [K in keyof O]: OperationCodec<N, O[K]> };
  readonly events: { readonly [K in keyof E]: EventCodec<E[K]> };
  readonly server: LateServer;
};
