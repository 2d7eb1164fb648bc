/**
 * Little-endian integers in bytes, at any offset.
 * Readers and writers do not check bounds: callers compare the length of the frame with the size of
 * the fields first. A byte beyond the end reads as 0.
 */
import { highWord, lowWord, u64FromWords } from './words.ts';

const TWO_32 = 0x1_0000_0000;

/** The byte at `at`. */
export function getU8(bytes: Uint8Array, at: number): number {
  return bytes[at] ?? 0;
}

/** The byte at `at`, signed. */
export function getI8(bytes: Uint8Array, at: number): number {
  return ((bytes[at] ?? 0) << 24) >> 24;
}

/** Two bytes, signed. */
export function getI16(bytes: Uint8Array, at: number): number {
  return (getU16(bytes, at) << 16) >> 16;
}

/** Two bytes. */
export function getU16(bytes: Uint8Array, at: number): number {
  return (bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8);
}

/** Four bytes, signed. */
export function getI32(bytes: Uint8Array, at: number): number {
  return (
    (bytes[at] ?? 0) |
    ((bytes[at + 1] ?? 0) << 8) |
    ((bytes[at + 2] ?? 0) << 16) |
    ((bytes[at + 3] ?? 0) << 24)
  );
}

/** Four bytes, unsigned. */
export function getU32(bytes: Uint8Array, at: number): number {
  return getI32(bytes, at) >>> 0;
}

/** Eight bytes as a number; −1 if the value is above 2^53 − 1. */
export function getU53(bytes: Uint8Array, at: number): number {
  const high = getU32(bytes, at + 4);
  return high > 0x1f_ffff ? -1 : high * TWO_32 + getU32(bytes, at);
}

/** Eight bytes as a bigint. */
export function getU64(bytes: Uint8Array, at: number): bigint {
  return u64FromWords(getI32(bytes, at), getI32(bytes, at + 4));
}

/** Eight bytes as a signed bigint. */
export function getI64(bytes: Uint8Array, at: number): bigint {
  return BigInt.asIntN(64, getU64(bytes, at));
}

/** Writes the low byte of `value`. */
export function putU8(bytes: Uint8Array, at: number, value: number): void {
  bytes[at] = value;
}

/** Writes the low two bytes of `value`. */
export function putU16(bytes: Uint8Array, at: number, value: number): void {
  bytes[at] = value;
  bytes[at + 1] = value >>> 8;
}

/** Writes the low four bytes of `value`. */
export function putU32(bytes: Uint8Array, at: number, value: number): void {
  bytes[at] = value;
  bytes[at + 1] = value >>> 8;
  bytes[at + 2] = value >>> 16;
  bytes[at + 3] = value >>> 24;
}

/** Writes a signed value as four bytes. */
export function putI32(bytes: Uint8Array, at: number, value: number): void {
  putU32(bytes, at, value);
}

/** Writes a signed value as one byte. */
export function putI8(bytes: Uint8Array, at: number, value: number): void {
  bytes[at] = value;
}

/** Writes a signed value as two bytes. */
export function putI16(bytes: Uint8Array, at: number, value: number): void {
  putU16(bytes, at, value);
}

/** Writes a signed value as eight bytes. */
export function putI64(bytes: Uint8Array, at: number, value: bigint): void {
  putU64(bytes, at, value);
}

/** Writes 1 for true, 0 for false. */
export function putBool(bytes: Uint8Array, at: number, value: boolean): void {
  bytes[at] = value ? 1 : 0;
}

/** Writes a value from 0 to 2^53 − 1 as eight bytes. */
export function putU53(bytes: Uint8Array, at: number, value: number): void {
  putU32(bytes, at, value);
  putU32(bytes, at + 4, Math.floor(value / TWO_32));
}

/** Writes the low 64 bits of `value` as eight bytes. */
export function putU64(bytes: Uint8Array, at: number, value: bigint): void {
  putU32(bytes, at, lowWord(value));
  putU32(bytes, at + 4, highWord(value));
}

/** Writes exactly `size` bytes: the first bytes of `value`, padded with zeros. */
export function putOctets(bytes: Uint8Array, at: number, value: Uint8Array, size: number): void {
  for (let i = 0; i < size; i++) bytes[at + i] = value[i] ?? 0;
}

/** Whether `length` bytes at `at` are all zero. */
export function allZero(bytes: Uint8Array, at: number, length: number): boolean {
  for (let i = at; i < at + length; i++) if (bytes[i] !== 0) return false;
  return true;
}
