/** Nonces of one client: counted upward, never given out again while the request that has one is under way (RFC-0019). */

/** One beyond the last nonce of four bytes. */
const NONCE_LIMIT = 0x1_0000_0000;

/** A source of nonces of four bytes. 0 is never given out, so that a frame of zeros answers nothing. */
export class Nonces {
  #next: number;
  readonly #limit: number;
  readonly #underWay = new Set<number>();

  /**
   * @param first the first nonce: 1 to 2^32 - 1. There is no chance in it: a run is repeatable.
   * @param limit one beyond the last nonce: where a field has fewer than four bytes, or to come round soon.
   */
  constructor(first = 1, limit: number = NONCE_LIMIT) {
    this.#next = first;
    this.#limit = limit;
  }

  /** The next nonce that no request under way has; the caller gives it back with `release`. */
  take(): number {
    let nonce = this.#next;
    while (nonce === 0 || this.#underWay.has(nonce)) nonce = (nonce + 1) % this.#limit;
    this.#next = (nonce + 1) % this.#limit;
    this.#underWay.add(nonce);
    return nonce;
  }

  /** The request is over: its nonce may be given out again, after all others. */
  release(nonce: number): void {
    this.#underWay.delete(nonce);
  }

  /** Whether a request with this nonce is under way. */
  underWay(nonce: number): boolean {
    return this.#underWay.has(nonce);
  }
}
