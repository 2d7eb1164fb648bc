/** Counters of requests by client, operation and outcome. */
import { LIMITS } from '@abicus/abi-service';
import { expect, test } from 'vitest';
import { Counters, OTHERS, OUTCOME } from './counters.ts';

test('requests are counted by client, operation and outcome', () => {
  const counters = new Counters(LIMITS);
  for (const pid of [7, 7, 8, 7]) counters.count(pid, 1, OUTCOME.answered);
  counters.count(7, 1, OUTCOME.rejected);
  counters.count(7, 2, OUTCOME.answered);
  expect(counters.rows(7)).toEqual([
    { client: 7, opcode: 1, outcome: OUTCOME.answered, count: 3 },
    { client: 7, opcode: 1, outcome: OUTCOME.rejected, count: 1 },
    { client: 7, opcode: 2, outcome: OUTCOME.answered, count: 1 },
  ]);
  expect(counters.rows(9)).toEqual([]);
  expect(counters.rows()).toHaveLength(4);
});

test('a digest and the evidence of a run read each outcome by its name', () => {
  const counters = new Counters(LIMITS);
  for (const outcome of Object.values(OUTCOME)) counters.count(7, 1, outcome);
  counters.note('death');
  const names = ['answered', 'rejected', 'malformed', 'denied', 'overload', 'later', 'gone'];
  expect(counters.observed(3)).toEqual({
    starts: 3,
    requests: names.map((outcome) => ({ client: 7, opcode: 1, outcome, count: 1 })),
    incidents: { death: 1 },
  });
});

test('service.limit.countedClients: one more client, and the oldest is counted with all others', () => {
  const counters = new Counters(LIMITS);
  for (let pid = 1; pid <= LIMITS.countedClients; pid++) counters.count(pid, 1, OUTCOME.answered);
  expect(counters.rows(OTHERS)).toEqual([]);
  for (const pid of [1001, 1002]) counters.count(pid, 1, OUTCOME.answered);
  expect(counters.rows(OTHERS)).toEqual([
    { client: OTHERS, opcode: 1, outcome: OUTCOME.answered, count: 2 },
  ]);
  expect([counters.rows(1), counters.rows(2)]).toEqual([[], []]);
  expect(counters.rows()).toHaveLength(LIMITS.countedClients + 1);
  // No count is lost.
  counters.count(1, 1, OUTCOME.answered);
  const sum = counters.rows().reduce((all, { count }) => all + count, 0);
  expect(sum).toBe(LIMITS.countedClients + 3);
});

test('service.limit.countedClients: all others together take one place, however many they are', () => {
  const counters = new Counters(LIMITS);
  const clients = 3 * LIMITS.countedClients;
  for (let pid = 1; pid <= clients; pid++) counters.count(pid, 1, OUTCOME.answered);
  const rows = counters.rows();
  expect(rows).toHaveLength(LIMITS.countedClients + 1);
  expect(rows.filter(({ client }) => client === OTHERS)).toEqual([
    { client: OTHERS, opcode: 1, outcome: OUTCOME.answered, count: 2 * LIMITS.countedClients },
  ]);
});
