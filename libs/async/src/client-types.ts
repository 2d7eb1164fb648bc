/** What a client is, as its types say it. */
import type { Result } from '@abicus/wire';
import type { OperationTypes } from '@abicus/wire/service';
import type { Clock } from './clock.ts';
import type { Ending } from './ending.ts';

/** What a call can come to besides the statuses of its operation. */
export type CallError =
  /** The reply is none of this operation: its bytes say nothing that the contract knows. */
  | 'BadReply'
  /** The connection ended, or did not take the request. Whether the request was served is not known. */
  | 'Disconnected'
  /** No reply came in time. Whether the request was served is not known. */
  | 'TimedOut'
  /** The caller gave the call up. Whether the request was served is not known. */
  | 'Aborted'
  /** As many calls are under way as may be; nothing was sent. */
  | 'TooManyCalls';

/** What a call may be given besides its request. */
export type CallOptions = {
  /** Gives the call up. */
  readonly signal?: AbortSignal;
  /** How long the reply may take, in milliseconds; `Infinity`: until the connection ends. */
  readonly timeoutMs?: number;
};

/** What a call comes to: its reply, or why there is none. It never rejects. */
export type CallResult<T extends OperationTypes> = Result<T['reply'], T['error'] | CallError>;

/** One function for each operation. A request without fields may be left out. */
export type Calls<O extends { readonly [K in keyof O]: OperationTypes }> = {
  readonly [K in keyof O]: Record<never, never> extends O[K]['request']
    ? (request?: O[K]['request'], options?: CallOptions) => Promise<CallResult<O[K]>>
    : (request: O[K]['request'], options?: CallOptions) => Promise<CallResult<O[K]>>;
};

/** One function for each event: listens to it, and returns what ends that. */
export type Listeners<E> = {
  readonly [K in keyof E]: (listener: (event: E[K]) => void) => () => void;
};

/** Frames that came in and went to no call and no listener. */
export type ClientCounts = {
  /** Replies to calls that had been given up. */
  readonly late: number;
  /** Replies to no call that is known: to none that was made, or a second one. */
  readonly unknown: number;
  /** What is no frame that a service sends. */
  readonly garbled: number;
  /** Events without a listener. */
  readonly unheard: number;
};

/** A client of a service. */
export type Client<O extends { readonly [K in keyof O]: OperationTypes }, E> = {
  readonly call: Calls<O>;
  readonly on: Listeners<E>;
  /** Over when the connection is, with how it ended. It never rejects. */
  readonly closed: Promise<Ending>;
  /** What was dropped until now. */
  readonly counts: () => ClientCounts;
  /** Ends the connection; every call that waits comes to `Disconnected`. */
  readonly close: () => void;
};

/** Bounds of a client. */
export type ClientLimits = {
  /** Calls that wait for their replies. */
  readonly inFlight: number;
  /** Calls that were given up whose replies are still recognised as late. */
  readonly abandoned: number;
  /** How long the reply of an operation may take that answers at once, in milliseconds. */
  readonly timeoutMs: number;
  /** How long that of one may take that answers later, in milliseconds. */
  readonly laterTimeoutMs: number;
};

/** What a client may be given. */
export type ClientOptions = {
  readonly limits?: Partial<ClientLimits>;
  /** Where deadlines come from; the timers of the host if nothing is said. */
  readonly clock?: Clock;
};
