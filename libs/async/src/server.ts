/** The server of a service over any transport. */
import { err, fnv1a64, type Result } from '@abicus/wire';
import type { EventCodec, OperationCodec, OperationTypes, Protocol } from '@abicus/wire/service';
import { Admission } from './admission.ts';
import { Connection } from './connection.ts';
import { encoded } from './encoded.ts';
import { inOwnBuffer } from './own-buffer.ts';
import type {
  Call,
  CallerOptions,
  EventSenders,
  Handlers,
  SendError,
  ServerLimits,
  ServerOptions,
  Serving,
} from './server-types.ts';
import type { Transport } from './transport.ts';

/** The default limits of a connection. */
export const SERVER_LIMITS: ServerLimits = { inFlight: 64, waiting: 64, events: 256 };

type Send = (frame: Uint8Array) => Promise<Result<void, unknown>>;

/** The functions that send events, with a limit on unsent ones. */
function sendersOf<E>(
  events: { readonly [K in keyof E]: EventCodec<E[K]> },
  send: Send,
  limit: number,
): EventSenders<E> {
  let unsent = 0;
  const made = Object.create(null) as Record<string, unknown>;
  for (const [name, codec] of Object.entries<EventCodec<unknown>>(events as never)) {
    made[name] = async (event: unknown): Promise<Result<void, SendError>> => {
      const frame = encoded(event, codec.encode, codec.decode);
      if (frame === undefined) return err('OutOfBounds');
      if (unsent >= limit) return err('TooManyEvents');
      unsent++;
      const sent = await send(frame);
      unsent--;
      return sent.ok ? sent : err('Disconnected');
    };
  }
  return Object.freeze(made) as EventSenders<E>;
}

const senderOf = ({ caller = '' }: CallerOptions): bigint => (caller === '' ? 0n : fnv1a64(caller));

/** The id of the operation of a frame, for the report of a fault. */
function idOf<N extends number | bigint, O extends { readonly [K in keyof O]: OperationTypes }>(
  { envelope, operations }: Protocol<N, O, unknown>,
  frame: Uint8Array,
): string {
  const opcode = envelope.opcodeOf(frame);
  const all = Object.values<OperationCodec<N, OperationTypes>>(operations as never);
  const found = all.find(({ operation }) => operation.opcode === opcode);
  return found?.operation.data.id ?? envelope.data.service;
}

/**
 * Serves one connection: decodes a request, checks its caller, calls the handler, and sends the
 * outcome. A malformed or denied request reaches no handler and is answered as the contract says.
 */
export function serve<
  N extends number | bigint,
  O extends { readonly [K in keyof O]: OperationTypes },
  E,
>(
  protocol: Protocol<N, O, E>,
  handlers: Handlers<O, E>,
  transport: Transport,
  options: ServerOptions = {},
): Serving<E> {
  const limits: ServerLimits = { ...SERVER_LIMITS, ...options.limits };
  const ended = new AbortController();
  const handle = async (frame: Uint8Array): Promise<void> => {
    let reply: Uint8Array | undefined;
    try {
      reply = await protocol.server.serveLate(handlers, call, frame);
    } catch (error) {
      connection.end({ why: 'threw', id: idOf(protocol, frame), error });
      return;
    }
    if (reply === undefined || connection.ended) return;
    const sent = await connection.send(reply);
    // The caller would wait for a lost reply until its deadline.
    if (!sent.ok) connection.end({ why: 'failed', error: sent.error });
  };
  const admission = new Admission<Uint8Array>(limits, handle);
  const connection = new Connection(transport, protocol.frameMax, {
    onFrame: (frame) => {
      const room = admission.enter(frame);
      if (room !== false) return room;
      connection.end({ why: 'overrun' });
      return undefined;
    },
    onEnd: (ending) => {
      admission.clear();
      ended.abort(ending);
    },
  });
  const send = sendersOf<E>(protocol.events, (frame) => connection.send(frame), limits.events);
  const call: Call<E> = {
    caller: options.caller ?? '',
    sender: senderOf(options),
    signal: ended.signal,
    send,
  };
  return { send, closed: connection.closed, close: () => connection.end({ why: 'closed' }) };
}

/**
 * A server as a function from a request to its reply, for HTTP and similar transports. Rejects with
 * the error of a handler that throws. There is no connection, so sending an event fails with
 * `Disconnected`. The buffer of a reply contains nothing else.
 */
export function responder<
  N extends number | bigint,
  O extends { readonly [K in keyof O]: OperationTypes },
  E,
>(
  protocol: Protocol<N, O, E>,
  handlers: Handlers<O, E>,
  options: CallerOptions = {},
): (request: Uint8Array) => Promise<Uint8Array | undefined> {
  const nowhere: Send = () => Promise.resolve(err('no connection'));
  const call: Call<E> = {
    caller: options.caller ?? '',
    sender: senderOf(options),
    signal: new AbortController().signal,
    send: sendersOf<E>(protocol.events, nowhere, Infinity),
  };
  return async (request) => {
    const reply = await protocol.server.serveLate(handlers, call, request);
    return reply === undefined ? undefined : inOwnBuffer(reply);
  };
}
