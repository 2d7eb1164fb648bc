/**
 * The client of a protocol over any carrier of texts: the owner of the connection calls `receive` with
 * each incoming text, and `close` at the end.
 */
import { seen } from '../seen.ts';
import type { RpcCallOptions, RpcClock, RpcFailure, RpcOutcome, Send } from './call.ts';
import { decodeMessage, encodeMessage, type RpcReply } from './message.ts';
import {
  CALL_FAULTS,
  ownEntry,
  RPC_FAULTS,
  untyped,
  type CallFault,
  type RpcFault,
  type RpcMethod,
  type RpcProtocol,
  type RpcTypes,
} from './protocol.ts';
import { faultOf, sending } from './sending.ts';
import { tell } from './tell.ts';

/** Listeners to the server's notifications. */
export type Listeners<N extends Readonly<Record<string, unknown>>> = {
  readonly [K in keyof N]?: (params: N[K]) => void;
};

/** Options of a client. */
export type RpcClientOptions<T extends RpcTypes> = {
  readonly send: Send;
  readonly clock: RpcClock;
  readonly on?: Listeners<T['fromServer']>;
};

/** Counts of incoming messages that no call or listener took. */
export type RpcClientCounts = {
  /** Replies to completed or unknown calls. */
  readonly stray: number;
  /** Texts that a server never sends. */
  readonly garbled: number;
  /** Notifications without a listener. */
  readonly unheard: number;
  /** Listeners that threw. */
  readonly threw: number;
};

type Settle = (reply: RpcReply | CallFault) => void;

const isFault = (name: string): name is RpcFault => RPC_FAULTS.some((one) => one === name);

/** Errors after which nothing was executed on the other side. */
const NOTHING_DONE: ReadonlySet<string> = new Set<RpcFault>(['TooManyCalls']);
/** Errors after which it is unknown what was executed. */
const UNKNOWN: ReadonlySet<string> = new Set<string>([...CALL_FAULTS, 'Failed']);

/** A client. */
export class RpcClient<T extends RpcTypes> {
  readonly #protocol: RpcProtocol<T>;
  readonly #options: RpcClientOptions<T>;
  readonly #pending = new Map<number, Settle>();
  #nextId = 0;
  #closed = false;
  #counts = { stray: 0, garbled: 0, unheard: 0, threw: 0 };

  constructor(protocol: RpcProtocol<T>, options: RpcClientOptions<T>) {
    this.#protocol = protocol;
    this.#options = options;
  }

