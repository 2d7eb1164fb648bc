/**
 * Rounds: the order in which harts run. In each round every hart runs once, in a random order that depends on the seed.
 * All orders are equally likely, so that code which depends on the order of harts is found sooner or later. The order and
 * the entropy device are all that differs between two seeds.
 */
import type { Digest } from './digest.ts';
import { Prng, STREAM_ROUNDS } from './prng.ts';

/** The sequence of harts in rounds. */
export class Rounds {
  /** Rounds begun. */
  count = 0;
  readonly #order: Uint8Array;
  readonly #prng: Prng;
  #position: number;

  constructor(harts: number, seed: number) {
    this.#order = Uint8Array.from({ length: harts }, (_, hart) => hart);
    this.#prng = new Prng(seed, STREAM_ROUNDS);
    this.#position = harts;
  }

  /** Whether every hart has run in this round; true before the first round. */
  get done(): boolean {
    return this.#position === this.#order.length;
  }

  /** The hart that runs now; valid only while the round isn't done. */
  get current(): number {
    return this.#order[this.#position] ?? 0;
  }

  /** Advances to the next hart. */
  next(): void {
    this.#position++;
  }

  /** Begins a round with a new order (Fisher-Yates shuffle). */
  begin(): void {
    const order = this.#order;
    for (let last = order.length - 1; last > 0; last--) {
      const other = this.#prng.below(last + 1);
      const hart = order[last] ?? 0;
      order[last] = order[other] ?? 0;
      order[other] = hart;
    }
    this.#position = 0;
    this.count++;
  }

  /** Adds order, position and generator to a digest. */
  digestInto(digest: Digest): void {
    digest.number(this.count).bytes(this.#order).word(this.#position);
    this.#prng.digestInto(digest);
  }
}
