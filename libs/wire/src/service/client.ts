/** The client of a service: a request and its reply, independent of how frames travel. */
import type { Program } from '../cpu.ts';
import { err, ok, type Result } from '../result.ts';
import type { CallShape, Moves } from './operation.ts';

/** The way to a service. `E` are errors besides those of operations, `M` what its requests may move. */
export type Channel<N, E extends string, M extends Moves | undefined = Moves | undefined> = {
  /** A nonce that no request in flight has. */
  readonly nonce: () => N;
  /**
   * Sends a request, with a capability if its operation moves one, and waits for the frame with the same nonce. Where the
   * operation is never answered it waits for nothing, and gives an empty frame.
   */
  readonly call: (
    request: Uint8Array,
    nonce: N,
    shape: CallShape<M>,
  ) => Program<Result<Uint8Array, E>>;
};

/** The error that an encoder with bounds adds to the errors of its operation. */
type Bounds<F> = undefined extends F ? 'OutOfBounds' : never;

/**
 * A call of an operation: encodes the request, lets the channel carry it, decodes the reply. It does
 * what a generator does that delegates to the channel, in less time: a request is hardly more than
 * its two traps, so that each generator around them counts (ADR 0019).
 */
class OperationCall<N, T, E extends string, M extends Moves | undefined> implements Program<
  Result<T, E>
> {
  readonly #channel: Channel<N, E, M>;
  readonly #operation: CallShape<M>;
  readonly #encode: (nonce: N) => Uint8Array | undefined;
  readonly #decode: (frame: Uint8Array, nonce: N) => Result<T, E>;
  #nonce: N | undefined;
  #answer: Program<Result<Uint8Array, E>> | undefined;

  constructor(
    channel: Channel<N, E, M>,
    operation: CallShape<M>,
    encode: (nonce: N) => Uint8Array | undefined,
    decode: (frame: Uint8Array, nonce: N) => Result<T, E>,
  ) {
    this.#channel = channel;
    this.#operation = operation;
    this.#encode = encode;
    this.#decode = decode;
  }

  [Symbol.iterator](): this {
    return this;
  }

  next(): IteratorResult<undefined, Result<T, E>> {
    if (this.#answer === undefined) {
      const channel = this.#channel;
      const nonce = channel.nonce();
      const frame = this.#encode(nonce);
      if (frame === undefined) return { done: true, value: err('OutOfBounds' as E) };
      this.#nonce = nonce;
      this.#answer = channel.call(frame, nonce, this.#operation);
    }
    const step = this.#answer.next();
    if (step.done !== true) return step;
    const { value } = step;
    const result = value.ok ? this.#decode(value.value, this.#nonce as N) : value;
    return { done: true, value: result };
  }

  /** Ends the program here, as in a generator: that of the channel, if it has begun. */
  return(value: Result<T, E>): IteratorResult<undefined, Result<T, E>> {
    this.#answer?.return(value as never);
    return { done: true, value };
  }

  throw(error: unknown): IteratorResult<undefined, Result<T, E>> {
    throw error;
  }

  [Symbol.dispose](): void {}
}

/**
 * Calls an operation. `encode` makes the frame of the request, or nothing if a part of variable length
 * is out of bounds; `decode` reads its reply.
 */
export function callOperation<
  N,
  F extends Uint8Array | undefined,
  R,
  S extends string,
  E extends string,
  M extends Moves | undefined,
>(
  channel: Channel<N, E, M>,
  operation: CallShape<M>,
  encode: (nonce: N) => F,
  decode: (frame: Uint8Array, nonce: N) => Result<R, S>,
): Program<Result<R, S | Bounds<F> | E>> {
  return new OperationCall<N, R, S | Bounds<F> | E, M>(channel, operation, encode, decode);
}

/** The value of a request that is sent and never answered. */
const SENT = ok(undefined);

/** Sends the request of an operation that is never answered. */
export function sendOperation<
  N,
  F extends Uint8Array | undefined,
  E extends string,
  M extends Moves | undefined,
>(
  channel: Channel<N, E, M>,
  operation: CallShape<M>,
  encode: (nonce: N) => F,
): Program<Result<undefined, Bounds<F> | E>> {
  return new OperationCall<N, undefined, Bounds<F> | E, M>(channel, operation, encode, () => SENT);
}
