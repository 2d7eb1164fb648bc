/**
 * Pending calls by nonce. A call that timed out or was aborted keeps its nonce, because its reply may
 * still come and must not answer another call.
 */
import { Nonces, type NonceCodec } from '@abicus/wire/service';

/** The number of nonces in use is bounded by this, even if they are wider. */
const NONCE_SPACE = 0x1_0000_0000;

/** How many calls may be pending, and how many abandoned ones are remembered. */
export type PendingLimits = { readonly inFlight: number; readonly abandoned: number };

/** The call that a reply belongs to. */
export type ReplyTarget<T> =
  | { readonly kind: 'pending'; readonly call: T }
  /** An abandoned call. */
  | { readonly kind: 'late' }
  /** No known call. */
  | { readonly kind: 'unknown' };

/** The calls of one client; `T` is the data of a call. */
export class PendingCalls<N extends number | bigint, T> {
  readonly #calls = new Map<N, T>();
  /** In the order in which they were abandoned. */
  readonly #abandoned = new Set<N>();
  readonly #nonces: Nonces;
  readonly #codec: NonceCodec<N>;
  readonly #limits: PendingLimits;

  constructor(codec: NonceCodec<N>, { inFlight, abandoned }: PendingLimits) {
    this.#codec = codec;
    const space = Math.min(Number(codec.max) + 1, NONCE_SPACE);
    this.#nonces = new Nonces(1, space);
    // Together they leave some nonces free, so that `take` always finds one.
    const half = Math.floor((space - 2) / 2);
    this.#limits = { inFlight: Math.min(inFlight, half), abandoned: Math.min(abandoned, half) };
  }

  /**
   * Allocates a nonce for a call; gives nothing at the limit of pending calls. The nonce is returned
   * by `add` and later methods, or by `release`.
   */
  take(): N | undefined {
    if (this.#calls.size >= this.#limits.inFlight) return undefined;
    const nonce = this.#nonces.take();
    return (typeof this.#codec.zero === 'bigint' ? BigInt(nonce) : nonce) as N;
  }

  /** Releases the nonce of a call that was not sent. */
  release(nonce: N): void {
    this.#nonces.release(Number(nonce));
  }

  /** Adds a pending call. */
  add(nonce: N, call: T): void {
    this.#calls.set(nonce, call);
  }

  /** The pending call with this nonce. */
  get(nonce: N): T | undefined {
    return this.#calls.get(nonce);
  }

  /** Removes a call that never reached the other side. */
  remove(nonce: N): void {
    if (this.#calls.delete(nonce)) this.release(nonce);
  }

  /** Abandons a call. At the limit the call that was abandoned first is forgotten. */
  abandon(nonce: N): void {
    if (!this.#calls.delete(nonce)) return;
    this.#abandoned.add(nonce);
    const [first] = this.#abandoned;
    if (first !== undefined && this.#abandoned.size > this.#limits.abandoned) this.#forget(first);
  }

  /** A reply came: its call is no longer pending. */
  replied(nonce: N): ReplyTarget<T> {
    const call = this.#calls.get(nonce);
    if (call !== undefined) {
      this.remove(nonce);
      return { kind: 'pending', call };
    }
    if (!this.#abandoned.has(nonce)) return { kind: 'unknown' };
    this.#forget(nonce);
    return { kind: 'late' };
  }

  /** Removes all pending calls and returns them. */
  clear(): T[] {
    const calls = [...this.#calls.values()];
    for (const nonce of this.#calls.keys()) this.release(nonce);
    this.#calls.clear();
    return calls;
  }

  #forget(nonce: N): void {
    this.#abandoned.delete(nonce);
    this.release(nonce);
  }
}
