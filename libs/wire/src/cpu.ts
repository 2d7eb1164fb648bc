/**
 * What a TypeScript program, or a generated wrapper, may touch of the hart it runs on: registers, its own memory, and
 * the trap. It is a type alone, so that programs depend on no machine; the machine's coroutine engine implements it.
 */

/** The hart under a running program. Valid between two traps; after each trap the program may be on another hart. */
export interface Cpu {
  /**
   * The registers: `x[2 * i]` is the low word of x_i and `x[2 * i + 1]` the high one. Read this field again after every
   * trap: the array belongs to the hart, not to the program. x0 reads 0 after each trap whatever was written.
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
  /** Copies `length` bytes out of the program's own pages; faults at the first byte that it may not load. */
  read(va: number, length: number): Uint8Array;
  /** Copies bytes into the program's own pages; faults at the first byte it may not store, those before it are stored. */
  write(va: number, bytes: Uint8Array): void;
  /** Executes an instruction that no hart has: the program ends here with an illegal-instruction trap. */
  illegal(): never;
}

/**
 * A program: yields each time it traps (an ecall). What is yielded and what comes back is always undefined; arguments
 * and results are in registers. It traps from a wrapper at most one `yield*` deep, since each level costs time.
 */
export type Program<T = void> = Generator<undefined, T, undefined>;

/** What a wrapper of a syscall is: a program that traps exactly once. */
export type Syscall<T> = Program<T>;
