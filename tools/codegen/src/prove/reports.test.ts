/** What is taken from reports of tests: which of two counts, whose files they name, and which records are understood. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { recordOf } from '../testing/proven-run.ts';
import type { Draws, TestRecord } from '../vitest/format.ts';
import { readTests, type TestReports } from './reports.ts';

const FILE = 'libs/x.test.ts';

/** A report with one test of a file. */
type Written = {
  readonly title: string;
  readonly startTime?: number;
  /** As it stands in the report; without one, that in the workspace. */
  readonly name?: string;
  readonly record?: unknown;
  /** How often the test stands there, as `a`, `a 2`, `a 3`. */
  readonly times?: number;
  /** How the file ended. */
  readonly ended?: string;
  /** More tests of the file. */
  readonly more?: readonly object[];
};

/** What is read of reports by their paths, in a workspace with one test file. */
function readOf(written: Readonly<Record<string, Written>>): TestReports | undefined {
  const root = mkdtempSync(join(tmpdir(), 'abicus-reports-'));
  onTestFinished(() => rmSync(root, { recursive: true }));
  const put = (path: string, text: string): void => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  };
  put(FILE, '');
  for (const [path, one] of Object.entries(written)) {
    const { title, startTime = 1, name = join(root, FILE), record, times = 1 } = one;
    const { ended: status = 'passed', more = [] } = one;
    const meta = { abicus: record ?? recordOf() };
    const assertionResults = Array.from({ length: times }, (_, i) => {
      const own = i === 0 ? title : `${title} ${i + 1}`;
      return { title: own, ancestorTitles: [], status: 'passed', meta };
    });
    const result = { name, startTime, status, assertionResults: [...assertionResults, ...more] };
    put(path, JSON.stringify({ testResults: [result] }));
  }
  return readTests(root, 'r');
}

const titles = (reports: TestReports | undefined): unknown =>
  reports?.tests.map(({ file, title, status }) => [file, title, status].join(' '));

test.each([
  ['all tests', 2, 1],
  ['the project', 1, 2],
  ['all tests', 1, 1],
])('of two reports of a file that of the later run counts: %s', (title, whole, project) => {
  const read = readOf({
    'r/tests.json': { title: 'all tests', startTime: whole },
    'r/projects/x/tests.json': { title: 'the project', startTime: project },
  });
  expect(titles(read)).toEqual([`${FILE} ${title} passed`]);
  expect(read?.findings).toEqual([]);
});

test('a report that names a file in another checkout is of the same file here, and of a strange one of none', () => {
  const named = (name: string): unknown => titles(readOf({ 'r/tests.json': { title: 'a', name } }));
  expect(named(`/elsewhere/checkout/${FILE}`)).toEqual([`${FILE} a passed`]);
  expect(named(FILE)).toEqual([`${FILE} a passed`]);
  expect(named('C:\\elsewhere\\libs\\x.test.ts')).toEqual([`${FILE} a passed`]);
  expect(named('/elsewhere/checkout/libs/y.test.ts')).toBeUndefined();
  expect(named('/elsewhere/libs')).toBeUndefined();
  expect(named('')).toBeUndefined();
});

test.each([
  ['passed', 'passed'],
  ['failed', 'failed'],
  ['skipped', 'skipped'],
  ['pending', 'skipped'],
  ['todo', 'skipped'],
  ['disabled', 'skipped'],
  ['flaky', 'failed'],
])(
  'a test that is %s by the word of vitest has %s, and a word that is not known is found',
  (said, status) => {
    const more = [{ title: 'b', ancestorTitles: ['of', 'it'], status: said }];
    const read = readOf({ 'r/tests.json': { title: 'a', more } });
    expect(titles(read)).toEqual([`${FILE} a passed`, `${FILE} of > it > b ${status}`]);
    expect(
      read?.findings.map(({ file, line, col, message }) => [file, line, col, message]),
    ).toEqual(
      said === 'flaky' ? [['r/tests.json', 1, 1, `'of > it > b' (${FILE}) is 'flaky'`]] : [],
    );
  },
);

