/**
 * The registers of a syscall, as a kernel reads and a wrapper writes them.
 * A register file is an `Int32Array`: `x[2 * i]` is the low word of x_i, `x[2 * i + 1]` the high word.
 * A register is identified by the index of its low word.
 */
import { putWords, u64FromWords } from './words.ts';

/** The stack pointer, x2. */
export const SP = 4;
/** The first temporary, x5. */
export const T0 = 10;
/** The second temporary, x6. */
export const T1 = 12;
/** The third temporary, x7. */
export const T2 = 14;
/** The first argument and the result, x10. */
export const A0 = 20;
/** The second argument, x11. */
export const A1 = 22;
/** The third argument, x12. */
export const A2 = 24;
/** The fourth argument, x13. */
export const A3 = 26;
/** The fifth argument, x14. */
export const A4 = 28;
/** The sixth argument, x15. */
export const A5 = 30;
/** The seventh argument, x16. */
export const A6 = 32;
/** The number of the syscall, x17. */
export const A7 = 34;
/** The fourth temporary, x28. */
export const T3 = 56;
/** The fifth temporary, x29. */
export const T4 = 58;
/** The sixth temporary, x30. */
export const T5 = 60;
/** The seventh temporary, x31. */
export const T6 = 62;

/** The value of `resultOf` for a negative result that is not an error number. */
export const UNKNOWN_RESULT = -4096;

const TWO_32 = 0x1_0000_0000;

/** A register as 8 unsigned bits; −1 for a larger value. */
export function u8In(x: Int32Array, register: number): number {
  const low = x[register] ?? 0;
  return x[register + 1] === 0 && low >>> 0 <= 0xff ? low : -1;
}

/** A register as 16 unsigned bits; −1 for a larger value. */
export function u16In(x: Int32Array, register: number): number {
  const low = x[register] ?? 0;
  return x[register + 1] === 0 && low >>> 0 <= 0xffff ? low : -1;
}

/** A register as 32 unsigned bits; −1 for a larger value. */
export function u32In(x: Int32Array, register: number): number {
  return x[register + 1] === 0 ? (x[register] ?? 0) >>> 0 : -1;
}

/** A register as 53 unsigned bits; −1 for a larger value. */
export function u53In(x: Int32Array, register: number): number {
  const high = x[register + 1] ?? 0;
  const low = (x[register] ?? 0) >>> 0;
  if (high === 0) return low;
  return high >>> 0 <= 0x1f_ffff ? high * TWO_32 + low : -1;
}

/** A register as 64 unsigned bits. */
export function u64In(x: Int32Array, register: number): bigint {
  const high = x[register + 1] ?? 0;
  const low = x[register] ?? 0;
  if (high === 0) return low === 0 ? 0n : BigInt(low >>> 0);
  return u64FromWords(low, high);
}

/** A register as a sign-extended 32-bit integer; NaN if it is not one. */
export function i32In(x: Int32Array, register: number): number {
  const low = x[register] ?? 0;
  return x[register + 1] === low >> 31 ? low : Number.NaN;
}

/** Whether all 64 bits of a register are zero. */
export function isZeros(x: Int32Array, register: number): boolean {
  return x[register] === 0 && x[register + 1] === 0;
}

/** Whether all 64 bits of a register are one. */
export function isOnes(x: Int32Array, register: number): boolean {
  return x[register] === -1 && x[register + 1] === -1;
}

/** The high word of a register that holds no number: no type of at most 53 bits has this value. */
const NO_NUMBER = 1 << 31;

/**
 * Writes an integer of up to 53 bits to a register, sign-extended if it is negative. Any other number is written as one
 * that no type of at most 53 bits has, so that decoding rejects it.
 */
export function setNumber(x: Int32Array, register: number, value: number): void {
  x[register] = value;
  x[register + 1] = value >>> 0 === value ? 0 : highWordOf(x, register, value);
}

function highWordOf(x: Int32Array, register: number, value: number): number {
  if (Number.isSafeInteger(value)) return Math.floor(value / TWO_32);
  x[register] = 0;
  return NO_NUMBER;
}

/** Writes the low 64 bits of a bigint to a register. */
export function setWide(x: Int32Array, register: number, value: bigint): void {
  putWords(x, register, value);
}

/** Sets all 64 bits of a register. */
export function setOnes(x: Int32Array, register: number): void {
  x[register] = -1;
  x[register + 1] = -1;
}

/**
 * The result of a syscall, or its negative error number. It is total: a negative result that is not an
 * error number is `UNKNOWN_RESULT`. A result above 2^53 loses its low bits.
 */
export function resultOf(x: Int32Array): number {
  const low = x[A0] ?? 0;
  const high = x[A0 + 1] ?? 0;
  if (high === 0) return low >>> 0;
  if (high > 0) return high * TWO_32 + (low >>> 0);
  return high === -1 && low < 0 && low > UNKNOWN_RESULT ? low : UNKNOWN_RESULT;
}
