/** Payloads of the calls with four registers for a payload, from t1 on: a short one travels in them. */
import { T1, T2, T3, T4, type UserSpan } from '@abicus/wire';
import type { CallerMemory } from '../core/caller-memory.ts';
import type { Message } from '../state/endpoint.ts';

/** The longest payload in bytes that travels in registers. */
export const SHORT_MAX = 32;

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
  i32[0] = x[T1] ?? 0;
  i32[1] = x[T1 + 1] ?? 0;
  i32[2] = x[T2] ?? 0;
  i32[3] = x[T2 + 1] ?? 0;
  i32[4] = x[T3] ?? 0;
  i32[5] = x[T3 + 1] ?? 0;
  i32[6] = x[T4] ?? 0;
  i32[7] = x[T4 + 1] ?? 0;
  return true;
}

/** Puts the payload of a short message into registers; zeros behind it. */
export function storeShort(x: Int32Array, { payload, size }: Message): void {
  const { i32 } = payload;
  x[T1] = i32[0] ?? 0;
  x[T1 + 1] = i32[1] ?? 0;
  x[T2] = i32[2] ?? 0;
  x[T2 + 1] = i32[3] ?? 0;
  x[T3] = i32[4] ?? 0;
  x[T3 + 1] = i32[5] ?? 0;
  x[T4] = i32[6] ?? 0;
  x[T4 + 1] = i32[7] ?? 0;
  if (size < SHORT_MAX) clearBehind(x, size);
}

/** Copies a short payload from the registers of its sender to those of its receiver; zeros behind it. */
export function copyShort(from: Int32Array, to: Int32Array, length: number): void {
  to[T1] = from[T1] ?? 0;
  to[T1 + 1] = from[T1 + 1] ?? 0;
  to[T2] = from[T2] ?? 0;
  to[T2 + 1] = from[T2 + 1] ?? 0;
  to[T3] = from[T3] ?? 0;
  to[T3 + 1] = from[T3 + 1] ?? 0;
  to[T4] = from[T4] ?? 0;
  to[T4 + 1] = from[T4 + 1] ?? 0;
  if (length < SHORT_MAX) clearBehind(to, length);
}

const WORDS: readonly number[] = [T1, T1 + 1, T2, T2 + 1, T3, T3 + 1, T4, T4 + 1];

/** Clears the bytes of the registers from an offset on. */
export function clearBehind(x: Int32Array, length: number): void {
  const part = length & 3;
  const at = length >> 2;
  const word = WORDS[at];
  if (part > 0 && word !== undefined) x[word] = (x[word] ?? 0) & ((1 << (8 * part)) - 1);
  for (let i = part > 0 ? at + 1 : at; i < WORDS.length; i++) x[WORDS[i] ?? 0] = 0;
}
