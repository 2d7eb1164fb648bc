/**
 * The random number generator: sfc32, seeded by splitmix32. It is the only source of randomness: the
 * choices of a machine draw from it, and its entropy device. Each has streams of its own, so that one more number drawn in
 * one place does not change another.
 */
import type { Digest } from './digest.ts';
import { classState, field, word, type Kind, type Plain } from './state-table.ts';

/** The stream for the entropy device; the others are those of choices (`CHOICE_STREAMS`). */
export const STREAM_ENTROPY = 2;

/** A seeded generator of 32-bit numbers. */
export class Prng {
  /** Its state, as a table of fields. */
  static readonly STATE: Kind<Prng> = classState<Prng>({
    '#a': field((it) => it.#a, word),
    '#b': field((it) => it.#b, word),
    '#c': field((it) => it.#c, word),
    '#counter': field((it) => it.#counter, word),
  });
  #a: number;
  #b: number;
  #c: number;
  #counter = 1;

  /** @param seed an integer, 0..2^53-1. @param stream number of one of the seed's independent streams. */
  constructor(seed: number, stream: number) {
    if (!Number.isSafeInteger(seed) || seed < 0) {
      throw new RangeError(`seed ${seed}: an integer from 0 to 2^53-1 is needed`);
    }
    this.#a = scramble((seed >>> 0) ^ Math.imul(stream, 0x9e37_79b9));
    this.#b = scramble(Math.floor(seed / 0x1_0000_0000) ^ this.#a);
    this.#c = scramble(stream ^ this.#b);
    // The first outputs of close seeds are similar; the authors of sfc32 discard twelve.
    for (let i = 0; i < 12; i++) this.next();
  }

  /** The next number, 0..2^32-1. */
  next(): number {
    const sum = (this.#a + this.#b + this.#counter) | 0;
    this.#counter = (this.#counter + 1) | 0;
    this.#a = this.#b ^ (this.#b >>> 9);
    this.#b = (this.#c + (this.#c << 3)) | 0;
    this.#c = (((this.#c << 21) | (this.#c >>> 11)) + sum) | 0;
    return sum >>> 0;
  }

  /** A number from 0 to `bound` - 1; `bound` at most 2^20. */
  below(bound: number): number {
    return Math.floor((this.next() * bound) / 0x1_0000_0000);
  }

  /** Adds its state to a digest. */
  digestInto(digest: Digest): void {
    Prng.STATE.digest(this, digest);
  }

  /** Its state as plain values. */
  dump(): Plain {
    return Prng.STATE.dump(this);
  }
}

/** One step of splitmix32: gives unrelated outputs for consecutive inputs. */
function scramble(input: number): number {
  let z = (input + 0x9e37_79b9) | 0;
  z = Math.imul(z ^ (z >>> 16), 0x21f0_aaad);
  z = Math.imul(z ^ (z >>> 15), 0x735a_2d97);
  return z ^ (z >>> 15);
}
