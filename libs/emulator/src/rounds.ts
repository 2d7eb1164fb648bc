/**
 * Rounds: the order in which harts run. In each round every hart has its turn once, in an order drawn from the seed; the
 * order is the only thing that makes two seeds differ, and it is a fair coin at each round, so that whatever depends on
 * which hart comes first is met sooner or later.
 */
import type { Digest } from './digest.ts';
import { Prng, STREAM_ROUNDS } from './prng.ts';

/** Whose turn it is. */
export class Rounds {
  /** Rounds begun. */
  count = 0;
  readonly #order: Uint8Array;
  readonly #prng: Prng;
  #turn: number;

  constructor(harts: number, seed: number) {
    this.#order = Uint8Array.from({ length: harts }, (_, hart) => hart);
    this.#prng = new Prng(seed, STREAM_ROUNDS);
    this.#turn = harts;
  }

  /** Whether every hart has had its turn, as before the first round. */
  get over(): boolean {
    return this.#turn === this.#order.length;
  }

  /** The hart whose turn it is; asked only while the round isn't over. */
  get hart(): number {
    return this.#order[this.#turn] ?? 0;
  }

  /** Ends a turn. */
  next(): void {
    this.#turn++;
  }

  /** Begins a round with a new order (Fisher and Yates). */
  begin(): void {
    const order = this.#order;
    for (let last = order.length - 1; last > 0; last--) {
      const other = this.#prng.below(last + 1);
      const hart = order[last] ?? 0;
      order[last] = order[other] ?? 0;
      order[other] = hart;
    }
    this.#turn = 0;
    this.count++;
  }

  /** Adds order, turn and generator to a digest. */
  digestInto(digest: Digest): void {
    digest.number(this.count).bytes(this.#order).word(this.#turn);
    this.#prng.digestInto(digest);
  }
}
