/** The last line of a CI run and its exit code. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';

const GREEN = {
  success: true,
  numPassedTests: 7,
  numFailedTests: 0,
  numPendingTests: 2,
  numTodoTests: 1,
  testResults: [],
};
const file = (name: string): string => join(process.cwd(), name);
const BROKEN_FILE = {
  name: file('broken.test.ts'),
  status: 'failed',
  message: 'no such module\nat',
  assertionResults: [],
};
const FAILED_TEST = {
  name: file('libs/a.test.ts'),
  status: 'failed',
  assertionResults: [
    { status: 'passed', fullName: 'adds' },
    { status: 'failed', fullName: 'table takes', failureMessages: ['expected 1 to be 2\nat'] },
  ],
};
const FAILURE = 'failed  libs/a.test.ts > table takes: expected 1 to be 2\n';

test.each([
  ['all green', GREEN, '7 passed, 0 failed, 3 skipped\n', 0],
  [
    'a failed test',
    { ...GREEN, success: false, numFailedTests: 1, testResults: [FAILED_TEST] },
    `${FAILURE}7 passed, 1 failed, 3 skipped\n`,
    1,
  ],
  [
    'a file that cannot be run',
    { ...GREEN, success: false, testResults: [BROKEN_FILE] },
    'failed  broken.test.ts: no such module\n7 passed, 1 failed, 3 skipped\n',
    1,
  ],
  ['no tests at all', { ...GREEN, numPassedTests: 0 }, '0 passed, 0 failed, 3 skipped\n', 1],
  ['no report', undefined, '0 passed, 0 failed, 0 skipped\n', 1],
])('%s', (_title, report, line, code) => {
  const folder = mkdtempSync(join(tmpdir(), 'abicus-count-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const path = join(folder, 'tests.json');
  if (report !== undefined) writeFileSync(path, JSON.stringify(report));
  const script = join(import.meta.dirname, 'count-tests.mjs');
  const { stdout, status } = spawnSync(process.execPath, [script, path], { encoding: 'utf8' });
  expect({ stdout, status }).toEqual({ stdout: line, status: code });
});

/** The output for several reports; `undefined` is a missing report. */
function countAll(...reports: readonly (object | undefined)[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'abicus-count-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const paths = reports.map((report, i) => {
    const path = join(folder, `${i}.json`);
    if (report !== undefined) writeFileSync(path, JSON.stringify(report));
    return path;
  });
  const script = join(import.meta.dirname, 'count-tests.mjs');
  const { stdout, status } = spawnSync(process.execPath, [script, ...paths], { encoding: 'utf8' });
  return `${status}: ${stdout}`;
}

test('the tests of all reports are counted together, and each report must exist and pass', () => {
  const red = { ...GREEN, success: false, numFailedTests: 2, testResults: [FAILED_TEST] };
  expect(countAll(GREEN, GREEN)).toBe('0: 14 passed, 0 failed, 6 skipped\n');
  expect(countAll(GREEN, undefined)).toBe('1: 7 passed, 0 failed, 3 skipped\n');
  expect(countAll(undefined, GREEN)).toBe('1: 7 passed, 0 failed, 3 skipped\n');
  expect(countAll(GREEN, red)).toBe(`1: ${FAILURE}14 passed, 2 failed, 6 skipped\n`);
  expect(countAll()).toBe('1: 0 passed, 0 failed, 0 skipped\n');
});
