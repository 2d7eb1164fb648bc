/**
 * One side of a descriptor chain: the pieces of RAM that a device may read, or those that it may write, taken as one run
 * of bytes. Devices address it by position and never see where the driver cut it (virtio 1.2, 2.7.4).
 */
import type { Ram } from './ram.ts';

/** Pieces of RAM in a row. */
export class BufferList {
  /** Bytes in all pieces. */
  length = 0;
  readonly #ram: Ram;
  readonly #pieces: { readonly pa: number; readonly length: number }[] = [];

  constructor(ram: Ram) {
    this.#ram = ram;
  }

  /** Appends a piece; false: it isn't RAM. */
  add(pa: number, length: number): boolean {
    if (!this.#ram.has(pa, length)) return false;
    this.#pieces.push({ pa, length });
    this.length += length;
    return true;
  }

  /** Copies bytes from position `at` on into `into`, which must not reach beyond `length`. */
  read(at: number, into: Uint8Array): void {
    this.#walk(at, into.length, (pa, from, to) => {
      into.set(this.#ram.view(pa, to - from), from);
    });
  }

  /** Copies bytes to position `at`; they must not reach beyond `length`. Their pages are claimed. */
  write(at: number, bytes: Uint8Array): void {
    this.#walk(at, bytes.length, (pa, from, to) => {
      this.#ram.write(pa, bytes.subarray(from, to));
    });
  }

  /** Calls `visit` for each stretch of RAM under `count` bytes from `at` on; `from` and `to` count from `at`. */
  #walk(at: number, count: number, visit: (pa: number, from: number, to: number) => void): void {
    if (at + count > this.length) {
      throw new RangeError(`bytes ${at} to ${at + count} of buffers with ${this.length}`);
    }
    let start = -at;
    for (const { pa, length } of this.#pieces) {
      const from = Math.max(start, 0);
      const to = Math.min(start + length, count);
      if (from < to) visit(pa + from - start, from, to);
      start += length;
    }
  }
}
