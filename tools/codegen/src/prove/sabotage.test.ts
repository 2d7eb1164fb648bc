/** What `prove` finds, each code by reports of a small workspace that lack exactly one thing. */
import { hash } from 'node:crypto';
import { expect, test } from 'vitest';
import { drawnOf, recordOf, without } from '../testing/proven-run.ts';
import type { Sighting } from '../vitest/format.ts';
import {
  ACCEPTED,
  APART,
  drawn,
  KERNEL,
  OTHER,
  PASSED,
  RUNGS,
  SPOOL,
  VAULT,
  at,
  isOf,
  model,
  places,
  proveWith,
  recorded,
  unseen,
  with_,
  type Report,
  type Reports,
  type Tests,
} from '../testing/proving.ts';
import { LEAST_DISTINCT } from './draws.ts';
import { proveExit } from './prove.ts';

test('everything that is needed proves the workspace', () => {
  const result = proveWith({ tests: PASSED, verdict: ACCEPTED });
  expect(places(result)).toEqual([]);
  expect(proveExit(result)).toBe(0);
});

/** The report in which only tests made this, by calling generated code themselves. */
function selfMade(how: string, id: string): Tests {
  return PASSED.map((ran) => {
    const { record } = ran;
    if (record === undefined) return ran;
    const seen = record.seen.map((one): Sighting => {
      const [saw, by, times, after] = one;
      return saw === id && by === how ? [saw, by, times, after, 'test'] : one;
    });
    return { ...ran, record: { ...record, seen } };
  });
}

const PUT = 'put: serviceOp';
const SET = 'set: op(1';

