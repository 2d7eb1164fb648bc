/**
 * A handwritten protocol for tests of client and server: two methods, a notification of each side, a
 * clock.
 */
import { checkSchema } from '../src/schema/check.ts';
import type { NamedSchema, Schema } from '../src/schema/schema.ts';
import { RpcClient, type RpcClientOptions } from '../src/rpc/client.ts';
import type { RpcProtocol } from '../src/rpc/protocol.ts';
import { RpcServer, type RpcHandlers } from '../src/rpc/server.ts';

/** Its types. */
export type Store = {
  readonly methods: {
    readonly put: {
      readonly params: { readonly key: string; readonly value?: string };
      readonly result: { readonly size: number };
      readonly error: 'FULL' | 'GONE';
    };
    readonly ping: { readonly params: null; readonly result: boolean; readonly error: never };
  };
  readonly fromClient: { readonly closing: null };
  readonly fromServer: { readonly changed: { readonly key: string } };
};

/** A schema with a guard made from its table. */
export function named<T>(name: string, schema: Schema): NamedSchema<T> {
  return {
    id: name,
    name,
    schema,
    is: (value): value is T => checkSchema(schema, value).ok,
  };
}

const key: Schema = { kind: 'text', min: 1, max: 8 };
const PUT: Schema = {
  kind: 'object',
  keys: { key: { of: key }, value: { of: { kind: 'text', max: 300 }, optional: true } },
};
/** The result of `put`. */
export const SIZE: Schema = {
  kind: 'object',
  keys: { size: { of: { kind: 'integer', min: 0, max: 99 } } },
};

/** The protocol. */
export const STORE: RpcProtocol<Store> = {
  id: 'rpc.store',
  name: 'store',
  version: 2,
  maxMessage: 512,
  maxCalls: 2,
  errors: { FULL: { retryable: true }, GONE: { retryable: false } },
  methods: {
    put: {
      id: 'rpc.store.put',
      params: named('PutParams', PUT),
      result: named('PutResult', SIZE),
      errors: ['FULL', 'GONE'],
      deadlineMs: 2000,
      idempotent: false,
    },
    ping: {
      id: 'rpc.store.ping',
      params: named('PingParams', { kind: 'null' }),
      result: named('PingResult', { kind: 'boolean' }),
      errors: [],
      deadlineMs: 10,
      idempotent: true,
    },
  },
  fromClient: {
    closing: { id: 'rpc.store.notification.closing', params: named('C', { kind: 'null' }) },
  },
  fromServer: {
    changed: {
      id: 'rpc.store.notification.changed',
      params: named('D', { kind: 'object', keys: { key: { of: key } } }),
    },
  },
};

/** Time that a test advances. */
export class Clock {
  now = 0;
  #waiting: { readonly at: number; readonly callback: () => void }[] = [];

  readonly after = (ms: number, callback: () => void): (() => void) => {
    const one = { at: this.now + ms, callback };
    this.#waiting.push(one);
    return () => {
      this.#waiting = this.#waiting.filter((other) => other !== one);
    };
  };

  get waiting(): number {
    return this.#waiting.length;
  }

  pass(ms: number): void {
    this.now += ms;
    for (const { at, callback } of this.#waiting.slice()) if (at <= this.now) callback();
  }
}

/** Handlers with answers that fit. */
export const HANDLERS: RpcHandlers<Store> = {
  put: ({ key: name }) => ({ ok: true, value: { size: name.length } }),
  ping: () => ({ ok: true, value: true }),
};

/** Both ends, with the texts that each sent. */
export function connected(
  handlers: Partial<RpcHandlers<Store>> = {},
  more: Partial<RpcClientOptions<Store>> = {},
) {
  const clock = new Clock();
  const sent: string[] = [];
  const replies: string[] = [];
  const closed: null[] = [];
  const client = new RpcClient(STORE, {
    clock,
    send: (text) => {
      sent.push(text);
      void server.receive(text);
    },
    ...more,
  });
  const server: RpcServer<Store> = new RpcServer(
    STORE,
    { ...HANDLERS, ...handlers },
    {
      send: (text) => {
        replies.push(text);
        client.receive(text);
      },
      on: { closing: (params) => closed.push(params) },
    },
  );
  return { clock, client, server, sent, replies, closed };
}
