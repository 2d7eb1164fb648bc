/** Progress of long commands on a terminal and elsewhere. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { keepDurations, lastDurations } from './durations.ts';
import { Progress, type Screen } from './progress.ts';
import { progressReporter } from './reporter.ts';
import { inWords, timeLeft, type Part } from './time-left.ts';

const part = (state: Part['state'], more: Partial<Part> = {}): Part => {
  return { name: 'x', state, ms: 0, ...more };
};

test.each<[string, readonly Part[], number | undefined]>([
  ['what waits takes as long as the last time', [part('waits', { lastMs: 4000 })], 4000],
  ['what runs takes the rest of that', [part('runs', { ms: 1000, lastMs: 4000 })], 3000],
  ['what ended takes nothing', [part('ended', { ms: 9000, lastMs: 4000 })], 0],
  [
    'the first time it is reckoned from what is done',
    [part('runs', { ms: 900, done: 1, of: 4 })],
    2700,
  ],
  [
    'what is slower than the last time too',
    [part('runs', { ms: 6000, lastMs: 4000, done: 3, of: 4 })],
    2000,
  ],
  ['what was never measured is unknown', [part('runs', { ms: 10 }), part('waits')], undefined],
  ['all parts together', [part('runs', { lastMs: 500 }), part('waits', { lastMs: 700 })], 1200],
])('time left: %s', (_title, parts, left) => {
  expect(timeLeft(parts)).toBe(left);
});

test('parts that run two at a time take half as long, but as long as the longest', () => {
  const waits = (lastMs: number): Part => part('waits', { lastMs });
  expect(timeLeft([waits(400), waits(400)], 2)).toBe(400);
  expect(timeLeft([waits(900), waits(100)], 2)).toBe(900);
});

test('a part that waits for all others adds the time that it takes', () => {
  const last = part('waits', { lastMs: 300, afterOthers: true });
  expect(timeLeft([part('waits', { lastMs: 400 }), part('waits', { lastMs: 200 }), last], 2)).toBe(
    700,
  );
  expect(timeLeft([part('ended', { lastMs: 400 }), last], 2)).toBe(300);
});

test('times are shown in seconds, and in minutes from one on', () => {
  expect([400, 59_000, 60_000, 200_400].map(inWords)).toEqual([
    '0 s',
    '59 s',
    '1 min 0 s',
    '3 min 20 s',
  ]);
});

/** A screen that records its output, on a clock that the test sets. */
function screen(isTerminal: boolean, columns = 80): Screen & { out: string; at: number } {
  const made = {
    out: '',
    at: 0,
    isTerminal,
    columns,
    write: (text: string): void => void (made.out += text),
    now: (): number => made.at,
  };
  return made;
}

test('a terminal has one status line: step, count, time, and an estimate from the last run', () => {
  const on = screen(true);
  const progress = new Progress(['check', 'tests'], { check: 1000, tests: 50_000 }, on);
  progress.begin('check');
  on.at = 900;
  progress.print(`ok    check (${progress.end('check', true)} ms)\n`);
  progress.begin('tests');
  on.at = 10_900;
  progress.reach('tests', { done: 40, of: 163, unit: 'files' });
  progress.clear();
  expect(on.out.split('\r\u001B[K')).toEqual([
    '',
    '1/2 check, 0 s so far, about 51 s left',
    'ok    check (900 ms)\n',
    '2/2 tests, 1 s so far, about 50 s left',
    '2/2 tests, 40 of 163 files, 11 s so far, about 40 s left',
    '',
  ]);
  expect(on.out.split('\n')).toHaveLength(2);
});