test.each<[string, Tests, string[]]>([
  [
    'a test that did not run (ABI5001)',
    PASSED.filter((one) => !isOf('kernel.limit.slots')(one)),
    [at(KERNEL, 'slots: limit', 'ABI5001')],
  ],
  [
    'a test that was skipped (ABI5002)',
    with_('grade.set', { status: 'skipped' }),
    [at(KERNEL, SET, 'ABI5002')],
  ],
  [
    'a test that failed (ABI5002)',
    with_('grade.set', { status: 'failed' }),
    [at(KERNEL, SET, 'ABI5002')],
  ],
  [
    'a test that passed on its third try (ABI5003)',
    recorded('grade.set', { runs: 3 }),
    [at(KERNEL, SET, 'ABI5003')],
  ],
  [
    'a test that passes by failing (ABI5003)',
    recorded('grade.set', { fails: true }),
    [at(KERNEL, SET, 'ABI5003')],
  ],
  [
    'a test whose body is `return` (ABI5003)',
    recorded('grade.set', { assertions: 0, seen: [] }),
    [at(KERNEL, SET, 'ABI5003')],
  ],
  [
    'a test that ran without the plugin (ABI5003)',
    PASSED.map((one) => {
      const { file, title, status } = one;
      return isOf('grade.set')(one) ? { file, title, status } : one;
    }),
    [at(KERNEL, SET, 'ABI5003')],
  ],
  [
    'a test that asserts only before it saw its element (ABI5002)',
    recorded('grade.set', { seen: [['grade.set', 'answered', 1, 0, 'program']] }),
    [at(KERNEL, SET, 'ABI5002')],
  ],
  [
    'an operation whose handler always throws (ABI5002)',
    unseen('answered', 'grade.set'),
    [at(KERNEL, SET, 'ABI5002')],
  ],
  [
    'an operation of a service whose handler always throws (ABI5002)',
    unseen('answered', 'spool.put'),
    [at(SPOOL, PUT, 'ABI5002')],
  ],
  [
    'an operation that only a test without its title saw answer (ABI5002)',
    [...unseen('answered', 'spool.put'), { ...OTHER, record: recordOf(['spool.put', 'answered']) }],
    [at(SPOOL, PUT, 'ABI5002')],
  ],
  [
    'an answer put off that never goes out (ABI5002)',
    unseen('answered', 'vault.take'),
    [at(VAULT, 'take: serviceOp', 'ABI5002')],
  ],
  [
    'an operation whose title stands on a test that saw it answer, and asserted nothing after (ABI5002)',
    [
      ...recorded('spool.put', {
        seen: [
          ['spool.put', 'answered', 1, 0, 'program'],
          ['spool.put', 'malformed', 1, 1, 'program'],
          ['spool.put.quota', 'rejected', 1, 1, 'program'],
        ],
      }),
      { ...OTHER, record: recordOf(['spool.put', 'answered']) },
    ],
    [at(SPOOL, PUT, 'ABI5002')],
  ],
  [
    'an operation that only a test saw answer which ran twice, beside one of its title (ABI5002)',
    [
      ...unseen('answered', 'spool.put'),
      {
        ...OTHER,
        title: 'spool.put again',
        record: { ...recordOf(['spool.put', 'answered']), runs: 2 },
      },
      { ...OTHER, record: recordOf(['spool.put', 'answered']) },
    ],
    [at(SPOOL, PUT, 'ABI5002')],
  ],
  [
    'a malformed request after which nothing is asserted (ABI4103)',
    [
      ...unseen('malformed', 'spool.put'),
      { ...OTHER, record: { ...recordOf(), seen: [['spool.put', 'malformed', 1, 0, 'program']] } },
    ],
    [at(SPOOL, PUT, 'ABI4103')],
  ],
  [
    'an operation without a test, one of whose outcomes no other test saw (ABI4103, ABI5001)',
    PASSED.filter((one) => !isOf('spool.put')(one)),
    [at(SPOOL, PUT, 'ABI4103'), at(SPOOL, PUT, 'ABI5001')],
  ],
  [
    'a malformed request that no test sends (ABI4103)',
    unseen('malformed', 'spool.put'),
    [at(SPOOL, PUT, 'ABI4103')],
  ],
  [
    'a caller that no test denies (ABI4103)',
    unseen('denied', 'vault.keep'),
    [at(VAULT, 'keep: serviceOp', 'ABI4103')],
  ],
  [
    'a check that no test saw reject, and so an outcome of its operation (ABI4103)',
    unseen('rejected', 'grade.set.authority'),
    [at(KERNEL, 'authority: fails', 'ABI4103'), at(KERNEL, SET, 'ABI4103')],
  ],
  [
    'a check that only a test that failed saw (ABI4103, ABI5002)',
    without(with_('spool.put.quota', { status: 'failed' }), (id, _, ran) => {
      return id === 'spool.put.quota' && !isOf('spool.put.quota')(ran);
    }),
    [
      at(SPOOL, 'quota: fails', 'ABI4103'),
      at(SPOOL, PUT, 'ABI4103'),
      at(SPOOL, 'quota: fails', 'ABI5002'),
    ],
  ],
  [
    'a check that its own test never saw reject (ABI5002)',
    unseen('rejected', 'spool.put.quota', 'spool.put.quota'),
    [at(SPOOL, 'quota: fails', 'ABI5002')],
  ],
  [
    'a limit that was never reached (ABI5002)',
    unseen('at', 'spool.limit.jobs'),
    [at(SPOOL, 'jobs: limit', 'ABI5002')],
  ],
  [
    'a limit that rejects one too late: one beyond was not rejected (ABI5002)',
    unseen('beyond', 'spool.limit.jobs'),
    [at(SPOOL, 'jobs: limit', 'ABI5002')],
  ],
  [
    'an event that is written by hand (ABI5002)',
    unseen('sent', 'vault.event.full'),
    [at(VAULT, 'full: event', 'ABI5002')],
  ],
  [
    'an audit line that is written by hand (ABI5002)',
    unseen('sent', 'vault.audit.keepAudit'),
    [at(VAULT, 'keepAudit: line', 'ABI5002')],
  ],
  [
    'an invariant of which nothing is asserted (ABI5003)',
    recorded('vault.invariant.keptApart', { assertions: 0 }),
    [at(VAULT, 'keptApart:', 'ABI5003')],
  ],
  ...Object.entries({
    'that its test never draws for': recorded(APART, { draws: [] }),
    'that only a test without its title draws for': [
      ...recorded(APART, { draws: [] }),
      { ...OTHER, record: PASSED.find(isOf(APART))?.record ?? recordOf() },
    ],
    'that is drawn for from another domain': drawn({ forAll: 'key' }),
    'that is drawn for after the assertion': drawn({ judged: 0, distinct: 0, reached: {} }),
    'whose draws are one example, again and again': drawn({ distinct: 1 }),
    'with one draw too few': drawn({ distinct: LEAST_DISTINCT - 1 }),
    'whose draws reach nothing': drawn({ reached: {} }),
    'whose draws never come to what it is about': drawn({ reached: { kept: 0 } }),
  }).map(([what, tests]): [string, Tests, string[]] => [
    `an invariant ${what} (ABI5005)`,
    tests,
    [at(VAULT, 'keptApart:', 'ABI5005')],
  ]),
  [
    'an invariant over all markers that passes one by (ABI5005)',
    PASSED.map((one) => {
      const { record } = one;
      if (!isOf('vault.invariant.inOrder')(one) || record === undefined) return one;
      const draws = record.draws.map(({ told, ...of }) => ({ ...of, told: told.slice(1) }));
      return { ...one, record: { ...record, draws } };
    }),
    [at(VAULT, 'inOrder:', 'ABI5005')],
  ],
  [
    'an edge of which nothing is asserted (ABI5003)',
    recorded('box.filled', { assertions: 0 }),
    [at(VAULT, 'filled: edge', 'ABI5003')],
  ],
  [
    'an edge that no monitor saw taken (ABI5002)',
    unseen('taken', 'box.filled'),
    [at(VAULT, 'filled: edge', 'ABI5002')],
  ],
  [
    'an operation that no program rejected in a state without an edge for it (ABI5002)',
    unseen('disallowed', 'box.empty.otherwise.vault.take'),
    [at(VAULT, 'machine:', 'ABI5002')],
  ],
  [
    'an edge that only a test took, on a monitor of its own (ABI5002)',
    selfMade('taken', 'box.filled'),
    [at(VAULT, 'filled: edge', 'ABI5002')],
  ],
  [
    'an operation that only a test had rejected, on a monitor of its own (ABI5002)',
    selfMade('disallowed', 'box.empty.otherwise.vault.take'),
    [at(VAULT, 'machine:', 'ABI5002')],
  ],
  [
    'a limit that only a test asked for (ABI5002)',
    selfMade('beyond', 'spool.limit.jobs'),
    [at(SPOOL, 'jobs: limit', 'ABI5002')],
  ],
  [
    'an event that only a test encoded (ABI5002)',
    selfMade('sent', 'vault.event.full'),
    [at(VAULT, 'full: event', 'ABI5002')],
  ],
  [
    'an answer that a test says it saw (ABI5002)',
    selfMade('answered', 'grade.set'),
    [at(KERNEL, SET, 'ABI5002')],
  ],
])('%s', (_, tests, expected) => {
  const result = proveWith({ tests, verdict: ACCEPTED });
  expect(places(result).toSorted()).toEqual(expected.toSorted());
  expect(proveExit(result)).toBe(1);
});

