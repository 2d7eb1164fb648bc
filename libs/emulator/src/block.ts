/**
 * Memory that can be accessed by byte and by word. A copy of a few dozen bytes is two to four times as fast by word; the
 * copy functions of the host are only faster for larger copies.
 */

/** The same memory as bytes and as words; `i32` covers the whole words of it. */
export interface Block {
  readonly u8: Uint8Array;
  readonly i32: Int32Array;
}

/** Above this many bytes the host's copy function is faster. */
const WORD_COPY_MAX = 256;

/** Allocates a block of `size` bytes; its words cover up to three bytes more. */
export function newBlock(size: number): Block {
  const i32 = new Int32Array((size + 3) >>> 2);
  return { u8: new Uint8Array(i32.buffer, 0, size), i32 };
}

/** Copies `length` bytes from offset `at` of a block to offset `to` of another one. Both ranges must be inside. */
export function copyBlock(from: Block, at: number, into: Block, to: number, length: number): void {
  if (length > WORD_COPY_MAX) {
    into.u8.set(from.u8.subarray(at, at + length), to);
    return;
  }
  let done = 0;
  if (((at | to) & 3) === 0) {
    const [source, target] = [from.i32, into.i32];
    const [first, begin, words] = [at >>> 2, to >>> 2, length >>> 2];
    for (let i = 0; i < words; i++) target[begin + i] = source[first + i] ?? 0;
    done = words << 2;
  }
  const [source, target] = [from.u8, into.u8];
  for (; done < length; done++) target[to + done] = source[at + done] ?? 0;
}