test('parts that run at once share a status line, with the time of all at its end', () => {
  const on = screen(true);
  const names = ['check', 'tests', { name: 'prove', afterOthers: true }];
  const progress = new Progress(names, { check: 9000, tests: 50_000, prove: 2000 }, on, 2);
  for (const name of ['check', 'tests']) progress.begin(name);
  on.at = 5000;
  progress.reach('tests', { done: 40, of: 163, unit: 'files' });
  expect(on.out.split('\r\u001B[K').slice(2)).toEqual([
    '1/3 check; 2/3 tests, 0 s so far, about 52 s left',
    '1/3 check; 2/3 tests, 40 of 163 files, 5 s so far, about 47 s left',
  ]);
});

test('the status line is never wider than the terminal', () => {
  const on = screen(true, 20);
  new Progress(['a rather long name of a part'], {}, on).begin('a rather long name of a part');
  expect(on.out).toBe(`\r\u001B[K${'1/1 a rather long name of a part'.slice(0, 19)}`);
});

test('elsewhere there are plain lines: one for each part, and one for each quarter of it', () => {
  const on = screen(false);
  const progress = new Progress(['tests', 'prove'], { prove: 1000 }, on);
  progress.begin('tests');
  for (let done = 1; done <= 8; done++) {
    on.at += 1000;
    progress.reach('tests', { done, of: 8, unit: 'files' });
    progress.show();
  }
  progress.end('tests', true);
  progress.begin('prove');
  expect(on.out).toBe(`..    1/2 tests
..    1/2 tests, 2 of 8 files, 2 s so far, about 7 s left
..    1/2 tests, 4 of 8 files, 4 s so far, about 5 s left
..    1/2 tests, 6 of 8 files, 6 s so far, about 3 s left
..    2/2 prove, about 1 s left
`);
});

test('durations of parts are stored, except of failed ones', () => {
  const root = mkdtempSync(join(tmpdir(), 'abicus-progress-'));
  onTestFinished(() => rmSync(root, { recursive: true }));
  const on = screen(false);
  const progress = new Progress(['check', 'tests', 'prove'], {}, on);
  for (const [name, ok] of [
    ['check', true],
    ['tests', false],
  ] as const) {
    progress.begin(name);
    on.at += 1500.4;
    progress.end(name, ok);
  }
  keepDurations(root, 'npm test', { tests: 9 });
  keepDurations(root, 'npm run lint', { types: 8 });
  keepDurations(root, 'npm test', progress.taken);
  expect(lastDurations(root, 'npm test')).toEqual({ check: 1500, tests: 9 });
  expect(lastDurations(root, 'npm run lint')).toEqual({ types: 8 });
  expect(readFileSync(join(root, '.abicus/durations.json'), 'utf8')).toContain('"check": 1500');
});

test.each(['', '{', '[]', 'null', '{"npm test":{"check":"long"}}'])(
  'unreadable durations give no estimate: %s',
  (text) => {
    const root = mkdtempSync(join(tmpdir(), 'abicus-progress-'));
    onTestFinished(() => rmSync(root, { recursive: true }));
    expect(lastDurations(root, 'npm test')).toEqual({});
    mkdirSync(join(root, '.abicus'));
    writeFileSync(join(root, '.abicus/durations.json'), text);
    expect(lastDurations(root, 'npm test')).toEqual({});
  },
);

test('vitest reports how many files are done, and at the end how many tests there were', () => {
  const said: unknown[] = [];
  const reporter = progressReporter((one) => void said.push(one));
  const tests = (...states: readonly string[]) => {
    return { children: { allTests: () => states.map((state) => ({ result: () => ({ state }) })) } };
  };
  reporter.onTestRunStart([1, 2]);
  reporter.onTestModuleEnd();
  reporter.onTestModuleEnd();
  reporter.onTestRunEnd([tests('passed', 'passed', 'skipped'), tests('failed')]);
  expect(said).toEqual([
    { done: 0, of: 2, unit: 'files' },
    { done: 1, of: 2, unit: 'files' },
    { done: 2, of: 2, unit: 'files' },
    { summary: '2 passed, 1 failed, 1 skipped' },
  ]);
});
