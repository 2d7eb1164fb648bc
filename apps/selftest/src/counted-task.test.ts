/** What counts as counters: programs may state anything. */
import type { ObservedTask } from '@abicus/kernel';
import { expect, test } from 'vitest';
import { countedTask } from './counted-task.ts';

const ROW = { client: 7, opcode: 2, outcome: 'answered', count: 3 };
const COUNTERS = { starts: 1, requests: [ROW, { ...ROW, client: 8 }], incidents: { death: 2 } };

const stating = (observed: ObservedTask['observed']): ReturnType<typeof countedTask> =>
  countedTask({ pid: 5, name: 'timed', parent: 1, observed }, false);

test('a task that states counters has counted', () => {
  expect(stating(COUNTERS)).toEqual({
    pid: 5,
    name: 'timed',
    parent: 1,
    ended: false,
    counters: COUNTERS,
  });
});

test.each<[string, ObservedTask['observed']]>([
  ['nothing', undefined],
  ['a number', 1],
  ['a list', [COUNTERS]],
  ['no starts', { ...COUNTERS, starts: 'x' }],
  ['no list of requests', { ...COUNTERS, requests: { length: 0 } }],
  ['a request that is none', { ...COUNTERS, requests: [ROW, 1] }],
  ['a request without a client', { ...COUNTERS, requests: [{ ...ROW, client: 'x' }] }],
  ['a request without an opcode', { ...COUNTERS, requests: [{ ...ROW, opcode: '2' }] }],
  ['a request without an outcome', { ...COUNTERS, requests: [{ ...ROW, outcome: 1 }] }],
  ['a request that is not counted', { ...COUNTERS, requests: [{ ...ROW, count: 'x' }] }],
  ['no incidents', { ...COUNTERS, incidents: 'x' }],
  ['a list of incidents', { ...COUNTERS, incidents: [1] }],
  ['an incident that is not counted', { ...COUNTERS, incidents: { death: 2, restart: 'x' } }],
])('a task that states something else has not: %s', (_, observed) => {
  expect(stating(observed)).not.toHaveProperty('counters');
});
