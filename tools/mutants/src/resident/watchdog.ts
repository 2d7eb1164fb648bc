/**
 * A thread that ends its process when a test takes too much: time of the processor, which does not depend on what else the
 * machine does, or memory; or when nothing happens any more. The thread that is watched may be in a loop without end.
 */
import process from 'node:process';
import { isMainThread, Worker, workerData } from 'node:worker_threads';
import { Limits, MEMORY } from './limits.ts';

/** How often it looks. */
const LOOKS_EVERY_MS = 200;

/** What its thread is given. */
interface Watched {
  readonly shared: Int32Array;
  readonly memory: number;
}

/** Looks after the process that it is made in. */
export class Watchdog {
  /**
   * The number of the test, counted over all runs, and how many ms of the processor's time it may take; 0: there is no
   * run.
   */
  readonly #shared = new Int32Array(new SharedArrayBuffer(8));

  constructor(memory: number = MEMORY) {
    const watched: Watched = { shared: this.#shared, memory };
    new Worker(import.meta.filename, { workerData: watched, execArgv: [] }).unref();
  }

  /** Begins to watch a run. @param cpuMs for each of its tests, with what is before it */
  begin(cpuMs: number): void {
    this.next();
    this.#shared[1] = cpuMs;
  }

  /** The next test of the run begins. */
  next(): void {
    this.#shared[0] = (this.#shared[0] ?? 0) + 1;
  }

  /** The run has ended. */
  end(): void {
    this.#shared[1] = 0;
  }
}

/** The one of a process is found by this symbol of the global object (setup.ts). */
export const WATCHDOG = Symbol.for('@abicus/mutants watchdog');

const cpuMs = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};

function watch({ shared, memory }: Watched): void {
  const limits = new Limits(memory);
  setInterval(() => {
    const [test = 0, limitMs = 0] = shared;
    const seen = { test, limitMs, cpuMs: cpuMs(), nowMs: performance.now() };
    const signal = limits.exceededBy({ ...seen, memory: process.memoryUsage.rss() });
    if (signal !== undefined) process.kill(process.pid, signal);
  }, LOOKS_EVERY_MS);
}

if (!isMainThread) watch(workerData as Watched);
