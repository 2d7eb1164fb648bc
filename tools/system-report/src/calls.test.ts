/** The calls of a run held against contracts, and how they are shown. */
import type { RunCounters } from '@abicus/wire/ladder';
import { expect, test } from 'vitest';
import { compareCalls } from './compare-calls.ts';
import { systemExit } from './index.ts';
import { systemText } from './text.ts';
import { FOLDER, systemOfEvidence } from './testing/evidence.ts';
import { counters, countersOf, ENDED, HELD, LISTED, PID } from './testing/small.ts';

type Row = readonly [client: number, opcode: number, outcome: string, count: number];

/** What `system --run` says when a service counted these requests besides. */
function counting(service: 'init' | 'spoold', ...rows: readonly Row[]) {
  const run = countersOf(HELD);
  const tasks = run.tasks.map((task) => {
    if (task.pid !== PID[service] || task.counters === undefined) return task;
    const { starts, requests, incidents } = task.counters;
    const more = counters(starts, rows, incidents);
    return { ...task, counters: { ...more, requests: [...requests, ...more.requests] } };
  });
  return found({ ...run, tasks });
}

function found(counted?: RunCounters) {
  const result = systemOfEvidence(counted === undefined ? {} : { counted });
  if (result.status !== 'made') throw new Error(JSON.stringify(result));
  return { ...result, messages: result.findings.map(({ message }) => message) };
}

test('calls are shown beside the edge that they went along, summed over all instances of a service', () => {
  const { system, messages } = found();
  expect(messages).toEqual([]);
  const text = systemText(system);
  // The task that the client spawned calls with what the client gave it.
  expect(text).toContain(
    '  may send to spoold: put 14 answered, 1 rejected; operation 255 2 malformed\n',
  );
  expect(text).toContain('  counted: starts 2, death 1\n');
  expect(text).toContain('  counted: starts 1, death 1, restart 1\n');
  expect(text).not.toContain('earlier calls');
});

test('calls of a task that has ended are shown apart', () => {
  const tasks = HELD.tasks.filter(({ name }) => name !== 'client');
  const endpoints = HELD.endpoints.filter(({ owner }) => owner !== PID.client);
  const result = systemOfEvidence({ held: { ...HELD, tasks, endpoints } });
  if (result.status !== 'made') throw new Error(JSON.stringify(result));
  expect(systemText(result.system)).toContain(
    'earlier calls\n  client  called spoold  put 14 answered, 1 rejected; operation 255 2 malformed\n',
  );
});

const CLIENT = 'contracts/client.contract.ts:7';
const INIT = 'contracts/init.contract.ts:7';

test.each<[string, readonly Row[], string, string]>([
  [
    'of an operation that the contract of the caller does not list',
    [[PID.client, 2, 'answered', 3]],
    CLIENT,
    'client: spoold.operation 2: no calls of it in the contract, 3 answered in the run',
  ],
  [
    'that was rejected by a check',
    [
      [PID.client, 2, 'rejected', 1],
      [PID.client, 2, 'malformed', 1],
    ],
    CLIENT,
    'client: spoold.operation 2: no calls of it in the contract, 1 rejected in the run',
  ],
  [
    'of a task whose contract has no calls of the service',
    [
      [PID.init, 1, 'answered', 2],
      [PID.init, 1, 'later', 1],
    ],
    INIT,
    'init: spoold.put: no calls of spoold in the contract, 2 answered, 1 later in the run',
  ],
  [
    'of such a task that was malformed',
    [[PID.init, 255, 'malformed', 1]],
    INIT,
    'init: spoold.operation 255: no calls of spoold in the contract, 1 malformed in the run',
  ],
  [
    'of a task that the client spawned, of an operation that the client may not call',
    [[ENDED.child, 2, 'answered', 1]],
    CLIENT,
    'client: spoold.operation 2: no calls of it in the contract, 1 answered in the run',
  ],
  [
    'of a service by itself',
    [[PID.spoold, 1, 'answered', 1]],
    'contracts/spoold.contract.ts:6',
    'spoold: spoold.put: no calls of spoold in the contract, 1 answered in the run',
  ],
])(
  'a call %s is a finding at the caller, with both values, and exit code 1',
  (_, rows, at, message) => {
    const result = counting('spoold', ...rows);
    expect(result.messages).toEqual([message]);
    expect(systemExit(result)).toBe(1);
    const [finding] = result.findings;
    expect(`${finding?.file}:${finding?.line} ${finding?.code} ${finding?.slug}`).toBe(
      `${at} ABI5201 system/call`,
    );
    expect(finding?.related?.map(({ label, file }) => [label, file])).toEqual([
      ['declared', at.replace(/:\d+$/, '')],
      ['run', `${FOLDER}/counters.json`],
    ]);
  },
);

test('malformed and denied requests are no finding where their client may send to the service', () => {
  const unseen = counting(
    'spoold',
    [PID.client, 2, 'malformed', 1],
    [PID.client, 2, 'denied', 1],
    [0, 2, 'answered', 1],
  );
  expect(unseen.messages).toEqual([]);
});

test('calls of the first task are as contracts say where they are derived from boot, and findings elsewhere', () => {
  const derived = { service: 'init', derived: true } as const;
  const tasks = LISTED.tasks.map((task) =>
    task.name === 'spoold' ? { ...task, notifies: [{ ...derived, ops: ['ready'] }] } : task,
  );
  const edge = (client: string, op: string) => {
    return { client, service: 'init', calls: [{ op, outcome: 'answered', count: 1 }] };
  };
  const told = (client: string, op: string): string[] =>
    compareCalls({ ...LISTED, tasks }, [edge(client, op)]).map(
      ({ task, what }) => `${task} ${what}`,
    );
  expect(told('spoold', 'ready')).toEqual([]);
  expect(told('spoold', 'get')).toEqual(['spoold init.get']);
  expect(told('client', 'ready')).toEqual(['client init.ready']);
});
