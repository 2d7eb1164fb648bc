/** Evidence that was tampered with, and evidence that can't be compared: what `system --run` says of each. */
import type { HeldCapabilities, HeldCapability } from '@abicus/wire/ladder';
import { expect, test } from 'vitest';
import { FOLDER, lineOf, systemOfEvidence, type Changes } from './testing/evidence.ts';
import { HELD, PID } from './testing/small.ts';
import { systemExit, type SystemResult } from './index.ts';

const findingsOf = (result: SystemResult): string[] =>
  result.status === 'made'
    ? result.findings.map(({ file, line, code, slug }) => `${file}:${line} ${code} ${slug}`)
    : [result.status];

function tampered(pid: number, change: (table: HeldCapability[]) => void): HeldCapabilities {
  const held = structuredClone(HELD);
  const table = held.tasks.find((task) => task.pid === pid)?.capabilities;
  if (table === undefined) throw new Error('no such task');
  change(table as HeldCapability[]);
  return held;
}

test('a run that agrees has no finding, and exit code 0', () => {
  const result = systemOfEvidence();
  expect(findingsOf(result)).toEqual([]);
  expect(result).toMatchObject({ notes: [`${FOLDER}: as contracts say`], system: { from: 'run' } });
  expect(systemExit(result)).toBe(0);
});

const SPOOLD = 'contracts/spoold.contract.ts:6';

test.each<[string, HeldCapabilities, string]>([
  [
    'an unlisted capability',
    tampered(PID.spoold, (table) => {
      table.push({ slot: 9, kind: 'serviceFactory', object: 0, rights: ['MANAGE'] });
    }),
    `${SPOOLD} ABI5201 system/unlisted`,
  ],
  [
    'a missing capability',
    tampered(PID.spoold, (table) => void table.splice(3, 1)),
    `${SPOOLD} ABI5201 system/missing`,
  ],
  [
    'another right',
    tampered(PID.spoold, (table) => {
      table.splice(3, 1, { slot: 3, kind: 'clock', object: 0, rights: ['TIME', 'MANAGE'] });
    }),
    `${SPOOLD} ABI5201 system/rights`,
  ],
  [
    'another slot',
    tampered(PID.spoold, (table) => {
      table.splice(3, 1, { slot: 30, kind: 'clock', object: 0, rights: ['TIME'] });
    }),
    `${SPOOLD} ABI5201 system/slot`,
  ],
  [
    'another object',
    tampered(PID.spoold, (table) => {
      table.splice(3, 1, { slot: 3, kind: 'serviceFactory', object: 0, rights: ['TIME'] });
    }),
    `${SPOOLD} ABI5201 system/object`,
  ],
])('%s is a finding at the program, with both values, and exit code 1', (_, held, expected) => {
  const result = systemOfEvidence({ held });
  expect(findingsOf(result)).toEqual([expected]);
  expect(systemExit(result)).toBe(1);
  if (result.status !== 'made') throw new Error('made');
  const [finding] = result.findings;
  const related = finding?.related ?? [];
  expect(related.map(({ label, file }) => [label, file])).toEqual([
    ['declared', 'contracts/spoold.contract.ts'],
    ['run', `${FOLDER}/capabilities.json`],
  ]);
  expect(new Set(related.map(({ text }) => text)).size).toBe(2);
  expect(finding?.fix).toMatch(/contract/);
});

test.each([
  ['another order', ['client', 'spoold']],
  ['a program less', ['spoold']],
  ['none', []],
])('a start of %s is a finding at the first program', (_, starts) => {
  expect(findingsOf(systemOfEvidence({ starts }))).toEqual([
    'contracts/init.contract.ts:7 ABI5201 system/order',
  ]);
});

test('a program that is started again does not change the order of start', () => {
  const log = [lineOf('init: start spoold'), lineOf('init: start client')];
  expect(findingsOf(systemOfEvidence({ log }))).toEqual([]);
});

test('a task that no contract states is a finding at the evidence', () => {
  const tasks = [...HELD.tasks, { pid: 9, name: '', parent: PID.client, capabilities: [] }];
  const result = systemOfEvidence({ held: { ...HELD, tasks } });
  expect(findingsOf(result)).toEqual([`${FOLDER}/capabilities.json:1 ABI5201 system/unlisted`]);
  expect(result).toMatchObject({ findings: [{ message: expect.stringContaining('task 9') }] });
});

