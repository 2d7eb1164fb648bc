/** Reads what the services of a run have counted, for its evidence. */
import { observedTasks, type Kernel, type ObservedTask } from '@abicus/kernel';
import {
  COUNTERS_FORMAT,
  type CountedTask,
  type RequestCount,
  type RunCounters,
  type ServiceCounters,
} from '@abicus/wire/ladder';

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

function countedTask({ pid, name, parent, observed }: ObservedTask, ended: boolean): CountedTask {
  const task = { pid, name, parent, ended };
  return isCounters(observed) ? { ...task, counters: observed } : task;
}

/** Whether a program states counters: programs may state something else, also in part of this form. */
function isCounters(observed: ObservedTask['observed']): observed is ServiceCounters {
  if (!isRecord(observed)) return false;
  const { starts, requests, incidents } = observed;
  return (
    typeof starts === 'number' &&
    Array.isArray(requests) &&
    requests.every(isRow) &&
    isRecord(incidents) &&
    Object.values(incidents).every((count) => typeof count === 'number')
  );
}

/** Whether a value is how often requests ended alike. */
function isRow(value: unknown): value is RequestCount {
  if (!isRecord(value)) return false;
  const { client, opcode, outcome, count } = value;
  const numbers = [client, opcode, count].every((one) => typeof one === 'number');
  return numbers && typeof outcome === 'string';
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
