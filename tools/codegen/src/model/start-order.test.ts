/** The order of start, the slots and the calls of programs, where one rule meets another. */
import { expect, test } from 'vitest';
import { workspaceAt } from '../workspace/config.ts';
import { findingsOf, modelOf, snapshotOf, surprisesIn } from '../testing/annotated.ts';
import { BOOT, plain, serving } from '../testing/booted.ts';
import { link } from './link.ts';
import type { ProgramDef } from './shape/programs.ts';
import { startOrder } from './start-order.ts';

const uses = (...names: readonly string[]): string =>
  `uses: { ${names.map((name) => `'RFC-${name}': ['${name}']`).join()} },`;
const calls = (...names: readonly string[]): string =>
  `calls: { ${names.map((name) => `'${name}': ['ask']`).join()} },`;

const DESK = serving('desk', 'program: { stackPages: 1 },');
const startsOf = (files: Parameters<typeof modelOf>[0]): string[] =>
  modelOf([BOOT, ...files]).system?.programs.map(({ program }) => program.name) ?? [];

test('a program is not started later for what it notifies', () => {
  const archive = serving(
    'archive',
    `program: { stackPages: 1 }, ${uses('desk')} notifies: { desk: ['tell'] },`,
  );
  expect(startsOf([DESK, archive])).toEqual(['archive', 'desk']);
});

test('what ends the run is last, also if another program calls it', () => {
  const runner = serving('runner', 'program: { stackPages: 1, endsRun: true },');
  const clerk = plain(
    'clerk',
    `program: { name: 'clerk', stackPages: 1 }, ${uses('runner')} ${calls('runner')}`,
  );
  expect(startsOf([runner, clerk, DESK])).toEqual(['desk', 'clerk', 'runner']);
});

test('programs in a cycle of calls are in the order of start too', () => {
  const { programs } = modelOf([
    BOOT,
    DESK,
    serving('archive', `program: { stackPages: 1 }, ${uses('desk')} ${calls('desk')}`),
  ]);
  const of = (name: string): ProgramDef | undefined => programs.find((one) => one.name === name);
  const back = of('archive')?.calls.map((one) => ({ ...one, service: 'archive' })) ?? [];
  const cyclic = programs.map((one) => (one.name === 'desk' ? { ...one, calls: back } : one));
  expect(startOrder(cyclic).map(({ name }) => name)).toEqual(['archive', 'desk']);
});

const slotsOf = (files: Parameters<typeof modelOf>[0], name: string): string[] | undefined =>
  modelOf([BOOT, ...files])
    .system?.programs.find(({ program }) => program.name === name)
    ?.layout.slots.map((one) => `${one.slot} ${one.name}`);

test('the right to time is not the right to create endpoints', () => {
  const clerk = plain('clerk', "program: { name: 'clerk', stackPages: 1, time: true },");
  expect(slotsOf([clerk], 'clerk')).toEqual(['0 control', '1 init', '2 clock']);
});

test('a program that calls the first one sends to it in the slot that it has anyway', () => {
  const clerk = plain(
    'clerk',
    `program: { name: 'clerk', stackPages: 1 }, ${uses('init')} ${calls('init')}`,
  );
  const init = serving('init', 'program: {},');
  expect(slotsOf([init, clerk], 'clerk')).toEqual(['0 control', '1 init']);
});

const EVENTS = serving('clock', 'program: { stackPages: 1 },');
const CLOCK = {
  ...EVENTS,
  text: EVENTS.text
    .replace("moves: 'reply'", "moves: 'replyAndEvents'")
    .replace('tell:', 'quiet: serviceOp(3, { ...ASK }), tell:')
    .replace(
      '{ ...ASK }',
      "{ request: {}, reply: {}, moves: 'reply', idempotent: true, budget: 5, peerDeath: 'none' }",
    ),
};

test.each([
  ['one of two services that it calls has events', "'desk': ['ask'], 'clock': ['ask']", true],
  ['it calls no operation with events of a service that has some', "'clock': ['quiet']", false],
])('a service may hand out its own requests if %s: %s', (_, called, isHeld) => {
  const names = called.includes('desk') ? ['desk', 'clock'] : ['clock'];
  const bell = serving(
    'bell',
    `program: { stackPages: 1 }, ${uses(...names)} calls: { ${called} },`,
  );
  expect(slotsOf([DESK, CLOCK, bell], 'bell')?.at(-1)?.endsWith(' events')).toBe(isHeld);
});

