/** Reads `counters.json`: checks that it has the form that a selftest writes, and is of the run of the capabilities. */
import {
  COUNTERS_FORMAT,
  type CountedTask,
  type HeldCapabilities,
  type RunCounters,
} from '@abicus/wire/ladder';
import { list, mapOf, number, oneOf, record, text } from './shape.ts';

/** The tasks of the document, or the first thing that is wrong with it. */
export type CountedResult =
  | { readonly ok: true; readonly tasks: readonly CountedTask[] }
  | { readonly ok: false; readonly why: string };

const DOCUMENT = record({
  format: oneOf(COUNTERS_FORMAT),
  taken: oneOf('at the last rung', 'at the end', 'never'),
  tasks: list(
    record({
      pid: number,
      name: text,
      parent: number,
      ended: oneOf(true, false),
      'counters?': record({
        starts: number,
        requests: list(record({ client: number, opcode: number, outcome: text, count: number })),
        incidents: mapOf(number),
      }),
    }),
  ),
});

const isDocument = (value: unknown): value is RunCounters => DOCUMENT(value, '') === undefined;

/** Checks the value of a `counters.json`, and that it was read with these capabilities. */
export function readCounted(value: unknown, held: HeldCapabilities): CountedResult {
  const why = DOCUMENT(value, '');
  if (why !== undefined || !isDocument(value)) return { ok: false, why: why ?? '' };
  const wrong = disagreement(value) ?? otherRun(value, held);
  return wrong === undefined ? { ok: true, tasks: value.tasks } : { ok: false, why: wrong };
}

/** What no run leaves: a task twice, or a count of a client that is not one of its tasks. */
function disagreement({ tasks }: RunCounters): string | undefined {
  const pids = new Set<number>();
  for (const { pid } of tasks) {
    if (pids.has(pid)) return `the task ${pid} is listed twice`;
    pids.add(pid);
  }
  for (const { name, counters } of tasks) {
    const stray = counters?.requests.find(({ client }) => client !== 0 && !pids.has(client));
    if (stray !== undefined) return `${name} counts ${stray.client}, which is no task of the run`;
  }
  return undefined;
}

/** How it differs from capabilities that were read at the same time. */
function otherRun({ taken, tasks }: RunCounters, held: HeldCapabilities): string | undefined {
  const there = tasks.filter(({ ended }) => !ended);
  const keys = (all: readonly Pick<CountedTask, 'pid' | 'name' | 'parent'>[]): string => {
    const sorted = all.toSorted((a, b) => a.pid - b.pid);
    return JSON.stringify(sorted.map(({ pid, name, parent }) => [pid, name, parent]));
  };
  const isSame = taken === held.taken && keys(there) === keys(held.tasks);
  return isSame ? undefined : 'its tasks are not those of capabilities.json';
}
