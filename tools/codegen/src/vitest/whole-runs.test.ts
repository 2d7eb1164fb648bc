import { expect, test } from 'vitest';
import { wholeRunsOnly } from './whole-runs.ts';

const WHOLE = 'reports/tests.json';
const ALL = ['a.test.ts', 'b.test.ts'];

type Run = { readonly files?: readonly string[]; readonly name?: RegExp; readonly json?: string };

/** Where the JSON reports of runs of one vitest go. */
async function reportsOf(...runs: readonly Run[]): Promise<unknown[]> {
  const reporter = wholeRunsOnly(WHOLE);
  const config: { outputFile: { json: string }; testNamePattern?: RegExp | undefined } = {
    outputFile: { json: WHOLE },
  };
  reporter.onInit({ config, globTestSpecifications: () => Promise.resolve(ALL) });
  const reports: unknown[] = [];
  for (const { files = ALL, name, json } of runs) {
    if (json !== undefined) config.outputFile = { json };
    config.testNamePattern = name;
    await reporter.onTestRunStart(files);
    reports.push(config.outputFile.json);
  }
  return reports;
}

test.each<[string, Run, string]>([
  ['a run of all tests', {}, WHOLE],
  ['a run of some files', { files: ['a.test.ts'] }, 'reports/tests.partial.json'],
  ['a run of tests by name', { name: /x/ }, 'reports/tests.partial.json'],
  ['a run with a report of its own', { files: ['a.test.ts'], json: 'x.json' }, 'x.json'],
])('the report of %s', async (_, run, expected) => {
  expect(await reportsOf(run)).toEqual([expected]);
});

test('watching: a run of all after a run of some is whole again', async () => {
  expect(await reportsOf({ files: ['a.test.ts'] }, {})).toEqual([
    'reports/tests.partial.json',
    WHOLE,
  ]);
});
