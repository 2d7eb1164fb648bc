/** The trap of a raw call. */
import type { Cpu, Syscall } from './cpu.ts';
import { resultOf } from './registers.ts';

/** What each trap yields: nothing. */
const TRAPPED = Object.freeze({ done: false, value: undefined });

/**
 * A call whose arguments are in the registers: `yield*` traps once and gives a0, or the error number, negative. It does
 * what a generator with a single `yield` does, in half the time; but the registers are set when it is made, so nothing may
 * come between its making and its `yield*`.
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

  /** The program ends here, as a generator would: its registers are left as they are. */
  return(value: number): IteratorResult<undefined, number> {
    return { done: true, value };
  }

  throw(error: unknown): IteratorResult<undefined, number> {
    throw error;
  }

  [Symbol.dispose](): void {}
}
