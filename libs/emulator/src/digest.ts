/**
 * A 64-bit digest of machine state, to compare two runs. It is not a cryptographic hash: there is no adversary, and it has
 * to process 16 MiB in about ten milliseconds. Two lanes with unrelated multipliers take the same words.
 *
 * All input is added as 32-bit words in an order fixed by the caller; parts of variable length are preceded by their
 * length, so that ("ab", "c") differs from ("a", "bc").
 */

/** A digest that accumulates. Its methods return the digest, so that calls can be chained. */
export class Digest {
  #a = 0x243f_6a88;
  #b = 0x85a3_08d3 | 0;
  readonly #float = new Float64Array(1);
  readonly #halves = new Uint32Array(this.#float.buffer);

  /** Adds 32 bits. */
  word(value: number): this {
    this.#a = mixA(this.#a, value | 0);
    this.#b = mixB(this.#b, value | 0);
    return this;
  }

  /** Adds a number: integers, fractions and Infinity. */
  number(value: number): this {
    this.#float[0] = value === 0 ? 0 : value;
    return this.word(this.#halves[0] ?? 0).word(this.#halves[1] ?? 0);
  }

  /** Adds a boolean. */
  flag(value: boolean): this {
    return this.word(value ? 1 : 0);
  }

  /** Adds a 64-bit integer, signed or not. */
  big(value: bigint): this {
    const low = BigInt.asUintN(64, value);
    return this.word(Number(low & 0xffff_ffffn)).word(Number(low >> 32n));
  }

  /** Adds a text with its length. */
  text(value: string): this {
    this.word(value.length);
    for (let i = 0; i < value.length; i++) this.word(value.charCodeAt(i));
    return this;
  }

  /** Adds bytes with their length. */
  bytes(value: Uint8Array): this {
    this.word(value.length);
    for (let i = 0; i < value.length; i += 4) {
      this.word(
        (value[i] ?? 0) |
          ((value[i + 1] ?? 0) << 8) |
          ((value[i + 2] ?? 0) << 16) |
          ((value[i + 3] ?? 0) << 24),
      );
    }
    return this;
  }

  /** Adds `count` words of an array from index `from`, without their count: the fast path for pages and registers. */
  words(source: Int32Array, from: number, count: number): this {
    let a = this.#a;
    let b = this.#b;
    const end = from + count;
    for (let i = from; i < end; i++) {
      const word = source[i] ?? 0;
      a = mixA(a, word);
      b = mixB(b, word);
    }
    this.#a = a;
    this.#b = b;
    return this;
  }

  /** The digest of all input so far: 16 hexadecimal digits. More input may be added afterwards. */
  hex(): string {
    const a = finish(this.#a ^ Math.imul(this.#b, 0x9e37_79b1));
    const b = finish(this.#b ^ Math.imul(a, 0x85eb_ca77));
    return hex8(a) + hex8(b);
  }
}

function mixA(state: number, word: number): number {
  let k = Math.imul(word, 0xcc9e_2d51);
  k = Math.imul((k << 15) | (k >>> 17), 0x1b87_3593);
  const mixed = state ^ k;
  return (Math.imul((mixed << 13) | (mixed >>> 19), 5) + 0xe654_6b64) | 0;
}

function mixB(state: number, word: number): number {
  let k = Math.imul(word, 0x239b_961b);
  k = Math.imul((k << 16) | (k >>> 16), 0xab0e_9789);
  const mixed = state ^ k;
  return (Math.imul((mixed << 17) | (mixed >>> 15), 5) + 0x561c_cd1b) | 0;
}

function finish(state: number): number {
  let z = Math.imul(state ^ (state >>> 16), 0x85eb_ca6b);
  z = Math.imul(z ^ (z >>> 13), 0xc2b2_ae35);
  return z ^ (z >>> 16);
}

function hex8(word: number): string {
  return (word >>> 0).toString(16).padStart(8, '0');
}
