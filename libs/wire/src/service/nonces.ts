/** Nonces of one client: counted upward, and not reused while their request is in flight (RFC-0019). */

/** One beyond the last nonce of four bytes. */
const NONCE_LIMIT = 0x1_0000_0000;

/** A source of nonces of four bytes. 0 is never allocated, so that a frame of zeros answers nothing. */
export class Nonces {
  #next: number;
  readonly #limit: number;
  readonly #underWay = new Set<number>();

  /**
   * @param first the first nonce: 1 to 2^32 - 1. It is not random: a run is repeatable.
   * @param limit one beyond the last nonce, for fields of fewer than four bytes or to wrap early.
   */
  constructor(first = 1, limit: number = NONCE_LIMIT) {
    this.#next = first;
    this.#limit = limit;
  }

  /** Allocates the next nonce that no request in flight has; the caller releases it. */
  take(): number {
    let nonce = this.#next;
    while (nonce === 0 || this.#underWay.has(nonce)) nonce = (nonce + 1) % this.#limit;
    this.#next = (nonce + 1) % this.#limit;
    this.#underWay.add(nonce);
    return nonce;
  }

  /** Releases the nonce of a completed request; it is reused after all others. */
  release(nonce: number): void {
    this.#underWay.delete(nonce);
  }

  /** Whether a request with this nonce is in flight. */
  underWay(nonce: number): boolean {
    return this.#underWay.has(nonce);
  }
}
