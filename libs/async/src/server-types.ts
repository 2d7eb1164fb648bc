/** The types of a server. */
import type { Result } from '@abicus/wire';
import type { AsyncHandlers, OperationTypes } from '@abicus/wire/service';
import type { Ending } from './ending.ts';

/** Errors of sending an event. */
export type SendError =
  /** A part of variable length is out of its bounds. */
  | 'OutOfBounds'
  /** The connection has ended, or did not take the event. */
  | 'Disconnected'
  /** The limit of unsent events is reached: the other side is too slow. */
  | 'TooManyEvents';

/** One function for each event: sends it to the other side of a connection. */
export type EventSenders<E> = {
  readonly [K in keyof E]: (event: E[K]) => Promise<Result<void, SendError>>;
};

/** What a handler knows about a request besides its fields. */
export type Call<E> = {
  /** The caller's name as the embedding passed it; empty without a name. */
  readonly caller: string;
  /**
   * The caller's identity, which a contract's `authority` checks: the hash of its name, or 0 without a
   * name.
   */
  readonly sender: bigint;
  /** Aborts when the connection ends: no reply can be sent. */
  readonly signal: AbortSignal;
  /** Sends events on this connection, now or until it ends. */
  readonly send: EventSenders<E>;
};

/**
 * Handlers for `serve`; a generated package names them, `TimedAsyncHandlers<Call<TimedEvents>>`. A
 * handler that throws ends the connection, because a contract has no status for a fault.
 */
export type Handlers<O extends { readonly [K in keyof O]: OperationTypes }, E> = AsyncHandlers<
  O,
  Call<E>
>;

/** Limits of a connection. */
export type ServerLimits = {
  /** Requests in progress, unsent replies included. */
  readonly inFlight: number;
  /**
   * Requests that wait for a handler. One more ends the connection; a transport with backpressure
   * never sends it.
   */
  readonly waiting: number;
  /** Unsent events. */
  readonly events: number;
};

/** Options of request handling. */
export type CallerOptions = {
  /**
   * The caller's name, as contracts use it. The embedding knows it, for example from the worker or the
   * certificate. Where a contract lists its callers, a caller without a name is denied.
   */
  readonly caller?: string;
};

/** Options of a server. */
export type ServerOptions = CallerOptions & { readonly limits?: Partial<ServerLimits> };

/** A connection that is served. */
export type Serving<E> = {
  /** Sends events. */
  readonly send: EventSenders<E>;
  /** Resolves when the connection ends, with the reason. It never rejects. */
  readonly closed: Promise<Ending>;
  /** Ends the connection. */
  readonly close: () => void;
};
