/**
 * JSON protocols: calls and notifications between pages, workers and kernels, with TypeBox schemas.
 *
 * Keys that a schema does not name are rejected, in messages of either side. Defaults are for configuration files: a
 * message says everything.
 */
import type { TSchema } from 'typebox';
import type { Only, Says } from './names.ts';

/** An error that a handler may answer with. */
export type RpcError = {
  readonly kind: 'rpcError';
  readonly doc: string;
  /** Whether the same call may succeed later without a change by the caller; nothing was done. */
  readonly retryable?: boolean;
};

/** Declares an error of a JSON protocol; `doc` states when a handler answers with it. */
export function rpcError(doc: string, options: { readonly retryable?: boolean } = {}): RpcError {
  return { kind: 'rpcError', doc, ...options };
}

/** A method: what a call of it takes and gives. */
export type Method = {
  readonly kind: 'method';
  readonly params: TSchema;
  readonly result: TSchema;
  /** The errors that its handler may answer with: names of the protocol's `errors`. */
  readonly errors?: readonly string[];
  /** How long a call may take, in nanoseconds: `ns.seconds(2)`. The client ends it then, and says so to the server. */
  readonly deadline: number;
  /** Whether a call may be made again when it is not known whether it was served. */
  readonly idempotent: boolean;
};

type MethodShape = Omit<Method, 'kind'>;

/** The errors that a method names. */
type ErrorsOf<M> = M extends { readonly errors: readonly (infer N extends string)[] }
  ? `rpcError ${N}`
  : never;

/** Declares a method. */
export function method<const M extends MethodShape>(
  shape: Only<M, keyof MethodShape>,
): Method & Says<ErrorsOf<M>> {
  return { kind: 'method', ...shape };
}

/** A message that is not answered. */
export type Notification = {
  readonly kind: 'notification';
  /** The side that sends it. */
  readonly by: 'client' | 'server';
  readonly params: TSchema;
};

/** Declares a notification. */
export function notification(shape: Omit<Notification, 'kind'>): Notification {
  return { kind: 'notification', ...shape };
}

/** A JSON protocol. */
export type Rpc = {
  readonly name: string;
  /** Stands in each message; messages of other versions are rejected. */
  readonly version: number;
  /** The largest message in bytes of UTF-8. */
  readonly maxMessage: number;
  /** How many calls of one connection may be unanswered at a time. */
  readonly maxCalls: number;
  readonly errors?: Readonly<Record<string, RpcError>>;
  readonly methods: Readonly<Record<string, Method>>;
  readonly notifications?: Readonly<Record<string, Notification>>;
};
