/** The chance of a campaign: everything that it draws comes from one seed. */
import { Prng } from '@abicus/emulator';

const STREAM = 0x6361;

/** Draws from a seed. */
export class Dice {
  readonly #prng: Prng;

  constructor(seed: number) {
    this.#prng = new Prng(seed, STREAM);
  }

  /** A number from 0 to `bound` − 1. */
  below(bound: number): number {
    return this.#prng.below(bound);
  }

  /** Whether an event of so many per cent happens. */
  chance(percent: number): boolean {
    return this.#prng.below(1000) < percent * 10;
  }

  /** One of some values; there must be one. */
  one<T extends object | string | number>(values: readonly T[]): T {
    const value = values[this.#prng.below(values.length)];
    if (value === undefined) throw new Error('there is nothing to draw from');
    return value;
  }

  /** A word of 32 bits. */
  word(): number {
    return this.#prng.next() | 0;
  }
}
