/** What a test may take, judged from time to time: a limit of its own for each test of a run, and memory for the process. */
import { HANGS, TOO_LARGE } from './messages.ts';

/** A process may have so much memory. */
export const MEMORY = 2.5e9;
/** So long a test may do nothing: wait for a promise that nothing will ever keep, or for a process. */
export const IDLE_MS = 180_000;
/** Less of the processor's time, within this time, is nothing. */
export const IDLE_CPU_MS = 300;

/** A look at a process. */
export interface Look {
  /** The number of the test, counted over all runs. */
  readonly test: number;
  /** How much of the processor's time the test may take; 0: there is no run. */
  readonly limitMs: number;
  /** Of the process, since it began. */
  readonly cpuMs: number;
  readonly nowMs: number;
  readonly memory: number;
}

/** Looks at a process again and again. */
export class Limits {
  readonly #memory: number;
  #test = 0;
  /** The processor's time when the test began. */
  #fromMs = 0;
  /** When the test last did something, and the processor's time then. */
  #busyAt = 0;
  #busyMs = 0;

  constructor(memory: number = MEMORY) {
    this.#memory = memory;
  }

  /** The signal that ends the process, if a limit is exceeded. */
  exceededBy({ test, limitMs, cpuMs, nowMs, memory }: Look): NodeJS.Signals | undefined {
    const isNext = test !== this.#test;
    if (isNext) [this.#test, this.#fromMs] = [test, cpuMs];
    if (isNext || cpuMs - this.#busyMs > IDLE_CPU_MS) [this.#busyAt, this.#busyMs] = [nowMs, cpuMs];
    if (limitMs === 0) return undefined;
    if (cpuMs - this.#fromMs > limitMs || nowMs - this.#busyAt > IDLE_MS) return HANGS;
    return memory > this.#memory ? TOO_LARGE : undefined;
  }
}