test('a marker that no ladder has (ABI5101)', () => {
  const verdict = { ...ACCEPTED, rungs: RUNGS.slice(0, 1) };
  const result = proveWith({ tests: PASSED, verdict });
  expect(places(result)).toEqual([at(SPOOL, 'ready: {', 'ABI5101')]);
  expect(proveExit(result)).toBe(1);
});

/** The first result of a report with its first test changed. */
function firstTest(report: Report, to: Readonly<Record<string, unknown>>): unknown {
  const [result] = report.testResults;
  const [first, ...rest] = result?.assertionResults ?? [];
  return { testResults: [{ ...result, assertionResults: [{ ...first, ...to }, ...rest] }] };
}

const REPORT = '.abicus/reports/tests.json:1 ABI5004';

test.each<[string, Omit<Reports, 'verdict'>, string]>([
  ['a status', { write: (report) => firstTest(report, { status: 'flaky' }) }, REPORT],
  [
    'a key of a record',
    { write: (report) => firstTest(report, { meta: { abicus: { ...recordOf(), sure: true } } }) },
    REPORT,
  ],
  [
    'a sighting',
    {
      write: (report) => firstTest(report, { meta: { abicus: { ...recordOf(), seen: [['a']] } } }),
    },
    REPORT,
  ],
  [
    'a draw',
    {
      write: (report) => {
        const draws = [{ ...drawnOf({ id: 'x', forAll: 'y' }, model), sure: true }];
        return firstTest(report, { meta: { abicus: { ...recordOf(), draws } } });
      },
    },
    REPORT,
  ],
  ['the form of the report', { write: () => ({ tests: [] }) }, REPORT],
  [
    'a file that ran twice in one report',
    { write: ({ testResults }) => ({ testResults: [...testResults, ...testResults] }) },
    REPORT,
  ],
  [
    'a file in the reports of two projects',
    { twice: true },
    '.abicus/reports/projects/b/tests.json:1 ABI5004',
  ],
])('what is not known of a report is found: %s (ABI5004)', (_, reports, expected) => {
  const result = proveWith({ tests: PASSED, ...reports, verdict: ACCEPTED });
  expect(places(result)).toContain(expected);
  expect(proveExit(result)).not.toBe(0);
});

