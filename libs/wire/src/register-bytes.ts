/**
 * Bytes in registers, little-endian: the first byte is the lowest one of the first register. Registers are named by the
 * index of their low word, and need not be side by side.
 */

/** Whether so many bytes are in registers that have room for `most`. No length of −1 is short. */
export function isShort(length: number, most: number): boolean {
  return length >= 0 && length <= most;
}

/** Four bytes as a word; what is beyond the end is zero. */
function wordAt(bytes: Uint8Array, at: number): number {
  const left = bytes.length - at;
  if (left <= 0) return 0;
  const low = (bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8);
  if (left >= 4) return low | ((bytes[at + 2] ?? 0) << 16) | ((bytes[at + 3] ?? 0) << 24);
  if (left === 1) return low & 0xff;
  return left === 2 ? low : low | ((bytes[at + 2] ?? 0) << 16);
}

function reject(length: number): never {
  throw new RangeError(`${length} bytes do not fit the registers`);
}

/** Puts bytes into registers; what they leave of these is zero. */
export function setBytes(x: Int32Array, registers: readonly number[], bytes: Uint8Array): void {
  if (bytes.length > 8 * registers.length) reject(bytes.length);
  let at = 0;
  for (let i = 0; i < registers.length; i++) {
    const register = registers[i] ?? 0;
    x[register] = wordAt(bytes, at);
    x[register + 1] = wordAt(bytes, at + 4);
    at += 8;
  }
}

/** Puts a word into four bytes; what is beyond the end is dropped. */
function putWord(bytes: Uint8Array, at: number, word: number): void {
  const left = bytes.length - at;
  if (left >= 4) {
    bytes[at] = word;
    bytes[at + 1] = word >>> 8;
    bytes[at + 2] = word >>> 16;
    bytes[at + 3] = word >>> 24;
  } else for (let i = 0; i < left; i++) bytes[at + i] = word >>> (8 * i);
}

/** Fills bytes from registers, as many as there are. */
export function copyBytes(x: Int32Array, registers: readonly number[], into: Uint8Array): void {
  if (into.length > 8 * registers.length) reject(into.length);
  for (let i = 0, at = 0; at < into.length; i++, at += 8) {
    const register = registers[i] ?? 0;
    putWord(into, at, x[register] ?? 0);
    putWord(into, at + 4, x[register + 1] ?? 0);
  }
}

/** The first `length` bytes in registers. */
export function bytesIn(x: Int32Array, registers: readonly number[], length: number): Uint8Array {
  const bytes = new Uint8Array(length);
  copyBytes(x, registers, bytes);
  return bytes;
}