test('another task does not say what the first one started', () => {
  const log = [lineOf('init: start spare').replace('0 init]', '0 client]')];
  expect(findingsOf(systemOfEvidence({ log }))).toEqual([]);
});

/** The run after spoold ended. */
const GONE = {
  ...HELD,
  tasks: HELD.tasks.filter(({ pid }) => pid !== PID.spoold),
  endpoints: HELD.endpoints.filter(({ owner }) => owner !== PID.spoold),
};
const END = lineOf('init: end spoold 3');

test('a program that ended, as a line of the first task says, is a note', () => {
  const result = systemOfEvidence({ held: GONE, log: [END] });
  expect(findingsOf(result)).toEqual([]);
  expect(result).toMatchObject({
    notes: ['spoold had ended, as init told', `${FOLDER}: as contracts say`],
  });
});

test.each([
  ['no line', []],
  ['a line of another task', [END.replace('0 init]', '0 client]')]],
  ['a line of another form', [END.replace('spoold 3', 'spoold')]],
  ['a line about another program', [END.replace('spoold', 'spool')]],
])('a program that is not there is a finding if %s says that it ended', (_, log) => {
  expect(findingsOf(systemOfEvidence({ held: GONE, log }))).toContain(
    `${SPOOLD} ABI5201 system/missing`,
  );
});

test.each<[string, Changes, string]>([
  ['is not there', { files: {} }, 'there is no folder elsewhere'],
  [
    'is of an older abicus',
    { verdict: { capabilities: undefined }, files: { 'capabilities.json': undefined } },
    `${FOLDER} is of an older abicus, which left no capabilities.json: run the selftest again`,
  ],
  [
    'lacks its capabilities',
    { files: { 'capabilities.json': undefined } },
    'run is not whole: no capabilities.json',
  ],
  [
    'lacks its verdict',
    { files: { 'verdict.json': undefined } },
    'run is not whole: no verdict.json',
  ],
  [
    'is older than counters',
    { verdict: { counters: undefined }, files: { 'counters.json': undefined } },
    `${FOLDER} is of an older abicus, which left no counters.json: run the selftest again`,
  ],
  [
    'lacks its counters',
    { files: { 'counters.json': undefined } },
    'run is not whole: no counters.json',
  ],
  [
    'is cut off',
    { files: { 'capabilities.json': JSON.stringify(HELD).slice(0, 500) } },
    'run is not whole: capabilities.json is cut off, or no JSON object',
  ],
  [
    'has another form',
    { files: { 'capabilities.json': '{ "format": 1 }' } },
    `${FOLDER}/capabilities.json: taken is not one of at the last rung, at the end, never`,
  ],
  [
    'is of other contracts',
    { files: { 'contracts.json': '{ "RFC-0001": "00" }' } },
    `${FOLDER} is of other contracts (RFC-0001, RFC-0002, RFC-0003, RFC-0004): run the selftest again`,
  ],
  [
    'is of a machine that stopped within a trap',
    { held: { ...HELD, taken: 'never', tasks: [] } },
    `${FOLDER}: the machine stopped within a trap, and left no capabilities`,
  ],
  [
    'is of another kind',
    { verdict: { kind: 'judge' } },
    `this is evidence of the kind "judge", among that of 'selftest'`,
  ],
])('evidence that %s is not compared, and exit code 2', (what, changes, why) => {
  const result = systemOfEvidence(changes, what === 'is not there' ? 'elsewhere' : FOLDER);
  expect(result).toEqual({ status: 'unusable', why });
  expect(systemExit(result)).toBe(2);
});

test.each<[string, Changes, string]>([
  ['at a rung', { verdict: { until: 'init: ready' } }, "the run stopped at 'init: ready'"],
  ['at a phase', { verdict: { phase: 'qos' } }, 'the run stopped at the end of phase qos'],
  [
    'before its end',
    { held: { ...HELD, taken: 'at the end' } },
    'the run did not reach the end of its ladder',
  ],
])('a run that stopped %s is printed and not compared, and exit code 2', (_, changes, partial) => {
  const result = systemOfEvidence(changes);
  expect(result).toMatchObject({ status: 'made', partial, findings: [] });
  expect(systemExit(result)).toBe(2);
});
