/** The pool of a host's vitest: one process, which outlives the runs. */
import { fork, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import type { PoolOptions, PoolRunnerInitializer, PoolWorker } from 'vitest/node';
import { isReport, type Order, type Report } from './messages.ts';

/** How much a process may keep in the heap, in MiB. */
const HEAP_MB = 1536;

type Listener = Parameters<PoolWorker['on']>[1];

/** A process that has ended by itself or by its watchdog. */
interface ProcessEnd {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

/** The process, and its successors. */
export class Resident {
  #child: ChildProcess | undefined;
  #order: Order | undefined;
  /** How the process ended during the last run, if it did. */
  ended: ProcessEnd | undefined;
  /** What the process reported of the last run. */
  report: Report['report'] | undefined;

  /** For `test.pool` of vitest. */
  readonly pool: PoolRunnerInitializer = {
    name: 'resident',
    createPoolWorker: (options) => this.#worker(options),
  };

  /** Says what the next run is. */
  order(order: Order): void {
    this.ended = undefined;
    this.report = undefined;
    this.#order = order;
  }

  /** Ends the process; the next run starts another. */
  restart(): void {
    this.#child?.kill('SIGKILL');
    this.#child = undefined;
  }

  #start({ env, execArgv }: PoolOptions): ChildProcess {
    const child = fork(join(import.meta.dirname, 'worker.ts'), [], {
      env,
      execArgv: [...execArgv, `--max-old-space-size=${HEAP_MB}`],
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
      serialization: 'advanced',
    });
    child.on('message', (message) => {
      if (isReport(message)) this.report = message.report;
    });
    // Whatever goes wrong with it, it ends.
    child.on('error', () => undefined);
    child.once('exit', (code, signal) => {
      if (this.#child !== child) return;
      this.#child = undefined;
      this.ended = { code, signal };
    });
    return child;
  }

  /** What vitest takes for a worker of its own, for one run. */
  #worker(options: PoolOptions): PoolWorker {
    const heard: (readonly [string, Listener])[] = [];
    let child: ChildProcess | undefined;
    return {
      name: this.pool.name,
      on: (event, listener) => {
        heard.push([event, listener]);
        child?.on(event, listener);
      },
      off: (event, listener) => void child?.off(event, listener),
      send: (message) => {
        if (child?.connected === true) child.send(message);
      },
      deserialize: (data) => data,
      start: async () => {
        child = this.#child ??= this.#start(options);
        if (this.#order !== undefined) child.send(this.#order);
      },
      stop: async () => {
        for (const [event, listener] of heard) child?.off(event, listener);
      },
    };
  }
}
