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
const BROKEN_FILE = { status: 'failed', assertionResults: [] };
const FAILED_TEST = { status: 'failed', assertionResults: [{ status: 'failed' }] };

test.each([
  ['all green', GREEN, '7 passed, 0 failed, 3 skipped\n', 0],
  [
    'a failed test',
    { ...GREEN, success: false, numFailedTests: 1, testResults: [FAILED_TEST] },
    '7 passed, 1 failed, 3 skipped\n',
    1,
  ],
  [
    'a file that cannot be run',
    { ...GREEN, success: false, testResults: [BROKEN_FILE] },
    '7 passed, 1 failed, 3 skipped\n',
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
