/** The text of a system. */
import { expect, test } from 'vitest';
import { durationOf } from '@abicus/codegen';
import { HELD, LISTED } from './testing/small.ts';
import { systemOfRun } from './from-run.ts';
import { namingOf } from './naming.ts';
import type { SystemReport } from './report.ts';
import { systemText } from './text.ts';

const SUPERVISED: SystemReport = {
  ...LISTED,
  tasks: LISTED.tasks.map((task) =>
    task.name === 'spoold'
      ? {
          ...task,
          contract: 'RFC-0003',
          stackPages: 1,
          supervision: {
            restart: 'always',
            backoffNs: [1e6, 1e9],
            maxInWindow: 3,
            windowNs: 10e9,
          },
          notifies: [{ service: 'init', ops: ['ready'], derived: true }],
          moved: [{ op: 'spoold.put', callers: ['client'], unbooted: ['policyd', 'rngd'] }],
        }
      : task,
  ),
  budgets: [
    {
      op: 'spoold.put',
      callers: ['client'],
      budgetNs: 500_000,
      costNs: 20_000,
      waitsFor: [{ op: 'disk.write', budgetNs: 300_000 }],
      sumNs: 320_000,
      path: ['spoold.put', 'disk.write', 'clock.read'],
    },
    { op: 'disk.write', callers: ['spoold'], costNs: 5000, waitsFor: [], sumNs: 5000, path: [] },
    { op: 'disk.read', callers: ['spoold'], waitsFor: [], sumNs: 0, path: [] },
    { op: 'disk.room', callers: ['spoold'], waitsFor: [{ op: 'disk.read' }], sumNs: 0, path: [] },
  ],
};

test('each task has its capabilities in columns, then come endpoints, devices, budgets and the order of start', () => {
  expect(systemText(SUPERVISED)).toBe(`init: child of kernel
  1    MANAGE            endpoint factory
  2    MANAGE            service factory
  3    TIME              clock
  8    MAP               image of spoold
  9    MAP               image of client
  10   MAP WRITE         disk registers
  11   RECV              disk interrupt
  any  SEND RECV MANAGE  control of client
  any  SEND RECV MANAGE  control of spoold
  any  MANAGE            endpoint factory of 2
  any  SEND RECV MANAGE  requests of init
  any  SEND              requests of spoold

spoold (RFC-0003): child of init, 1 page of stack, restarted after 1 ms to 1 s, after failures at most 3 times in 10 s
  0  RECV       control of spoold
  1  SEND       requests of init
  2  RECV       requests of spoold
  3  TIME       clock
  4  MAP WRITE  disk registers
  5  RECV       disk interrupt
  notifies init: ready (derived from boot)
  may hold what callers of spoold.put move: client, policyd (not booted), rngd (not booted)

client: child of init
  0  RECV    control of client
  1  SEND    requests of init
  2  RECV    events of client
  3  SEND    events of client
  4  MANAGE  endpoint factory of 2
  5  SEND    requests of spoold
  calls spoold: put

endpoints
  requests of init    owned by init
  control of spoold   owned by init
  requests of spoold  owned by spoold  a queue of 31
  control of client   owned by init
  events of client    owned by client  a queue of 8

devices
  disk  0x10008000, 4,096 bytes  line 8  driven by spoold

budgets of calls
  spoold.put  at most 500 µs    takes 20 µs + disk.write 300 µs = 320 µs  called by client  (spoold.put → disk.write → clock.read)
  disk.write  without a budget  takes 5 µs                                called by spoold
  disk.read   without a budget  states no cost                            called by spoold
  disk.room   without a budget  takes disk.read (no budget)               called by spoold

order of start: init, spoold, client
3 tasks, 24 capabilities, 5 endpoints
`);
});

test('a run has the same names in the same form, and says what a task made itself', () => {
  const { naming, moves, listed } = namingOf(LISTED);
  const made = { slot: 7, kind: 'memory', object: 40, rights: ['MAP', 'MANAGE'] } as const;
  const tasks = HELD.tasks.map((task) =>
    task.name === 'client' ? { ...task, capabilities: [...task.capabilities, made] } : task,
  );
  const held = { ...HELD, tasks, memory: [...HELD.memory, { id: 40, length: 4096 }] };
  const text = systemText(systemOfRun(held, naming, moves, listed, LISTED.starts));
  expect(text).toContain('  7  MAP MANAGE  memory 1               (made by itself)\n');
  expect(text).toContain('  2  RECV        events of client\n');
  expect(text).toContain('  may send to spoold\n');
});

test('a system without tasks says why', () => {
  expect(systemText({ ...LISTED, tasks: [] })).toBe('no contract says what is booted\n');
  expect(systemText({ ...LISTED, from: 'run', tasks: [] })).toBe('the run left no task\n');
});

test.each([
  [0, '0 ns'],
  [999, '999 ns'],
  [1000, '1 µs'],
  [1_500_000, '1500 µs'],
  [10e9, '10 s'],
])('%d ns is %s', (ns, text) => {
  expect(durationOf(ns)).toBe(text);
});
