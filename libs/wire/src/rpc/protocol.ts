/** Protocols of JSON messages as data: generated code declares them, and client and server use them. */
import type { NamedSchema } from '../schema/schema.ts';

/** The types of a method. */
export type MethodTypes = {
  readonly params: unknown;
  readonly result: unknown;
  /** The names of its errors. */
  readonly error: string;
};

/** The types of a protocol: its methods, and the notifications of either side. */
export type RpcTypes = {
  readonly methods: Readonly<Record<string, MethodTypes>>;
  readonly fromClient: Readonly<Record<string, unknown>>;
  readonly fromServer: Readonly<Record<string, unknown>>;
};

/** A method. */
export type RpcMethod<T extends MethodTypes = MethodTypes> = {
  /** The id of the element, `store.method.put`. */
  readonly id: string;
  readonly params: NamedSchema<T['params']>;
  readonly result: NamedSchema<T['result']>;
  readonly errors: readonly T['error'][];
  /** The timeout of a call in milliseconds. */
  readonly deadlineMs: number;
  /** Whether a call with an unknown outcome may be retried. */
  readonly idempotent: boolean;
};

/** A notification. */
export type RpcNotification<T = unknown> = {
  /** The id of the element, `store.notification.changed`. */
  readonly id: string;
  readonly params: NamedSchema<T>;
};

/** A protocol. */
export type RpcProtocol<T extends RpcTypes = RpcTypes> = {
  readonly id: string;
  readonly name: string;
  readonly version: number;
  /** The largest message in bytes of UTF-8. */
  readonly maxMessage: number;
  /** The limit of concurrent calls. */
  readonly maxCalls: number;
  readonly errors: Readonly<Record<string, { readonly retryable: boolean }>>;
  readonly methods: { readonly [M in keyof T['methods']]: RpcMethod<T['methods'][M]> };
  readonly fromClient: {
    readonly [N in keyof T['fromClient']]: RpcNotification<T['fromClient'][N]>;
  };
  readonly fromServer: {
    readonly [N in keyof T['fromServer']]: RpcNotification<T['fromServer'][N]>;
  };
};

/** Errors of the protocol itself; methods have their own errors besides these. */
export const RPC_FAULTS = [
  /** Invalid JSON, or not a message of this protocol. */
  'Malformed',
  /** It is of another version of the protocol. */
  'WrongVersion',
  /** It has more bytes than a message may have. */
  'Oversized',
  'UnknownMethod',
  /** The params do not fit the schema of the method. */
  'BadParams',
  /** The limit of concurrent calls is reached. */
  'TooManyCalls',
  /** The handler threw, or gave a result or error that its method does not declare. */
  'Failed',
] as const;

/** An error that the server itself answers with. */
export type RpcFault = (typeof RPC_FAULTS)[number];

/** Errors of a call on the client's side, besides the answers of the server. */
export const CALL_FAULTS = [
  /** The reply does not fit the method. */
  'BadReply',
  /** The connection ended, or did not take the message. */
  'Disconnected',
  /** No reply came before the deadline. */
  'TimedOut',
  /** The caller aborted it. */
  'Aborted',
] as const;

/** Why there is no reply. */
export type CallFault = (typeof CALL_FAULTS)[number];

/** Any protocol; its methods and notifications are looked up by names from outside. */
export type AnyProtocol = RpcProtocol;

/** A protocol without the types of its names. */
export function untyped<T extends RpcTypes>(protocol: RpcProtocol<T>): AnyProtocol {
  return protocol;
}

/** An own entry of a table by a name from outside. */
export function ownEntry<T>(table: Readonly<Record<string, T>>, name: string): T | undefined {
  return Object.hasOwn(table, name) ? table[name] : undefined;
}
