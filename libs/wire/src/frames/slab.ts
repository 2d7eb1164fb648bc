/**
 * Room for frames that are made one after another.
 *
 * A host keeps arrays of up to 64 bytes in its own heap, and asks the system for each larger one, which costs
 * more than the frame. Larger frames are views of chunks instead, one behind the other, each byte used once.
 * Copy a frame (`frame.slice()`) before it goes to another thread: a view takes its whole chunk along.
 */

/** Arrays of this size and less are cheap by themselves. */
const SMALL = 64;

/** Bytes of a chunk. */
const CHUNK = 16_384;

/** Larger frames have an array of their own, so that a kept frame keeps little else. */
export const LARGE: number = CHUNK / 8;

let chunk = new Uint8Array(CHUNK);
let used = 0;

/** A chunk with room for `max` bytes, at most `LARGE`, from `usedBytes()` on: all of them zero. */
export function chunkFor(max: number): Uint8Array {
  if (used + max > CHUNK) {
    chunk = new Uint8Array(CHUNK);
    used = 0;
  }
  return chunk;
}

/** Bytes of the present chunk that frames have. */
export function usedBytes(): number {
  return used;
}

/** Gives the bytes of the present chunk up to `end` to frames. */
export function use(end: number): void {
  used = end;
}

/**
 * A buffer of exactly this size, all zero. A size of a value that is none, NaN or a fraction, is not taken from the
 * chunk: every frame behind would begin at a place that there is none of.
 */
export function frameOfSize(size: number): Uint8Array {
  if (size <= SMALL || size > LARGE || !Number.isInteger(size)) return new Uint8Array(size);
  const bytes = chunkFor(size);
  const at = used;
  used += size;
  return bytes.subarray(at, used);
}
