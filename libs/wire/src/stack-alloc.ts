/**
 * Room on a program's own stack, for structures and bytes that go with a call.
 *
 * A wrapper reserves room below sp, and releases it after the call: a trap in between keeps sp,
 * so the kernel sees a stack as deep as it is.
 */
import type { Cpu } from './cpu.ts';
import { SP } from './registers.ts';

/** Sizes of room are multiples of this, as the calling convention wants of sp. */
const ALIGNMENT = 16;

/** Lowers sp and gives the address of `size` bytes of room. */
export function reserve(cpu: Cpu, size: number): number {
  const { x } = cpu;
  const top = x[SP] ?? 0;
  const base = top - Math.ceil(size / ALIGNMENT) * ALIGNMENT;
  x[SP] = base;
  return base;
}

/** Raises sp again, by what `reserve` with the same size lowered it. */
export function release(cpu: Cpu, size: number): void {
  const { x } = cpu;
  x[SP] = (x[SP] ?? 0) + Math.ceil(size / ALIGNMENT) * ALIGNMENT;
}

/** The size of a part of the room, rounded up so that the part after it is aligned. */
export function aligned(size: number): number {
  return Math.ceil(size / 8) * 8;
}
