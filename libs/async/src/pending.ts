/**
 * Calls that wait for their replies, by nonce. A call that is given up, at its deadline or by its caller, leaves its nonce
 * behind: its reply may still come, and must not be taken for that of another call.
 */
import { Nonces, type NonceCodec } from '@abicus/wire/service';

/** Nonces are counted up to this, however wide they are. */
const NONCE_SPACE = 0x1_0000_0000;

/** How many calls wait, and how many that were given up are remembered. */
export type PendingLimits = { readonly inFlight: number; readonly abandoned: number };

/** Where a reply belongs. */
export type Found<T> =
  | { readonly kind: 'pending'; readonly call: T }
  /** To a call that was given up. */
  | { readonly kind: 'late' }
  /** To no call that is known. */
  | { readonly kind: 'unknown' };

/** The calls of one client; `T` is what is kept of each. */
export class PendingCalls<N extends number | bigint, T> {
  readonly #calls = new Map<N, T>();
  /** In the order in which they were given up. */
  readonly #abandoned = new Set<N>();
  readonly #nonces: Nonces;
  readonly #codec: NonceCodec<N>;
  readonly #limits: PendingLimits;

  constructor(codec: NonceCodec<N>, { inFlight, abandoned }: PendingLimits) {
    this.#codec = codec;
    const space = Math.min(Number(codec.max) + 1, NONCE_SPACE);
    this.#nonces = new Nonces(1, space);
    // Together they leave nonces over, so that there is always one to take.
    const half = Math.floor((space - 2) / 2);
    this.#limits = { inFlight: Math.min(inFlight, half), abandoned: Math.min(abandoned, half) };
  }

  /** A nonce for a call; nothing if as many wait as may. It is given back by `add` and what follows, or by `release`. */
  take(): N | undefined {
    if (this.#calls.size >= this.#limits.inFlight) return undefined;
    const nonce = this.#nonces.take();
    return (typeof this.#codec.zero === 'bigint' ? BigInt(nonce) : nonce) as N;
  }

  /** Gives back the nonce of a call that was not sent. */
  release(nonce: N): void {
    this.#nonces.release(Number(nonce));
  }

  /** A call waits from now on. */
  add(nonce: N, call: T): void {
    this.#calls.set(nonce, call);
  }

  /** The call that waits with this nonce. */
  get(nonce: N): T | undefined {
    return this.#calls.get(nonce);
  }

  /** A call is over without having reached the other side. */
  remove(nonce: N): void {
    if (this.#calls.delete(nonce)) this.release(nonce);
  }

  /** A call is given up. Without room the one that was given up first is forgotten. */
  abandon(nonce: N): void {
    if (!this.#calls.delete(nonce)) return;
    this.#abandoned.add(nonce);
    const [first] = this.#abandoned;
    if (first !== undefined && this.#abandoned.size > this.#limits.abandoned) this.#forget(first);
  }

  /** A reply came: the call that it belongs to waits no longer. */
  replied(nonce: N): Found<T> {
    const call = this.#calls.get(nonce);
    if (call !== undefined) {
      this.remove(nonce);
      return { kind: 'pending', call };
    }
    if (!this.#abandoned.has(nonce)) return { kind: 'unknown' };
    this.#forget(nonce);
    return { kind: 'late' };
  }

  /** All calls that wait; none waits afterwards. */
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
