/** `counters.json` of another form, or of another run: each is told with the first thing that is wrong. */
import type { RunCounters } from '@abicus/wire/ladder';
import { expect, test } from 'vitest';
import { readCounted } from './counted.ts';
import { counters, countersOf, ENDED, HELD, PID } from './testing/small.ts';

const RUN = countersOf(HELD);

/** The document with one value replaced; nothing: it is taken out. */
function changed(path: readonly (string | number)[], value: unknown): unknown {
  const document: Record<string | number, unknown> = structuredClone(RUN) as never;
  let at = document;
  for (const key of path.slice(0, -1)) at = at[key] as never;
  const last = path.at(-1) ?? '';
  if (value === undefined) delete at[last];
  else at[last] = value;
  return document;
}

const SPOOLD = RUN.tasks.findIndex(({ pid }) => pid === PID.spoold);

test('the counters of a run are read', () => {
  expect(readCounted(RUN, HELD)).toEqual({ ok: true, tasks: RUN.tasks });
});

test.each<[string, unknown, string]>([
  ['no object', [], 'it is not an object'],
  ['another format', changed(['format'], 2), 'format is not one of 1'],
  ['another time', changed(['taken'], 'later'), 'taken is not one of at the last rung'],
  ['no tasks', changed(['tasks'], undefined), 'tasks is not a list'],
  ['a pid that is none', changed(['tasks', 0, 'pid'], -1), 'tasks[0].pid is not a number'],
  ['a name that is none', changed(['tasks', 0, 'name'], 1), 'tasks[0].name is not a text'],
  ['no word about an end', changed(['tasks', 0, 'ended'], undefined), 'tasks[0].ended is not one'],
  [
    'a count that is none',
    changed(['tasks', SPOOLD, 'counters', 'requests', 0, 'count'], 1.5),
    `tasks[${SPOOLD}].counters.requests[0].count is not a number`,
  ],
  [
    'an outcome that is none',
    changed(['tasks', SPOOLD, 'counters', 'requests', 0, 'outcome'], 0),
    `tasks[${SPOOLD}].counters.requests[0].outcome is not a text`,
  ],
  [
    'an incident that is none',
    changed(['tasks', SPOOLD, 'counters', 'incidents', 'death'], '1'),
    `tasks[${SPOOLD}].counters.incidents.death is not a number`,
  ],
  [
    'incidents that are a list',
    changed(['tasks', SPOOLD, 'counters', 'incidents'], [1]),
    `tasks[${SPOOLD}].counters.incidents is not an object`,
  ],
])('%s is told with its place', (_, document, why) => {
  const read = readCounted(document, HELD);
  expect(read.ok ? '' : read.why).toMatch(why);
  expect(read).toMatchObject({ ok: false, why: expect.stringContaining(why) });
});

const withTasks = (change: (tasks: RunCounters['tasks']) => RunCounters['tasks']): RunCounters => ({
  ...RUN,
  tasks: change(RUN.tasks),
});

test.each<[string, RunCounters, string]>([
  [
    'a task twice',
    withTasks((tasks) => [...tasks, ...tasks.slice(0, 1)]),
    `the task ${ENDED.child} is listed twice`,
  ],
  [
    'a client that was no task',
    withTasks((tasks) =>
      tasks.map((task) =>
        task.name === 'init' ? { ...task, counters: counters(1, [[77, 1, 'answered', 1]]) } : task,
      ),
    ),
    'init counts 77, which is no task of the run',
  ],
  [
    'a task less than the capabilities',
    withTasks((tasks) => tasks.filter(({ name }) => name !== 'client')),
    'spoold counts 3, which is no task of the run',
  ],
  [
    'a task that had ended and is there',
    withTasks((tasks) => tasks.map((task) => ({ ...task, ended: false }))),
    'its tasks are not those of capabilities.json',
  ],
  [
    'a task with another name',
    withTasks((tasks) => tasks.map((task) => ({ ...task, name: `${task.name}x` }))),
    'its tasks are not those of capabilities.json',
  ],
  [
    'a table of another time',
    { ...RUN, taken: 'at the end' },
    'its tasks are not those of capabilities.json',
  ],
])('counters with %s are of no run, or of another one', (_, document, why) => {
  expect(readCounted(document, HELD)).toEqual({ ok: false, why });
});

test('clients that had to make room for others are no task of the run, and no fault', () => {
  const others = withTasks((tasks) =>
    tasks.map((task) =>
      task.name === 'init' ? { ...task, counters: counters(1, [[0, 1, 'answered', 1]]) } : task,
    ),
  );
  expect(readCounted(others, HELD).ok).toBe(true);
});
