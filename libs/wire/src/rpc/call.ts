/** Calls as callers see them: options and outcomes. */
import type { CallFault, MethodTypes, RpcFault } from './protocol.ts';

/** Options of a call besides its params. */
export type RpcCallOptions = {
  /** Aborts the call. */
  readonly signal?: AbortSignal;
  /** The timeout of the reply in milliseconds, if it is less than the method's deadline. */
  readonly timeoutMs?: number;
};

/** Why there is no result. */
export type RpcFailure<E extends string> = {
  readonly ok: false;
  readonly error: E | RpcFault | CallFault;
  /** The path of the faulty key; empty if no key is. */
  readonly path: string;
  readonly message: string;
  /** Whether the same call may be retried: nothing was executed, or the method is idempotent. */
  readonly again: boolean;
};

/** The outcome of a call. The promise never rejects. */
export type RpcOutcome<T extends MethodTypes> =
  | { readonly ok: true; readonly value: T['result'] }
  | RpcFailure<T['error']>;

/** A source of deadlines; `hostClock` of @abicus/async is one. */
export type RpcClock = {
  /** Calls back after this many milliseconds. The returned function cancels the deadline. */
  readonly after: (ms: number, callback: () => void) => () => void;
};

/** Sends a message to the other side. If it throws, the call of the message fails. */
export type Send = (text: string) => void;
