/** Short payloads: they travel in four registers, from t1 on. */
import { T1, T2, T3, T4, type UserSpan } from '@abicus/wire';
import type { CallerMemory } from '../core/caller-memory.ts';
import type { Message } from '../state/endpoint.ts';

/** The longest payload in bytes that travels in registers. */
export const SHORT_MAX = 32;

/** Whether a payload can be read: a short one is in registers. */
export function isReadable(memory: CallerMemory, { va, length }: UserSpan): boolean {
  return length <= SHORT_MAX || memory.readable(va, length);
}

/** Whether a buffer can be written, as far as a message may need it: short ones go to registers. */
export function isWritable(memory: CallerMemory, va: number, length: number): boolean {
  return length <= SHORT_MAX || memory.writable(va, length);
}

/** Reads the payload of a message, which was found readable, from the registers or from the memory of its sender. */
export function loadPayload(
  x: Int32Array,
  memory: CallerMemory,
  { va, length }: UserSpan,
  message: Message,
): void {
  if (length > SHORT_MAX) {
    memory.load(va, message.payload, length);
    return;
  }
  const { i32, u8 } = message.payload;
  i32[0] = x[T1] ?? 0;
  i32[1] = x[T1 + 1] ?? 0;
  i32[2] = x[T2] ?? 0;
  i32[3] = x[T2 + 1] ?? 0;
  i32[4] = x[T3] ?? 0;
  i32[5] = x[T3 + 1] ?? 0;
  i32[6] = x[T4] ?? 0;
  i32[7] = x[T4 + 1] ?? 0;
  if (length < SHORT_MAX) u8.fill(0, length, SHORT_MAX);
}

/** Returns the payload of a short message as words; zeros behind it. */
export function shortWords({ payload, size }: Message): Int32Array {
  const { i32, u8 } = payload;
  if (size < SHORT_MAX) u8.fill(0, size, SHORT_MAX);
  return i32;
}

/** Puts the payload of a short message into registers. */
export function storeShort(x: Int32Array, message: Message): void {
  const words = shortWords(message);
  x[T1] = words[0] ?? 0;
  x[T1 + 1] = words[1] ?? 0;
  x[T2] = words[2] ?? 0;
  x[T2 + 1] = words[3] ?? 0;
  x[T3] = words[4] ?? 0;
  x[T3 + 1] = words[5] ?? 0;
  x[T4] = words[6] ?? 0;
  x[T4 + 1] = words[7] ?? 0;
}

/** Clears the registers of a short payload: the payload is in memory. */
export function storeNone(x: Int32Array): void {
  for (const register of [T1, T2, T3, T4]) {
    x[register] = 0;
    x[register + 1] = 0;
  }
}
