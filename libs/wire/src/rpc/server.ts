/**
 * The server of a protocol: decodes and checks incoming messages before the handler, and checks the
 * handler's answer before it is sent. A message is answered once, or not at all if the caller aborted
 * it.
 */
import { seen } from '../seen.ts';
import type { Send } from './call.ts';
import { decodeMessage, encodeMessage, rpcError, type RpcError } from './message.ts';
import {
  ownEntry,
  untyped,
  type MethodTypes,
  type RpcMethod,
  type RpcProtocol,
  type RpcTypes,
} from './protocol.ts';
import { faultOf, sending } from './sending.ts';
import { tell } from './tell.ts';

/** The answer of a handler: the result, or one of the errors of its method. */
export type RpcAnswer<T extends MethodTypes> =
  | { readonly ok: true; readonly value: T['result'] }
  | { readonly ok: false; readonly error: T['error']; readonly message?: string };

/** The context of a handler besides its params. */
export type RpcCallContext = {
  /** Aborts when the caller aborts the call, or the connection ends. */
  readonly signal: AbortSignal;
};

/** A handler. */
type Handler<T extends MethodTypes> = (
  params: T['params'],
  context: RpcCallContext,
) => RpcAnswer<T> | Promise<RpcAnswer<T>>;

/** One handler for each method. */
export type RpcHandlers<T extends RpcTypes> = {
  readonly [M in keyof T['methods']]: Handler<T['methods'][M]>;
};

/** Options of a server. */
export type RpcServerOptions<T extends RpcTypes> = {
  readonly send: Send;
  /** Listeners to the client's notifications. */
  readonly on?: { readonly [N in keyof T['fromClient']]?: (params: T['fromClient'][N]) => void };
};

/** Counts of incoming messages that were dropped, and of failures. */
export type RpcServerCounts = {
  /** Texts that a client never sends; a text that may be a call was answered with its fault. */
  readonly garbled: number;
  /** Notifications that do not fit, or have no listener. */
  readonly unheard: number;
  /** Handlers and listeners that threw, and handlers with an undeclared answer. */
  readonly failed: number;
};

/** A reply: the text of a result that fits, or an error. */
type Reply = { readonly text: string } | RpcError;

/** A server. */
export class RpcServer<T extends RpcTypes> {
  readonly #protocol: RpcProtocol<T>;
  readonly #handlers: RpcHandlers<T>;
  readonly #options: RpcServerOptions<T>;
  readonly #running = new Map<number, AbortController>();
  #closed = false;
  #counts = { garbled: 0, unheard: 0, failed: 0 };

  constructor(protocol: RpcProtocol<T>, handlers: RpcHandlers<T>, options: RpcServerOptions<T>) {
    this.#protocol = protocol;
    this.#handlers = handlers;
    this.#options = options;
  }

