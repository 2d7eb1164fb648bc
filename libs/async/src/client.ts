/** The client of a service over any transport. */
import { err, ok, type Result } from '@abicus/wire';
import type { OperationCodec, OperationTypes, Protocol } from '@abicus/wire/service';
import type {
  CallError,
  CallOptions,
  Calls,
  Client,
  ClientCounts,
  ClientLimits,
  ClientOptions,
  Listeners,
} from './client-types.ts';
import type { Clock } from './clock.ts';
import { Connection } from './connection.ts';
import { encoded } from './encoded.ts';
import { hostClock } from './host-clock.ts';
import { PendingCalls } from './pending.ts';
import type { Transport } from './transport.ts';

/** The default limits of a client. */
export const CLIENT_LIMITS: ClientLimits = {
  inFlight: 64,
  abandoned: 1024,
  timeoutMs: 10_000,
  laterTimeoutMs: 60_000,
};

type Outcome = Result<unknown, string>;
type AnyCodec<N extends number | bigint> = OperationCodec<N, OperationTypes>;
/** A pending call. */
type Pending<N extends number | bigint> = {
  readonly codec: AnyCodec<N>;
  readonly settle: (outcome: Outcome) => void;
};
type Listener = (event: unknown) => unknown;
/** An event with its listeners. */
type Heard = {
  readonly id: string;
  readonly decode: (frame: Uint8Array) => unknown;
  readonly listeners: Set<Listener>;
};
/** A protocol without the types of its operations. */
type AnyProtocol<N extends number | bigint> = Protocol<
  N,
  Readonly<Record<string, OperationTypes>>,
  Readonly<Record<string, unknown>>
>;

class ServiceClient<N extends number | bigint> {
  readonly connection: Connection;
  readonly #protocol: AnyProtocol<N>;
  readonly #limits: ClientLimits;
  readonly #clock: Clock;
  readonly #pending: PendingCalls<N, Pending<N>>;
  readonly #events: ReadonlyMap<number, Heard>;
  #counts: ClientCounts = { late: 0, unknown: 0, garbled: 0, unheard: 0 };

  constructor(protocol: AnyProtocol<N>, transport: Transport, options: ClientOptions) {
    this.#protocol = protocol;
    this.#limits = { ...CLIENT_LIMITS, ...options.limits };
    this.#clock = options.clock ?? hostClock;
    this.#pending = new PendingCalls(protocol.envelope.data.nonce, this.#limits);
    const { service } = protocol.envelope.data;
    this.#events = new Map(
      Object.entries(protocol.events).map(([name, { opcode, decode }]) => [
        opcode,
        { id: `${service}.event.${name}`, decode, listeners: new Set<Listener>() },
      ]),
    );
    this.connection = new Connection(transport, protocol.frameMax, {
      onFrame: (frame) => this.#receive(frame),
      onEnd: () => {
        for (const { settle } of this.#pending.clear()) settle(err('Disconnected'));
      },
    });
  }

  get counts(): ClientCounts {
    return this.#counts;
  }

