/** The client of a service: a request and its reply, independent of how frames travel. */
import type { Program } from '../cpu.ts';
import { err, ok, type Err, type Result } from '../result.ts';
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
 * Calls an operation. `encode` makes the frame of the request, or nothing if a part of variable length
 * is out of bounds; `decode` reads its reply.
 */
export function* callOperation<
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
  const nonce = channel.nonce();
  const frame: Uint8Array | undefined = encode(nonce);
  if (frame === undefined) return err('OutOfBounds') as Err<Bounds<F>>;
  const answer = yield* channel.call(frame, nonce, operation);
  return answer.ok ? decode(answer.value, nonce) : answer;
}

/** Sends the request of an operation that is never answered. */
export function* sendOperation<
  N,
  F extends Uint8Array | undefined,
  E extends string,
  M extends Moves | undefined,
>(
  channel: Channel<N, E, M>,
  operation: CallShape<M>,
  encode: (nonce: N) => F,
): Program<Result<undefined, Bounds<F> | E>> {
  const nonce = channel.nonce();
  const frame: Uint8Array | undefined = encode(nonce);
  if (frame === undefined) return err('OutOfBounds') as Err<Bounds<F>>;
  const sent = yield* channel.call(frame, nonce, operation);
  return sent.ok ? ok(undefined) : sent;
}
