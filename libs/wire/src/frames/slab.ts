/**
 * A bump allocator for frames.
 * V8 keeps arrays of up to 64 bytes in its own heap, and asks the system for each larger one, which
 * costs more than the frame. Larger frames are views of chunks instead, one after the other, each byte
 * used once. Copy a frame (`frame.slice()`) before it goes to another thread: a view takes its whole
 * chunk along.
 */

/** Arrays of at most this size are cheap without a chunk. */
const SMALL = 64;

/** The size of a chunk in bytes. */
const CHUNK = 16_384;

/** Larger frames have an array of their own, so that a retained frame retains little else. */
export const LARGE: number = CHUNK / 8;

let chunk = new Uint8Array(CHUNK);
let used = 0;

/** A chunk with `max` free bytes, at most `LARGE`, from `usedBytes()` on, all zero. */
export function chunkFor(max: number): Uint8Array {
  if (used + max > CHUNK) {
    chunk = new Uint8Array(CHUNK);
    used = 0;
  }
  return chunk;
}

/** The number of allocated bytes of the current chunk. */
export function usedBytes(): number {
  return used;
}

/** Allocates the bytes of the current chunk up to `end`. */
export function use(end: number): void {
  used = end;
}

/**
 * A buffer of exactly this size, all zero. A size that is NaN or a fraction is not taken from the
 * chunk: every later frame would begin at an invalid offset.
 */
export function frameOfSize(size: number): Uint8Array {
  if (size <= SMALL || size > LARGE || !Number.isInteger(size)) return new Uint8Array(size);
  const bytes = chunkFor(size);
  const at = used;
  used += size;
  return bytes.subarray(at, used);
}
