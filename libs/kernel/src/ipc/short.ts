/** Payloads of the calls with four registers for a payload, from t1 on: a short one travels in them. */
import { T1, T2, T3, T4, type UserSpan } from '@abicus/wire';
import type { CallerMemory } from '../core/caller-memory.ts';
import type { Message } from '../state/endpoint.ts';

/** The longest payload in bytes that travels in registers. */
export const SHORT_MAX = 32;

// The words of the four registers. The engine folds constants of the same module, and loads imported ones at each use.
const [W0, W1] = [T1, T1 + 1];
const [W2, W3] = [T2, T2 + 1];
const [W4, W5] = [T3, T3 + 1];
const [W6, W7] = [T4, T4 + 1];

/** A word of an array that has it. */
function wordAt(words: Int32Array, at: number): number {
  return words[at] ?? 0;
}

/** Whether a buffer can be written, as far as a message may need it: short ones go to registers. */
export function isWritable(memory: CallerMemory, { va, length }: UserSpan): boolean {
  return length <= SHORT_MAX || memory.writable(va, length);
}

/** Reads a payload from the registers or the memory of its sender into a message; false: it is not mapped. */
export function loadPayload(
  x: Int32Array,
  memory: CallerMemory,
  { va, length }: UserSpan,
  { payload }: Message,
): boolean {
  if (length > SHORT_MAX) return memory.load(va, payload, length);
  const { i32 } = payload;
  i32[0] = wordAt(x, W0);
  i32[1] = wordAt(x, W1);
  i32[2] = wordAt(x, W2);
  i32[3] = wordAt(x, W3);
  i32[4] = wordAt(x, W4);
  i32[5] = wordAt(x, W5);
  i32[6] = wordAt(x, W6);
  i32[7] = wordAt(x, W7);
  return true;
}

/** Puts the payload of a short message into registers; zeros behind it. */
export function storeShort(x: Int32Array, { payload, size }: Message): void {
  const { i32 } = payload;
  x[W0] = wordAt(i32, 0);
  x[W1] = wordAt(i32, 1);
  x[W2] = wordAt(i32, 2);
  x[W3] = wordAt(i32, 3);
  x[W4] = wordAt(i32, 4);
  x[W5] = wordAt(i32, 5);
  x[W6] = wordAt(i32, 6);
  x[W7] = wordAt(i32, 7);
  clearBehind(x, size);
}

/** Copies a short payload from the registers of its sender to those of its receiver; zeros behind it. */
export function copyShort(from: Int32Array, to: Int32Array, length: number): void {
  to[W0] = wordAt(from, W0);
  to[W1] = wordAt(from, W1);
  to[W2] = wordAt(from, W2);
  to[W3] = wordAt(from, W3);
  to[W4] = wordAt(from, W4);
  to[W5] = wordAt(from, W5);
  to[W6] = wordAt(from, W6);
  to[W7] = wordAt(from, W7);
  clearBehind(to, length);
}

/** Clears the bytes of the registers from an offset on. Without a loop: most requests and replies are shorter. */
export function clearBehind(x: Int32Array, length: number): void {
  const part = length & 3;
  const words = length >> 2;
  if (part > 0) clearPart(x, words, part);
  const from = part > 0 ? words + 1 : words;
  if (from <= 0) x[W0] = 0;
  if (from <= 1) x[W1] = 0;
  if (from <= 2) x[W2] = 0;
  if (from <= 3) x[W3] = 0;
  if (from <= 4) x[W4] = 0;
  if (from <= 5) x[W5] = 0;
  if (from <= 6) x[W6] = 0;
  if (from <= 7) x[W7] = 0;
}

const WORDS: readonly number[] = [W0, W1, W2, W3, W4, W5, W6, W7];

/** Clears the bytes of a word from an offset on. */
function clearPart(x: Int32Array, index: number, part: number): void {
  const word = WORDS[index];
  if (word !== undefined) x[word] = wordAt(x, word) & ((1 << (8 * part)) - 1);
}
