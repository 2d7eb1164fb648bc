import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { wholeRunsOnly } from './whole-runs.ts';

const WHOLE = 'reports/tests.json';
const ALL = ['a.test.ts', 'b.test.ts'];

type Run = {
  readonly files?: readonly string[];
  readonly name?: RegExp;
  readonly json?: string;
  /** Errors of no test. */
  readonly errors?: readonly unknown[];
};

/** A workspace with the report of an earlier run. */
function folder(): string {
  const root = mkdtempSync(join(tmpdir(), 'abicus-whole-'));
  onTestFinished(() => rmSync(root, { recursive: true }));
  mkdirSync(join(root, 'reports'));
  writeFileSync(join(root, WHOLE), '{}');
  return root;
}

/** Where the JSON reports of runs of one vitest go. */
async function reportsOf(root: string, ...runs: readonly Run[]): Promise<unknown[]> {
  const reporter = wholeRunsOnly(WHOLE);
  const config: {
    root: string;
    outputFile: { json: string };
    testNamePattern?: RegExp | undefined;
  } = { root, outputFile: { json: WHOLE } };
  reporter.onInit({ config, globTestSpecifications: () => Promise.resolve(ALL) });
  const reports: unknown[] = [];
  for (const { files = ALL, name, json, errors = [] } of runs) {
    if (json !== undefined) config.outputFile = { json };
    config.testNamePattern = name;
    await reporter.onTestRunStart(files);
    reporter.onTestRunEnd([], errors);
    reports.push(config.outputFile.json);
  }
  return reports;
}

test.each<[string, Run, string]>([
  ['a run of all tests', {}, WHOLE],
  ['a run of some files', { files: ['a.test.ts'] }, 'reports/tests.partial.json'],
  ['a run of tests by name', { name: /x/ }, 'reports/tests.partial.json'],
  [
    'a run with an error of no test, an assertion that came late',
    { errors: [new Error('late')] },
    'reports/tests.partial.json',
  ],
  ['a run with a report of its own', { files: ['a.test.ts'], json: 'x.json' }, 'x.json'],
])('the report of %s', async (_, run, expected) => {
  expect(await reportsOf(folder(), run)).toEqual([expected]);
});

test('watching: a run of all after a run of some is whole again', async () => {
  expect(await reportsOf(folder(), { files: ['a.test.ts'] }, {})).toEqual([
    'reports/tests.partial.json',
    WHOLE,
  ]);
});

test.each<[string, Run, boolean]>([
  ['a run of all tests', {}, false],
  ['a run of some files', { files: ['a.test.ts'] }, true],
])(
  '%s that breaks off: whether the report of the run before it is still there',
  async (_, run, isThere) => {
    const root = folder();
    await reportsOf(root, run);
    expect(existsSync(join(root, WHOLE))).toBe(isThere);
  },
);
