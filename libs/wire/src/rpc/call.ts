/** Calls as callers see them: what is given, and what it comes to. */
import type { CallFault, MethodTypes, RpcFault } from './protocol.ts';

/** What a call may be given besides its params. */
export type RpcCallOptions = {
  /** Gives the call up. */
  readonly signal?: AbortSignal;
  /** How long the reply may take, in milliseconds, if that is less than the method's deadline. */
  readonly timeoutMs?: number;
};

/** Why there is no result. */
export type RpcFailure<E extends string> = {
  readonly ok: false;
  readonly error: E | RpcFault | CallFault;
  /** The key that is wrong; empty if it is none. */
  readonly path: string;
  readonly message: string;
  /** Whether the same call may be made again: nothing was done, or doing it twice is as good as once. */
  readonly again: boolean;
};

/** What a call comes to. It never rejects. */
export type RpcOutcome<T extends MethodTypes> =
  | { readonly ok: true; readonly value: T['result'] }
  | RpcFailure<T['error']>;

/** Where deadlines come from; `hostClock` of @abicus/async is one. */
export type RpcClock = {
  /** Calls back after so many milliseconds. The function that it returns takes the deadline back. */
  readonly after: (ms: number, callback: () => void) => () => void;
};

/** Takes a message to the other side. What it throws ends the call that it was for. */
export type Send = (text: string) => void;
