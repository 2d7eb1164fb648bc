/** The types of a client. */
import type { Result } from '@abicus/wire';
import type { OperationTypes } from '@abicus/wire/service';
import type { Clock } from './clock.ts';
import type { Ending } from './ending.ts';

/** Errors of a call besides the statuses of its operation. */
export type CallError =
  /** The reply is not a reply of this operation: its bytes do not decode. */
  | 'BadReply'
  /** The connection ended, or did not take the request. Whether the request was served is unknown. */
  | 'Disconnected'
  /** No reply came in time. Whether the request was served is unknown. */
  | 'TimedOut'
  /** The caller aborted the call. Whether the request was served is unknown. */
  | 'Aborted'
  /** The limit of calls in flight is reached; nothing was sent. */
  | 'TooManyCalls';

/** Options of a call. */
export type CallOptions = {
  /** Aborts the call. */
  readonly signal?: AbortSignal;
  /** The timeout of the reply in milliseconds; `Infinity` waits until the connection ends. */
  readonly timeoutMs?: number;
};

/** The outcome of a call: its reply, or an error. The promise never rejects. */
export type CallResult<T extends OperationTypes> = Result<T['reply'], T['error'] | CallError>;

/** One function for each operation. A request without fields can be left out. */
export type Calls<O extends { readonly [K in keyof O]: OperationTypes }> = {
  readonly [K in keyof O]: Record<never, never> extends O[K]['request']
    ? (request?: O[K]['request'], options?: CallOptions) => Promise<CallResult<O[K]>>
    : (request: O[K]['request'], options?: CallOptions) => Promise<CallResult<O[K]>>;
};

/** One function for each event: registers a listener, and returns a function that removes it. */
export type Listeners<E> = {
  readonly [K in keyof E]: (listener: (event: E[K]) => void) => () => void;
};

/** Counts of incoming frames that were dropped. */
export type ClientCounts = {
  /** Replies to aborted or timed out calls. */
  readonly late: number;
  /** Replies to unknown calls: the nonce was never used, or its call was answered before. */
  readonly unknown: number;
  /** Frames that a server never sends. */
  readonly garbled: number;
  /** Events without a listener. */
  readonly unheard: number;
};

/** A client of a service. */
export type Client<O extends { readonly [K in keyof O]: OperationTypes }, E> = {
  readonly call: Calls<O>;
  readonly on: Listeners<E>;
  /** Resolves when the connection ends, with the reason. It never rejects. */
  readonly closed: Promise<Ending>;
  /** Counts of dropped frames. */
  readonly counts: () => ClientCounts;
  /** Closes the connection; every pending call fails with `Disconnected`. */
  readonly close: () => void;
};

/** Limits of a client. */
export type ClientLimits = {
  /** Calls in flight. */
  readonly inFlight: number;
  /** Abandoned calls whose replies are still recognised as late. */
  readonly abandoned: number;
  /** Timeout of operations that answer at once, in milliseconds. */
  readonly timeoutMs: number;
  /** Timeout of operations that answer later, in milliseconds. */
  readonly laterTimeoutMs: number;
};

/** Options of a client. */
export type ClientOptions = {
  readonly limits?: Partial<ClientLimits>;
  /** The source of deadlines; the host's timers by default. */
  readonly clock?: Clock;
};
