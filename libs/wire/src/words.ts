/**
 * 64 bits as two words of 32, and back.
 * Shifts and masks of bigints allocate a bigint at each step; going through eight bytes does not. The
 * bytes are free between two calls.
 */

const cell = new DataView(new ArrayBuffer(8));

/** The unsigned number of two words; only the low 32 bits of each count. */
export function u64FromWords(low: number, high: number): bigint {
  cell.setUint32(0, low, true);
  cell.setUint32(4, high, true);
  return cell.getBigUint64(0, true);
}

/** Bits 0 to 31, unsigned. */
export function lowWord(value: bigint): number {
  cell.setBigUint64(0, value, true);
  return cell.getUint32(0, true);
}

/** Bits 32 to 63, unsigned. */
export function highWord(value: bigint): number {
  cell.setBigUint64(0, value, true);
  return cell.getUint32(4, true);
}

/** Writes bits 0 to 31 to the word at `at`, bits 32 to 63 to the next one. */
export function putWords(words: Int32Array, at: number, value: bigint): void {
  cell.setBigUint64(0, value, true);
  words[at] = cell.getInt32(0, true);
  words[at + 1] = cell.getInt32(4, true);
}