  calls(): Readonly<
    Record<string, (request?: unknown, options?: CallOptions) => Promise<Outcome>>
  > {
    return byName(this.#protocol.operations, (codec) => (request = {}, options = {}) => {
      return this.#call(codec, request, options);
    });
  }

  listeners(): Readonly<Record<string, (listener: Listener) => () => void>> {
    return byName(this.#protocol.events, ({ opcode }) => (listener) => {
      const listeners = this.#events.get(opcode)?.listeners;
      // A new function for each registration, so that a listener that is registered twice is called
      // twice.
      const own: Listener = (event) => listener(event);
      listeners?.add(own);
      return () => void listeners?.delete(own);
    });
  }

  async #call(codec: AnyCodec<N>, request: unknown, options: CallOptions): Promise<Outcome> {
    if (this.connection.ended) return err('Disconnected');
    if (options.signal?.aborted === true) return err('Aborted');
    const nonce = this.#pending.take();
    if (nonce === undefined) return err('TooManyCalls');
    const frame = this.#encode(codec, request, nonce);
    if (frame === undefined) return err('OutOfBounds');
    if (codec.operation.answers === 'never') return this.#sent(frame, nonce);
    const reply = this.#wait(codec, nonce, options);
    // Not awaited: a transport without room must not delay the call's deadline.
    void this.connection.send(frame).then((sent) => {
      if (!sent.ok) this.#giveUp(nonce, 'Disconnected');
    });
    return reply;
  }

  /** Sends a request that is never answered; its call ends when the transport has taken it. */
  async #sent(frame: Uint8Array, nonce: N): Promise<Outcome> {
    const sent = await this.connection.send(frame);
    this.#pending.release(nonce);
    return sent.ok ? ok(undefined) : err('Disconnected');
  }

  /** Encodes a request, or releases its nonce if the request does not encode. */
  #encode(codec: AnyCodec<N>, request: unknown, nonce: N): Uint8Array | undefined {
    const frame = encoded(request, (given) => codec.encode(given, nonce), codec.decodeRequest);
    if (frame === undefined) this.#pending.release(nonce);
    return frame;
  }

  #wait(codec: AnyCodec<N>, nonce: N, { signal, timeoutMs }: CallOptions): Promise<Outcome> {
    const settled = Promise.withResolvers<Outcome>();
    const limits = this.#limits;
    const budget = codec.operation.answers === 'later' ? limits.laterTimeoutMs : limits.timeoutMs;
    const onAbort = (): void => this.#giveUp(nonce, 'Aborted');
    const disarm = this.#clock.after(timeoutMs ?? budget, () => this.#giveUp(nonce, 'TimedOut'));
    signal?.addEventListener('abort', onAbort);
    const settle = (outcome: Outcome): void => {
      disarm();
      signal?.removeEventListener('abort', onAbort);
      settled.resolve(outcome);
    };
    this.#pending.add(nonce, { codec, settle });
    return settled.promise;
  }

  #giveUp(nonce: N, error: CallError): void {
    const call = this.#pending.get(nonce);
    if (call === undefined) return;
    if (error === 'Disconnected') this.#pending.remove(nonce);
    else this.#pending.abandon(nonce);
    call.settle(err(error));
  }

  #receive(frame: Uint8Array): void {
    const { envelope } = this.#protocol;
    const nonce = envelope.replyNonce(frame);
    if (nonce === undefined) {
      this.#hear(frame);
      return;
    }
    const found = this.#pending.replied(nonce);
    if (found.kind === 'pending') found.call.settle(found.call.codec.decode(frame, nonce));
    else this.#count(found.kind);
  }

  #hear(frame: Uint8Array): void {
    const opcode = this.#protocol.envelope.opcodeOf(frame);
    const heard = opcode === undefined ? undefined : this.#events.get(opcode);
    const event = heard?.decode(frame);
    if (heard === undefined || event === undefined) {
      this.#count('garbled');
      return;
    }
    if (heard.listeners.size === 0) this.#count('unheard');
    const threw = (error: unknown): void => {
      this.connection.end({ why: 'threw', id: heard.id, error });
    };
    try {
      const now = [...heard.listeners];
      for (const listener of now) {
        const given = listener(event);
        // The promise of an async listener: an unhandled rejection would end the process.
        if (given instanceof Promise) given.catch(threw);
      }
    } catch (error) {
      threw(error);
    }
  }

  #count(what: keyof ClientCounts): void {
    this.#counts = { ...this.#counts, [what]: this.#counts[what] + 1 };
  }
}

/** A record without a prototype: an operation may have the name of a property of every object. */
function byName<T, R>(
  record: Readonly<Record<string, T>>,
  make: (value: T) => R,
): Readonly<Record<string, R>> {
  const made = Object.create(null) as Record<string, R>;
  for (const [name, value] of Object.entries(record)) made[name] = make(value);
  return Object.freeze(made);
}

/**
 * Connects to a service. A call sends one request and gives one value. Every call ends: with its
 * reply, at its deadline, or with the connection.
 */
export function connect<
  N extends number | bigint,
  O extends { readonly [K in keyof O]: OperationTypes },
  E,
>(protocol: Protocol<N, O, E>, transport: Transport, options: ClientOptions = {}): Client<O, E> {
  const client = new ServiceClient(protocol as unknown as AnyProtocol<N>, transport, options);
  const { connection } = client;
  return {
    call: client.calls() as unknown as Calls<O>,
    on: client.listeners() as unknown as Listeners<E>,
    closed: connection.closed,
    counts: () => client.counts,
    close: () => connection.end({ why: 'closed' }),
  };
}
