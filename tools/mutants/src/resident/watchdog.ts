/**
 * A thread that ends its process when a test takes too much: time of the processor, which does not depend on what else the
 * machine does, or memory; or when nothing happens any more. The thread that is watched may be in a loop without end.
 */
import process from 'node:process';
import { isMainThread, Worker, workerData } from 'node:worker_threads';
import { HANGS, TOO_LARGE } from './messages.ts';

/** How often it looks. */
const LOOKS_EVERY_MS = 200;
/** A process may have so much memory. */
const MEMORY = 2.5e9;
/** So long a test may do nothing: wait for a promise that nothing will ever keep, or for a process. */
const IDLE_MS = 180_000;
/** Less of the processor's time, within this time, is nothing. */
const IDLE_CPU_MS = 300;

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
  let [test, from, busyAt, busyCpu] = [0, 0, 0, 0];
  setInterval(() => {
    const [number = 0, limit = 0] = shared;
    const [cpu, now] = [cpuMs(), performance.now()];
    if (number !== test || cpu - busyCpu > IDLE_CPU_MS) [busyAt, busyCpu] = [now, cpu];
    if (number !== test) [test, from] = [number, cpu];
    if (limit === 0) return;
    if (cpu - from > limit || now - busyAt > IDLE_MS) process.kill(process.pid, HANGS);
    if (process.memoryUsage.rss() > memory) process.kill(process.pid, TOO_LARGE);
  }, LOOKS_EVERY_MS);
}

if (!isMainThread) watch(workerData as Watched);