test('a file that failed though none of its tests did proves nothing: a hook after them threw (ABI5002)', () => {
  const fail = ({ testResults }: Report): unknown => {
    return { testResults: testResults.map((one) => ({ ...one, status: 'failed' })) };
  };
  const result = proveWith({ tests: PASSED, write: fail, verdict: ACCEPTED });
  expect(places(result)).toContain(at(KERNEL, SET, 'ABI5002'));
  expect(proveExit(result)).toBe(1);
});

/** The report with what its tests are made of: this file, which is empty, and another one. */
const madeOf =
  (...table: readonly (readonly [path: string, hash: string])[]) =>
  (report: Report): unknown =>
    firstTest(report, {
      meta: {
        abicus: PASSED[0]?.record,
        abicusSources: table.map((_, i) => i),
        abicusSourceTable: table,
      },
    });
const EMPTY = hash('sha256', '').slice(0, 16);

test('tests that ran with the sources that are there now are believed', () => {
  const write = madeOf(['libs/x.test.ts', EMPTY]);
  const { findings, notes } = proveWith({ tests: PASSED, write, verdict: ACCEPTED });
  expect([findings, notes]).toEqual([[], []]);
});

test.each<[string, readonly [string, string]]>([
  ['changed', ['libs/x.test.ts', hash('sha256', 'before').slice(0, 16)]],
  ['is gone', ['libs/x.ts', EMPTY]],
  ['is a folder', ['libs', EMPTY]],
])('of tests that ran before a source %s nothing can be said', (_, source) => {
  const result = proveWith({ tests: PASSED, write: madeOf(source), verdict: ACCEPTED });
  expect(result.missing).toEqual([expect.stringContaining(`after the change of ${source[0]}`)]);
  expect(proveExit(result)).toBe(2);
});

test('a report that does not say what its tests were made of is told', () => {
  const { notes } = proveWith({ tests: PASSED, verdict: ACCEPTED });
  expect(notes).toEqual([expect.stringContaining('the report lacks the sources of 1 test file')]);
});

test('of two tests with one title the one that failed counts', () => {
  const again = PASSED.filter(isOf('grade.set')).map((one) => ({
    ...one,
    status: 'failed' as const,
  }));
  const result = proveWith({ tests: [...PASSED, ...again], verdict: ACCEPTED });
  expect(places(result)).toEqual([at(KERNEL, SET, 'ABI5002')]);
});

test.each<[string, Reports]>([
  ['tests', { verdict: ACCEPTED }],
  ['tests that are still there', { tests: PASSED, verdict: ACCEPTED, gone: true }],
  ['tests of a file that came since', { tests: PASSED, verdict: ACCEPTED, other: true }],
  ['what tests saw', { tests: without(PASSED, () => true), verdict: ACCEPTED }],
  ['selftests', { tests: PASSED }],
  ['selftests of these contracts', { tests: PASSED, verdict: ACCEPTED, stale: true }],
])('without a report of %s nothing can be said', (_, reports) => {
  const result = proveWith(reports);
  expect(result.missing).toHaveLength(1);
  expect(proveExit(result)).toBe(2);
});

test('of a part of the tests nothing is said: what the others prove is not known', () => {
  const tests = PASSED.filter((one) => !isOf('grade.set')(one));
  expect(places(proveWith({ tests, verdict: ACCEPTED }))).not.toEqual([]);
  expect(places(proveWith({ tests, verdict: ACCEPTED, other: true }))).toEqual([]);
});

test('a workspace without elements is not proven: nothing was looked at', () => {
  const nothing = { findings: [], elements: 0, files: 0, notes: [], missing: [] };
  expect(proveExit(nothing)).toBe(2);
  expect(proveExit({ ...nothing, elements: 1 })).toBe(0);
});
