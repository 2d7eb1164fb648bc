/**
 * A bounded buffer of replies that arrived while the program waited for another one. When it is full the oldest reply is
 * dropped, and counted (RFC-0019).
 */
import { LIMITS, WITHIN, type Limits } from '@abicus/abi-ipc';

/** Buffered replies, by nonce. */
export class ReplyBuffer {
  readonly #limits: Pick<Limits, 'pendingReplies'>;
  /** A map is in the order of insertion, so that its first key is the oldest reply. */
  readonly #frames = new Map<number, Uint8Array>();
  /** The number of replies dropped because the buffer was full. */
  evicted = 0;
  /** The number of replies dropped because one with the same nonce was buffered: the first one stays. */
  collisions = 0;

  constructor(limits: Pick<Limits, 'pendingReplies'> = LIMITS) {
    this.#limits = limits;
  }

  /** The number of buffered replies. */
  get size(): number {
    return this.#frames.size;
  }

  /** Adds a reply. The buffer owns the frame afterwards. */
  add(nonce: number, frame: Uint8Array): void {
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

  /** Removes and gives the reply to a request, if it has arrived. */
  take(nonce: number): Uint8Array | undefined {
    const frame = this.#frames.get(nonce);
    if (frame !== undefined) this.#frames.delete(nonce);
    return frame;
  }
}
