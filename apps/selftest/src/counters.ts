/** Reads what the services of a run have counted, for its evidence. */
import { observedTasks, type Kernel, type ObservedTask } from '@abicus/kernel';
import { COUNTERS_FORMAT, type CountedTask, type RunCounters } from '@abicus/wire/ladder';
import { countedTask } from './counted-task.ts';

/**
 * Reads what the programs of a run state: of each task that ends at its end, of the others at the last rung of the run, when
 * capabilities are read too. What is counted after that is left out.
 */
export class CounterReader {
  readonly #ended: CountedTask[] = [];
  #kernel: Kernel | undefined;
  #read: RunCounters | undefined;

  /** Tells which kernel was booted. */
  booted({ kernel }: { readonly kernel: Kernel }): void {
    this.#kernel = kernel;
  }

  /** Keeps what a task counted that ends. */
  ends(task: ObservedTask): void {
    if (this.#read === undefined) this.#ended.push(countedTask(task, true));
  }

  /** Reads the tasks that are there, if they were not read yet. */
  read(taken: 'at the last rung' | 'at the end'): void {
    if (this.#read !== undefined || this.#kernel === undefined) return;
    const there = observedTasks(this.#kernel.core).map((task) => countedTask(task, false));
    this.#read = { format: COUNTERS_FORMAT, taken, tasks: [...this.#ended, ...there] };
  }

  /** What was read. */
  get result(): RunCounters {
    return this.#read ?? { format: COUNTERS_FORMAT, taken: 'never', tasks: [] };
  }
}
