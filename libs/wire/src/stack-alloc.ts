/**
 * Allocates structures and bytes of a syscall on a program's own stack.
 * A wrapper lowers sp before the call and raises it afterwards: a trap in between keeps sp, so the
 * kernel sees the true depth of the stack.
 */
import type { Cpu } from './cpu.ts';
import { SP } from './registers.ts';

/** Allocation sizes are multiples of this, as the calling convention requires of sp. */
const ALIGNMENT = 16;

/** Lowers sp and returns the address of `size` bytes. */
export function reserve(cpu: Cpu, size: number): number {
  const { x } = cpu;
  const top = x[SP] ?? 0;
  const base = top - Math.ceil(size / ALIGNMENT) * ALIGNMENT;
  x[SP] = base;
  return base;
}

/** Raises sp by what `reserve` with the same size lowered it. */
export function release(cpu: Cpu, size: number): void {
  const { x } = cpu;
  x[SP] = (x[SP] ?? 0) + Math.ceil(size / ALIGNMENT) * ALIGNMENT;
}

/** The size of a part, rounded up so that the next part is aligned. */
export function aligned(size: number): number {
  return Math.ceil(size / 8) * 8;
}
