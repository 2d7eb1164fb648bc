/** What a server is, as its types say it. */
import type { Result } from '@abicus/wire';
import type { AsyncHandlers, OperationTypes } from '@abicus/wire/service';
import type { Ending } from './ending.ts';

/** What sending an event fails with. */
export type SendError =
  /** A part of variable length is out of its bounds. */
  | 'OutOfBounds'
  /** The connection has ended, or did not take the event. */
  | 'Disconnected'
  /** As many events as may be have not gone out yet: the other side is too slow. */
  | 'TooManyEvents';

/** One function for each event: sends it to the other side of a connection. */
export type EventSenders<E> = {
  readonly [K in keyof E]: (event: E[K]) => Promise<Result<void, SendError>>;
};

/** What a handler is told of a request besides what it says. */
export type Call<E> = {
  /** The caller's name as the embedding gave it for the connection; empty if it gave none. */
  readonly caller: string;
  /** The caller's identity: the hash of its name, by which a contract's `authority` is checked; 0 if it has no name. */
  readonly sender: bigint;
  /** Aborts when the connection ends: no reply can go out any more. */
  readonly signal: AbortSignal;
  /** Sends events on this connection, now or until it ends. */
  readonly send: EventSenders<E>;
};

/**
 * Handlers as `serve` takes them; a generated package has them with a name, `TimedAsyncHandlers<Call<TimedEvents>>`. What
 * one of them throws ends the connection: a contract has no status for a fault.
 */
export type Handlers<O extends { readonly [K in keyof O]: OperationTypes }, E> = AsyncHandlers<
  O,
  Call<E>
>;

/** Bounds of a connection. */
export type ServerLimits = {
  /** Requests that are being handled, replies that have not gone out yet included. */
  readonly inFlight: number;
  /** Requests that wait to be handled. One more ends the connection; a transport that can hold back never sends it. */
  readonly waiting: number;
  /** Events that have not gone out yet. */
  readonly events: number;
};

/** What the handling of requests may be given. */
export type CallerOptions = {
  /**
   * The caller on the other side, by the name that contracts give to it. The embedding knows it, by the worker or the
   * certificate for example. Where a contract lists its callers, a caller without a name is denied.
   */
  readonly caller?: string;
};

/** What a server may be given. */
export type ServerOptions = CallerOptions & { readonly limits?: Partial<ServerLimits> };

/** A connection that is served. */
export type Serving<E> = {
  /** Sends events. */
  readonly send: EventSenders<E>;
  /** Over when the connection is, with how it ended. It never rejects. */
  readonly closed: Promise<Ending>;
  /** Ends the connection. */
  readonly close: () => void;
};
