/** A state machine with numeric states: the step of each cause in each state. */
import { expect, test, type TestContext } from 'vitest';
import {
  lawful,
  MachineError,
  MachineMonitor,
  machineStep,
  strayEvents,
  type MachineTable,
} from './machine.ts';

const DOOR: MachineTable<number, 'open' | 'shut', 'wind' | 'lock', 'opened' | 'atLeast'> = {
  id: 'door',
  initial: 0,
  states: [0, 1],
  operations: ['open', 'shut'],
  creates: [],
  events: ['wind', 'lock'],
  times: ['opened', 'atLeast'],
  edges: [
    { id: 'door.opened', from: 0, to: 1, on: 'open' },
    { id: 'door.shut', from: 1, to: 0, on: 'shut' },
    { id: 'door.slammed', from: 1, to: 0, event: 'wind', after: 'opened', atMost: 'atLeast' },
  ],
  rejects: [
    { id: 'door.0.shut', state: 0, on: 'shut', check: 'door.shut.open', fails: 'ALREADY' },
    { id: 'door.1.open', state: 1, on: 'open', check: 'door.open.shut', fails: 'ALREADY' },
  ],
};

/** From each state: operations, then events; `>` and the next state, or why there is no step. */
const TABLE = `
  0  open  > 1
  0  shut  ! door.shut.open
  0  wind  x
  0  lock  x
  1  open  ! door.open.shut
  1  shut  > 0
  1  wind  > 0
  1  lock  x
`;

test.each(
  TABLE.trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/)),
)('in state %s, %s: %s %s', (from = '', cause = '', sign = '', what = '') => {
  const on = DOOR.operations.find((one) => one === cause);
  const event = DOOR.events.find((one) => one === cause) ?? 'wind';
  const state = Number(from);
  const step = machineStep(DOOR, state, on === undefined ? { event } : { on });
  const kind = { '>': 'taken', '!': 'rejected', x: 'violation' }[sign];
  expect(step).toMatchObject({ kind, state: sign === '>' ? Number(what) : state });
  expect(step.kind === 'rejected' ? step.reject.check : what).toBe(what);
});

test('a monitor follows edges, and stays where there is no edge', () => {
  const door = new MachineMonitor(DOOR);
  expect([door.state, door.on('shut').kind, door.state]).toEqual([0, 'rejected', 0]);
  expect([door.on('open').kind, door.state]).toEqual(['taken', 1]);
  expect([door.event('lock').kind, door.state]).toEqual(['violation', 1]);
  expect([door.event('wind').kind, door.state]).toEqual(['taken', 0]);
  expect(new MachineMonitor(DOOR, 1).state).toBe(1);
});

test.each([
  [9n, undefined, 'early'],
  [10n, undefined, 'taken'],
  [15n, undefined, 'taken'],
  [16n, undefined, 'late'],
  [16n, 1n, 'taken'],
  [17n, 1n, 'late'],
])('an edge from 10 to 15 at %s, run %s late, is %s', (now, late, what) => {
  const times = { now, opened: 10n, atLeast: 5n, ...(late !== undefined && { late }) };
  const step = new MachineMonitor(DOOR, 1).event('wind', times);
  expect(step.kind === 'violation' ? step.violation.why : step.kind).toBe(what);
});

test('stray events by state', () => {
  expect(strayEvents(DOOR)).toEqual([
    { state: 0, event: 'wind' },
    { state: 0, event: 'lock' },
    { state: 1, event: 'lock' },
  ]);
});

test('a violation names the state, the cause and the existing edges', () => {
  const step = new MachineMonitor(DOOR, 1).event('lock');
  expect(() => lawful(step)).toThrow(MachineError);
  expect(() => lawful(step)).toThrow(
    'door in 1: the event lock has no edge; there: door.shut, door.slammed',
  );
  expect(lawful(new MachineMonitor(DOOR).on('shut')).kind).toBe('rejected');
});

const done: TestContext['task'][] = [];

test('a monitor counts taken, rejected, early and stray steps', ({ task }) => {
  const door = new MachineMonitor(DOOR);
  const early = { now: 1n, opened: 10n, atLeast: 5n };
  const steps = [door.on('shut'), door.on('open'), door.event('wind', early), door.event('lock')];
  expect(steps.map(({ kind }) => kind)).toEqual(['rejected', 'taken', 'violation', 'violation']);
  done.push(task);
});

test('a taken edge and a rejected operation show themselves, and a violation does not', () => {
  const [record] = done.map(({ meta }) => Object(Reflect.get(meta, 'abicus')));
  expect(record.seen.map((one: readonly unknown[]) => one.slice(0, 3))).toEqual([
    ['door.0.shut', 'disallowed', 1],
    ['door.opened', 'taken', 1],
  ]);
});
