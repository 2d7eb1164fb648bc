/**
 * The hart as a TypeScript program or a generated wrapper sees it: registers, its own memory, and the
 * trap. It is only a type, so that programs do not depend on a machine; the machine's coroutine engine
 * implements it.
 */

import type { OwnState } from './own-state.ts';

/** The hart under a running program. After each trap the program may run on another hart. */
export interface Cpu {
  /**
   * The registers: `x[2 * i]` is the low word of x_i and `x[2 * i + 1]` the high word. Read this field
   * again after every trap: the array belongs to the hart, not to the program. x0 reads as 0 after
   * each trap, even if it was written.
   */
  x: Int32Array;
  /** Loads a byte, 0..255. Each load and store below faults where the page table or a device rejects it. */
  load8(va: number): number;
  /** Loads 16 bits, unsigned. */
  load16(va: number): number;
  /** Loads 32 bits, unsigned. */
  load32(va: number): number;
  /** Loads 64 bits, unsigned. */
  load64(va: number): bigint;
  /** Stores the low 8 bits of `value`. */
  store8(va: number, value: number): void;
  /** Stores the low 16 bits of `value`. */
  store16(va: number, value: number): void;
  /** Stores the low 32 bits of `value`. */
  store32(va: number, value: number): void;
  /** Stores the low 64 bits of `value`. */
  store64(va: number, value: bigint): void;
  /** Copies `length` bytes from the program's own pages; faults at the first byte that cannot be loaded. */
  read(va: number, length: number): Uint8Array;
  /**
   * Copies bytes to the program's own pages; faults at the first byte that cannot be stored, after
   * storing those before it.
   */
  write(va: number, bytes: Uint8Array): void;
  /**
   * States how digests and the evidence of a run read what the program holds outside of its memory,
   * such as counters. It is read between two traps, when the program can change neither registers nor
   * memory, and decides no behaviour. What it throws, or states besides plain values, is read as a record
   * with the field `unreadable`. The last one counts.
   */
  observe(read: () => OwnState): void;
  /** Executes an illegal instruction: the program ends here with an illegal-instruction trap. */
  illegal(): never;
}

/**
 * A program: yields at each trap (an ecall). The yielded value and the value passed back are always
 * undefined; arguments and results are in registers. A wrapper traps at most one `yield*` deep,
 * because each level costs time.
 */
export type Program<T = void> = Generator<undefined, T, undefined>;

/** A wrapper of a syscall: a program that traps exactly once. */
export type Syscall<T> = Program<T>;
