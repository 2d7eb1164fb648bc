/** Protocols of JSON messages as data: what generated code declares, and client and server are made from. */
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
  /** How long a call may take, in milliseconds. */
  readonly deadlineMs: number;
  /** Whether a call whose fate is unknown may be made again. */
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
  /** The most bytes of a message, in UTF-8. */
  readonly maxMessage: number;
  /** The most calls that are under way at one time. */
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

/** What a message is rejected with by the protocol itself; methods have errors of their own beside these. */
export const RPC_FAULTS = [
  /** It is no JSON, or no message of this protocol. */
  'Malformed',
  /** It is of another version of the protocol. */
  'WrongVersion',
  /** It has more bytes than a message may have. */
  'Oversized',
  'UnknownMethod',
  /** The params do not fit the schema of the method. */
  'BadParams',
  /** As many calls are under way as may be. */
  'TooManyCalls',
  /** The handler threw, or gave what its method does not have. */
  'Failed',
] as const;

/** What a server answers with by itself. */
export type RpcFault = (typeof RPC_FAULTS)[number];

/** What a call may come to on the side of the client, besides the answers of the server. */
export const CALL_FAULTS = [
  /** The reply is none that the method can have. */
  'BadReply',
  /** The connection ended, or did not take the message. */
  'Disconnected',
  /** No reply came before the deadline. */
  'TimedOut',
  /** The caller gave it up. */
  'Aborted',
] as const;

/** Why there is no reply. */
export type CallFault = (typeof CALL_FAULTS)[number];

/** Any protocol, whose methods and notifications are looked up by names that came from outside. */
export type AnyProtocol = RpcProtocol;

/** A protocol without what its types know of its names. */
export function untyped<T extends RpcTypes>(protocol: RpcProtocol<T>): AnyProtocol {
  return protocol;
}

/** An entry of a table by a name that came from outside. */
export function ownEntry<T>(table: Readonly<Record<string, T>>, name: string): T | undefined {
  return Object.hasOwn(table, name) ? table[name] : undefined;
}
