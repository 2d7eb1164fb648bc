/** The trap of a raw call. */
import type { Cpu, Syscall } from './cpu.ts';
import { resultOf } from './registers.ts';

/** The value of each yield: nothing. */
const TRAPPED = Object.freeze({
  done: false,
  value: undefined,
});

/**
 * A syscall whose arguments are in the registers: `yield*` traps once and returns a0, or the negative
 * error number. It does the same as a generator with a single `yield` in half the time; but the
 * registers are set when it is created, so `yield*` must follow at once.
 */
export class RawSyscall implements Syscall<number> {
  readonly #cpu: Cpu;
  #taken = false;

  constructor(cpu: Cpu) {
    this.#cpu = cpu;
  }

  [Symbol.iterator](): this {
    return this;
  }

  next(): IteratorResult<undefined, number> {
    if (this.#taken) return { done: true, value: resultOf(this.#cpu.x) };
    this.#taken = true;
    return TRAPPED;
  }

  /**
   * Returns a0, or the negative error number, after a trap that the program has made itself: with a
   * `yield` in place of `yield*`, which takes less time.
   */
  result(): number {
    return resultOf(this.#cpu.x);
  }

  /** Ends the program here, as in a generator: registers are unchanged. */
  return(value: number): IteratorResult<undefined, number> {
    return { done: true, value };
  }

  throw(error: unknown): IteratorResult<undefined, number> {
    throw error;
  }

  [Symbol.dispose](): void {}
}