  /** Counts so far. */
  get counts(): RpcServerCounts {
    return { ...this.#counts };
  }

  /** Notifies the client; returns whether the message was sent. Params that do not fit are not sent. */
  notify<N extends keyof T['fromServer'] & string>(name: N, params: T['fromServer'][N]): boolean {
    const notification = ownEntry(untyped(this.#protocol).fromServer, name);
    if (notification === undefined) return false;
    const { id, params: schema } = notification;
    const made = sending(this.#protocol, schema, params, { kind: 'notification', name, params });
    const isSent = made.kind === 'text' && this.#send(made.text);
    if (isSent) seen(id, 'sent');
    return isSent;
  }

  /** Handles an incoming text. The promise resolves when it is answered, and never rejects. */
  async receive(text: string): Promise<void> {
    if (this.#closed) return;
    const decoded = decodeMessage(this.#protocol, text);
    if (!decoded.ok) {
      this.#counts.garbled++;
      seen(`${this.#protocol.id}.fault.${decoded.fault.name}`, 'rejected');
      this.#reject(decoded.id, decoded.fault);
      return;
    }
    const { message } = decoded;
    switch (message.kind) {
      case 'call':
        await this.#call(message.id, message.method, message.params);
        return;
      case 'cancel':
        this.#running.get(message.id)?.abort();
        return;
      case 'notification':
        this.#hear(message.name, message.params);
        return;
      case 'result':
      case 'error':
        // A reply is never answered: two servers would answer each other for ever.
        this.#counts.garbled++;
    }
  }

  /** Closes the server: running handlers are aborted, and nothing is sent any more. */
  close(): void {
    this.#closed = true;
    for (const controller of this.#running.values()) controller.abort();
  }

  #hear(name: string, params: unknown): void {
    const notification = ownEntry(untyped(this.#protocol).fromClient, name);
    const { on = {} } = this.#options;
    const listener = ownEntry<((params: never) => void) | undefined>(on, name);
    if (listener === undefined || notification?.params.is(params) !== true) {
      this.#counts.unheard++;
      return;
    }
    tell(listener, params as never, () => void this.#counts.failed++);
  }

  async #call(id: number, name: string, params: unknown): Promise<void> {
    const method = ownEntry(untyped(this.#protocol).methods, name);
    if (method === undefined) {
      seen(`${this.#protocol.id}.fault.UnknownMethod`, 'rejected');
      this.#reject(id, rpcError('UnknownMethod', `there is no method ${JSON.stringify(name)}`));
      return;
    }
    const wrong = faultOf(method.params, params);
    if (wrong !== undefined) {
      seen(method.id, 'malformed');
      this.#reject(id, rpcError('BadParams', wrong.message, wrong.path));
      return;
    }
    if (this.#running.has(id)) {
      this.#reject(id, rpcError('Malformed', 'a call with this id is under way'));
      return;
    }
    if (this.#running.size >= this.#protocol.maxCalls) {
      seen(`${this.#protocol.id}.fault.TooManyCalls`, 'rejected');
      this.#reject(id, rpcError('TooManyCalls', `${this.#protocol.maxCalls} calls are under way`));
      return;
    }
    const controller = new AbortController();
    this.#running.set(id, controller);
    const reply = await this.#answer(id, method, name, params, controller.signal);
    // The id of an aborted call stays in use, and counts, until its handler ends.
    this.#running.delete(id);
    if ('name' in reply && reply.name === 'Failed') this.#counts.failed++;
    if (controller.signal.aborted) return;
    if ('name' in reply) {
      if (reply.name !== 'Failed') seen(`${method.id}.${reply.name}`, 'rejected');
      this.#reject(id, reply);
    } else if (this.#send(reply.text)) seen(method.id, 'answered');
  }

  async #answer(
    id: number,
    method: RpcMethod,
    name: string,
    params: unknown,
    signal: AbortSignal,
  ): Promise<Reply> {
    const handler = this.#handlers[name] as unknown as Handler<MethodTypes>;
    let answer: RpcAnswer<MethodTypes>;
    try {
      answer = await handler(params, { signal });
    } catch {
      return rpcError('Failed', 'the handler threw');
    }
    try {
      return this.#replyOf(id, method, answer);
    } catch {
      return rpcError('Failed', 'the handler gave no answer');
    }
  }

  /** The reply of an answer. Throws for an invalid answer: a JavaScript handler may return anything. */
  #replyOf(id: number, method: RpcMethod, answer: RpcAnswer<MethodTypes>): Reply {
    if (!answer.ok) {
      const { error, message = '' } = answer;
      return method.errors.includes(error)
        ? rpcError(error, message)
        : rpcError('Failed', 'the handler gave an error that its method does not have');
    }
    const { value: result } = answer;
    const made = sending(this.#protocol, method.result, result, { kind: 'result', id, result });
    if (made.kind === 'text') return made;
    return made.kind === 'oversized'
      ? rpcError('Failed', 'the result is larger than a message')
      : rpcError('Failed', 'the handler gave a result that does not fit', made.path);
  }

  #reject(id: number | null, error: RpcError): void {
    this.#send(encodeMessage(this.#protocol, { kind: 'error', id, error }));
  }

  #send(text: string): boolean {
    if (this.#closed) return false;
    try {
      this.#options.send(text);
      return true;
    } catch {
      return false;
    }
  }
}