test('a service that calls every operation holds a side of its own requests for their events', () => {
  const bell = serving('bell', "program: { stackPages: 1 }, calls: 'every',");
  expect(slotsOf([CLOCK, bell], 'bell')).toEqual([
    '0 control',
    '1 init',
    '2 requests',
    '3 clock',
    '4 events',
  ]);
});

test('a service whose contract says nothing of its queue has one of 31 requests', () => {
  expect(modelOf([DESK]).programs[0]?.depth).toBe(31);
});

/** The operation of a service, with a check that every call fails. */
const retired = (unless = ''): typeof DESK => ({
  ...DESK,
  text: DESK.text.replace(
    'idempotent: true, budget',
    `checks: { never: fails('BAD', 'retired', { always: true${unless} }) }, idempotent: true, budget`,
  ),
});

test.each([
  ['are retired', retired(), []],
  ['are retired for others', retired(", unless: callerIs('clerk')"), ['desk ask']],
])('a program that calls every operation: those that %s', (_, desk, expected) => {
  const clerk = plain('clerk', "program: { name: 'clerk', stackPages: 1 }, calls: 'every',");
  const { programs } = modelOf([BOOT, desk, clerk]);
  const found = programs.find(({ name }) => name === 'clerk')?.calls ?? [];
  expect(found.map(({ service, ops }) => `${service} ${ops.join()}`)).toEqual(expected);
});

test('a service that calls every operation does not call itself, and waits for the others', () => {
  const bell = serving('bell', "program: { stackPages: 1 }, calls: 'every',");
  const { programs } = modelOf([BOOT, DESK, bell]);
  expect(programs.find(({ name }) => name === 'bell')?.calls).toMatchObject([{ service: 'desk' }]);
  const desk = serving('desk', `program: { stackPages: 1 }, ${uses('bell')} ${calls('bell')}`);
  expect(findingsOf([BOOT, desk, bell]).map(({ slug }) => slug)).toContain('calls/cycle');
});

test('the first program has slots for sixteen: eight of the boot, each image, two of each device', () => {
  const clerks = (count: number): (typeof DESK)[] =>
    Array.from({ length: count }, (_, i) =>
      plain(
        `clerk${i}`,
        `program: { name: 'clerk${i}', stackPages: 1${i === 0 ? ", devices: ['disk']" : ''} },`,
      ),
    );
  expect(findingsOf([BOOT, ...clerks(6)])).toEqual([]);
  expect(findingsOf([BOOT, ...clerks(7)])).toMatchObject([
    { slug: 'budget/range', message: "'init' needs 17 slots, and a task has 16" },
  ]);
});

test('a program has slots for sixteen: control, the first program, two of each endpoint', () => {
  const holding = (endpoints: number): typeof DESK => {
    const names = Array.from({ length: endpoints }, (_, i) => `e${i}: 1`).join(', ');
    return plain('a', `program: { name: 'a', stackPages: 1, endpoints: { ${names} } },`);
  };
  expect(findingsOf([BOOT, holding(7)])).toEqual([]);
  expect(findingsOf([BOOT, holding(8)])).toMatchObject([
    { slug: 'budget/range', message: "'a' needs 18 slots, and a task has 16" },
  ]);
});

test('devices have their slots in the order of the programs that drive them', () => {
  const driver = (name: string, device: string): typeof DESK =>
    plain(name, `program: { name: '${name}', stackPages: 1, devices: ['${device}'] },`);
  const { system } = modelOf([BOOT, driver('a', 'disk'), driver('b', 'console')]);
  expect(system?.devices.map(({ device, registers }) => [device.name, registers])).toEqual([
    ['disk', 10],
    ['console', 12],
  ]);
});

test('a restart may wait for one time only', () => {
  const supervision =
    "supervision: { restart: 'always', backoff: [5, 5], maxInWindow: 1, window: 6 }";
  expect(
    surprisesIn([BOOT, plain('a', `program: { name: 'a', stackPages: 1, ${supervision} },`)]),
  ).toEqual([]);
});

test('contracts from before programs said what they hold are read, whatever they lack', () => {
  const old = { ...DESK, text: DESK.text.replace('budget: 5, ', '') };
  const endpoints = Array.from({ length: 8 }, (_, i) => `e${i}: 1`).join(', ');
  const clerk = plain('clerk', `program: { name: 'clerk', endpoints: { ${endpoints} } },`);
  expect(findingsOf([BOOT, old, clerk]).length).toBeGreaterThan(0);
  expect(link(snapshotOf([BOOT, old, clerk]), workspaceAt('/workspace')).ok).toBe(true);
});