test('a file that failed outside its tests has none that passed; one whose test failed has the others', () => {
  const statuses = (...more: object[]): unknown =>
    readOf({ 'r/tests.json': { title: 'a', ended: 'failed', more } })?.tests.map(
      ({ status }) => status,
    );
  expect(statuses()).toEqual(['failed']);
  expect(statuses({ title: 'b', status: 'failed' })).toEqual(['passed', 'failed']);
});

test.each([
  ['the same', { 'r/tests.json': 1, 'r/projects/x/tests.json': 1 }, 0],
  ['two projects', { 'r/projects/x/tests.json': 1, 'r/projects/y/tests.json': 1 }, 1],
])('a file in two reports that are of %s', (_, reports, found) => {
  const written = Object.keys(reports).map((path) => [path, { title: 'a' }] as const);
  expect(readOf(Object.fromEntries(written))?.findings).toHaveLength(found);
});

const DRAWS: Draws = {
  id: 'x.invariant.y',
  forAll: 'task',
  times: 3,
  judged: 3,
  distinct: 2,
  told: ['a'],
  assertions: 1,
  reached: { depth: 2 },
};

/** What became of a test with this record: passed, or failed with one finding. */
function outcome(record: unknown): string | undefined {
  const read = readOf({ 'r/tests.json': { title: 'a', record } });
  const [one] = read?.tests ?? [];
  expect(read?.findings).toHaveLength(one?.status === 'passed' ? 0 : 1);
  return one?.status;
}

const whole: TestRecord = { ...recordOf(['x', 'answered']), draws: [DRAWS] };

test('a record as the runner writes it is understood', () => {
  expect(outcome(whole)).toBe('passed');
});

const OTHER_VALUES: readonly unknown[] = [undefined, -1, 0.5, 'many', [1], { depth: 'far' }];

test.each(Object.keys(whole))(
  'a test whose record lacks %s, or has it otherwise, has not passed',
  (key) => {
    for (const value of OTHER_VALUES) expect(outcome({ ...whole, [key]: value })).toBe('failed');
    expect(outcome({ ...whole, [`${key}Too`]: 1 })).toBe('failed');
  },
);

test.each(Object.keys(DRAWS))(
  'a test whose draws lack %s, or have it otherwise, has not passed',
  (key) => {
    const drawn = (to: object): string | undefined =>
      outcome({ ...whole, draws: [{ ...DRAWS, ...to }] });
    // Any text will do for a text.
    const isText = typeof Reflect.get(DRAWS, key) === 'string';
    const others = OTHER_VALUES.filter((value) => !isText || typeof value !== 'string');
    for (const value of others) expect(drawn({ [key]: value })).toBe('failed');
    expect(drawn({ [`${key}Too`]: 1 })).toBe('failed');
  },
);

test.each([[null], ['many'], [[]], [1]])('draws that are %j have another form', (drawn) => {
  expect(outcome({ ...whole, draws: [drawn] })).toBe('failed');
});

test.each([
  [['x', 1, 1, 1, 'test']],
  [['x', 'answered', -1, 1, 'test']],
  [['x', 'answered', 1, 'twice', 'test']],
  ['xanswered'],
  [['x', 'answered', 1, 1]],
  [['x', 'answered', 1, 1, 'chance']],
  [['x', 'answered', 1, 1, 'test', 1]],
  [[1, 'answered', 1, 1, 'test']],
])('a sighting of another form is not understood: %j', (sighting) => {
  expect(outcome({ ...whole, seen: [sighting] })).toBe('failed');
});

test.each([
  [1, ''],
  [2, ', and so has 1 other'],
  [3, ', and so have 2 others'],
])(
  '%d records of another form are one finding: an older version wrote all of them',
  (times, more) => {
    const read = readOf({ 'r/tests.json': { title: 'a', record: { old: true }, times } });
    expect(read?.tests.map(({ status }) => status)).toEqual(Array(times).fill('failed'));
    expect(read?.findings.map(({ message }) => message)).toEqual([
      `'a' (${FILE}) has a record of another form${more}`,
    ]);
  },
);
