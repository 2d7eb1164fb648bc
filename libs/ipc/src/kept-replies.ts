/**
 * Replies that came while another one was waited for. Nothing is dropped in silence: when there is no room the oldest
 * reply goes, and is counted (RFC-0019).
 */
import { LIMITS, WITHIN, type Limits } from '@abicus/abi-ipc';

/** A bounded store of replies by nonce. */
export class KeptReplies {
  readonly #limits: Pick<Limits, 'pendingReplies'>;
  /** A map keeps the order in which its keys came, so that its first key is the oldest reply. */
  readonly #frames = new Map<number, Uint8Array>();
  /** How many were dropped for lack of room. */
  evicted = 0;
  /** How many were dropped because a reply with the same nonce was kept already: the first one stays. */
  collisions = 0;

  constructor(limits: Pick<Limits, 'pendingReplies'> = LIMITS) {
    this.#limits = limits;
  }

  /** How many replies are kept. */
  get size(): number {
    return this.#frames.size;
  }

  /** Keeps a reply. The frame is the store's from now on. */
  keep(nonce: number, frame: Uint8Array): void {
    if (this.#frames.has(nonce)) {
      this.collisions += 1;
      return;
    }
    if (!WITHIN.pendingReplies(this.#frames.size + 1, this.#limits)) {
      const [oldest] = this.#frames.keys();
      if (oldest !== undefined) this.#frames.delete(oldest);
      this.evicted += 1;
    }
    this.#frames.set(nonce, frame);
  }

  /** Takes out the reply to a request, if it came. */
  take(nonce: number): Uint8Array | undefined {
    const frame = this.#frames.get(nonce);
    if (frame !== undefined) this.#frames.delete(nonce);
    return frame;
  }
}