  /** Counts of dropped messages. */
  get counts(): RpcClientCounts {
    return { ...this.#counts };
  }

  /** Calls a method. The promise never rejects. */
  async call<M extends keyof T['methods'] & string>(
    method: M,
    params: T['methods'][M]['params'],
    options: RpcCallOptions = {},
  ): Promise<RpcOutcome<T['methods'][M]>> {
    const table: RpcMethod<T['methods'][M]> | undefined = Object.hasOwn(
      this.#protocol.methods,
      method,
    )
      ? this.#protocol.methods[method]
      : undefined;
    if (table === undefined) {
      const message = `there is no method ${JSON.stringify(method)}`;
      return { ok: false, error: 'UnknownMethod', path: '', message, again: false };
    }
    const fail = (
      error: RpcFailure<T['methods'][M]['error']>['error'],
      why: string,
      path = '',
    ): RpcFailure<T['methods'][M]['error']> => {
      return { ok: false, error, path, message: why, again: this.#isAgain(table, error) };
    };
    const id = this.#nextId++;
    const made = sending(this.#protocol, table.params, params, {
      kind: 'call',
      id,
      method,
      params,
    });
    if (made.kind === 'misfit') return fail('BadParams', made.message, made.path);
    if (options.signal?.aborted === true)
      return fail('Aborted', 'it was given up before it was sent');
    if (this.#closed) return fail('Disconnected', 'the connection has ended');
    if (this.#pending.size >= this.#protocol.maxCalls) {
      return fail('TooManyCalls', `${this.#protocol.maxCalls} calls are under way`);
    }
    if (made.kind === 'oversized') {
      return fail('Oversized', `a message has no more than ${this.#protocol.maxMessage} bytes`);
    }
    const reply = await this.#exchange(id, made.text, table.deadlineMs, options);
    if (typeof reply === 'string') return fail(reply, WHY[reply]);
    if (reply.kind === 'error') {
      const { name, message, path } = reply.error;
      const error = isFault(name) ? name : table.errors.find((one) => one === name);
      if (error === undefined) return fail('BadReply', `${JSON.stringify(name)} is no error of it`);
      return fail(error, message, path);
    }
    const bad = faultOf(table.result, reply.result);
    if (bad !== undefined) return fail('BadReply', bad.message, bad.path);
    return { ok: true, value: reply.result };
  }

  /** Notifies the server; returns whether the message was sent. Params that do not fit are not sent. */
  notify<N extends keyof T['fromClient'] & string>(name: N, params: T['fromClient'][N]): boolean {
    const notification = ownEntry(untyped(this.#protocol).fromClient, name);
    if (this.#closed || notification === undefined) return false;
    const { id, params: schema } = notification;
    const made = sending(this.#protocol, schema, params, { kind: 'notification', name, params });
    const isSent = made.kind === 'text' && this.#send(made.text);
    if (isSent) seen(id, 'sent');
    return isSent;
  }

  /** Handles an incoming text. */
  receive(text: string): void {
    const decoded = decodeMessage(this.#protocol, text);
    if (!decoded.ok) {
      this.#counts.garbled++;
      return;
    }
    const { message } = decoded;
    switch (message.kind) {
      case 'result':
      case 'error': {
        const settle = message.id === null ? undefined : this.#pending.get(message.id);
        if (settle === undefined) this.#counts.stray++;
        else settle(message);
        return;
      }
      case 'notification':
        this.#hear(message.name, message.params);
        return;
      case 'call':
      case 'cancel':
        this.#counts.garbled++;
    }
  }

  /** Closes the client: every pending call fails with `Disconnected`. */
  close(): void {
    this.#closed = true;
    for (const settle of this.#pending.values()) settle('Disconnected');
  }

  #hear(name: string, params: unknown): void {
    const notification = ownEntry(untyped(this.#protocol).fromServer, name);
    if (notification === undefined || !notification.params.is(params)) {
      this.#counts.garbled++;
      return;
    }
    const listeners = (this.#options.on ?? {}) as Listeners<Record<string, unknown>>;
    const listener = ownEntry(listeners, name);
    if (listener === undefined) {
      this.#counts.unheard++;
      return;
    }
    tell(listener, params, () => void this.#counts.threw++);
  }

  #send(text: string): boolean {
    try {
      this.#options.send(text);
      return true;
    } catch {
      return false;
    }
  }

  /** Sends a call and waits for its reply, its deadline, or its abort. */
  async #exchange(
    id: number,
    text: string,
    deadlineMs: number,
    { signal, timeoutMs = Infinity }: RpcCallOptions,
  ): Promise<RpcReply | CallFault> {
    const { promise, resolve } = Promise.withResolvers<RpcReply | CallFault>();
    const giveUp = (why: CallFault): void => {
      this.#send(encodeMessage(this.#protocol, { kind: 'cancel', id }));
      resolve(why);
    };
    const abort = (): void => giveUp('Aborted');
    this.#pending.set(id, resolve);
    signal?.addEventListener('abort', abort, { once: true });
    const takeBack = this.#options.clock.after(Math.min(deadlineMs, timeoutMs), () =>
      giveUp('TimedOut'),
    );
    if (!this.#send(text)) resolve('Disconnected');
    try {
      return await promise;
    } finally {
      takeBack();
      signal?.removeEventListener('abort', abort);
      this.#pending.delete(id);
    }
  }

  #isAgain({ idempotent }: { readonly idempotent: boolean }, error: string): boolean {
    if (NOTHING_DONE.has(error)) return true;
    if (UNKNOWN.has(error)) return idempotent && error !== 'Aborted';
    return ownEntry(this.#protocol.errors, error)?.retryable === true;
  }
}

const WHY: Readonly<Record<CallFault, string>> = {
  BadReply: 'the reply does not fit the method',
  Disconnected: 'the connection has ended',
  TimedOut: 'no reply came before the deadline',
  Aborted: 'it was given up',
};
