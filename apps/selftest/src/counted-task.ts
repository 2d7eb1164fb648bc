/** What a program states of itself, if it is in the form of counters: programs may state something else, also in part so. */
import type { ObservedTask } from '@abicus/kernel';
import type { CountedTask, RequestCount, ServiceCounters } from '@abicus/wire/ladder';

/** What a task counted, if it states that. @param ended whether it has ended */
export function countedTask(
  { pid, name, parent, observed }: ObservedTask,
  ended: boolean,
): CountedTask {
  const task = { pid, name, parent, ended };
  return isCounters(observed) ? { ...task, counters: observed } : task;
}

/** Whether a program states counters. */
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
