/** What `prove` finds, each code by reports of a small workspace that lack exactly one thing. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { readContracts } from '../generate/inputs.ts';
import { readSources } from '../generate/sources.ts';
import { hashOf } from '../model/link.ts';
import { workspaceAt, type Workspace } from '../workspace/config.ts';
import { modelOf } from '../testing/annotated.ts';
import { drawnOf, provenRun, recordOf, without } from '../testing/proven-run.ts';
import type { Draws, TestRecord } from '../vitest/format.ts';
import { LEAST_DISTINCT } from './draws.ts';
import { PROVE_CONTRACTS } from './fixtures/contracts.ts';
import { prove, proveExit, type ProveResult } from './prove.ts';
import type { Ran } from './reports.ts';

const KERNEL = 'contracts/rfc-0001-kernel.contract.ts';
const SPOOL = 'contracts/rfc-0002-spool.contract.ts';

const VAULT = 'contracts/rfc-0003-vault.contract.ts';

const model = modelOf(Object.entries(PROVE_CONTRACTS).map(([file, text]) => ({ file, text })));

type Tests = readonly Ran[];

type Reports = {
  readonly tests?: Tests;
  /** Changes the report of tests as it is written. */
  readonly write?: (report: Report) => unknown;
  readonly verdict?: Readonly<Record<string, unknown>>;
  /** A judged log, how it differs from one that is accepted. */
  readonly judged?: {
    readonly verdict?: Readonly<Record<string, unknown>>;
    readonly stamp?: string;
    readonly stale?: true;
  };
  /** The selftest was built from other contracts. */
  readonly stale?: true;
  /** Whether the selftest's trace is gone. */
  readonly cut?: true;
  /** The test file was removed since. */
  readonly gone?: true;
  /** Another test file came since, or was not run. */
  readonly other?: true;
  /** The same file stands in the reports of two projects. */
  readonly twice?: true;
};

/** The report of vitest, as far as it is read. */
type Report = {
  readonly testResults: readonly {
    readonly name: string;
    readonly startTime: number;
    readonly assertionResults: readonly Readonly<Record<string, unknown>>[];
  }[];
};

/** Everything is proven. */
const PASSED = provenRun(model);
/** A test that is titled with no element. */
const OTHER: Ran = { file: 'libs/x.test.ts', title: 'other', status: 'passed' };

const RUNGS = [
  { rung: 'up', line: 1 },
  { rung: 'ready', line: 2 },
];
const ACCEPTED = { accepted: true, profile: 'smp1', rungs: RUNGS, findings: [] };

function hashes(workspace: Workspace, stale: boolean): Record<string, { sha256: string }> {
  const read = readSources(readContracts(workspace));
  if (!read.ok) throw new Error('not read');
  return Object.fromEntries(
    read.sources.map((source) => {
      return [String(source.value['id']), { sha256: stale ? 'old' : hashOf(source) }];
    }),
  );
}

function proveWith(reports: Reports): ProveResult {
  const {
    tests,
    verdict,
    judged,
    stale,
    cut,
    gone,
    other,
    twice,
    write = (report) => report,
  } = reports;
  const root = mkdtempSync(join(tmpdir(), 'abicus-prove-'));
  onTestFinished(() => rmSync(root, { recursive: true }));
  const put = (path: string, content: unknown): void => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(
      join(root, path),
      typeof content === 'string' ? content : JSON.stringify(content),
    );
  };
  for (const [path, text] of Object.entries(PROVE_CONTRACTS)) put(path, text);
  const workspace = workspaceAt(root);
  if (tests !== undefined) {
    const assertionResults = tests.map(({ title, status, record }) => {
      return { title, status, ancestorTitles: [], meta: { abicus: record } };
    });
    const name = join(root, 'libs/x.test.ts');
    if (gone !== true) put('libs/x.test.ts', '');
    if (other === true) put('libs/y.test.ts', '');
    const report = write({ testResults: [{ name, startTime: 1, assertionResults }] });
    if (twice !== true) put('.abicus/reports/tests.json', report);
    else for (const one of ['a', 'b']) put(`.abicus/reports/projects/${one}/tests.json`, report);
  }
  if (verdict !== undefined) {
    put('.abicus/evidence/run/console.log', '');
    if (cut !== true) put('.abicus/evidence/run/trace.json', {});
    put('.abicus/evidence/run/verdict.json', verdict);
    put('.abicus/evidence/run/contracts.json', hashes(workspace, stale === true));
  }
  if (judged !== undefined) {
    const log = { file: 'uart.log', sha256: '00', bytes: 1 };
    const made = hashes(workspace, judged.stale === true);
    const contracts = Object.entries(made).map(([id, { sha256 }]) => [id, sha256]);
    put('.abicus/judged/one/contracts.json', Object.fromEntries(contracts));
    const { verdict: said = ACCEPTED, stamp = 'emitter' } = judged;
    put('.abicus/judged/one/verdict.json', { kind: 'judge', log, stamp, verdict: said });
  }
  return prove(workspace);
}

function places({ findings }: ProveResult): string[] {
  return findings.map(({ code, file, line }) => `${file}:${line} ${code}`);
}

function lineOf(file: string, text: string): number {
  return (PROVE_CONTRACTS[file] ?? '').split('\n').findIndex((line) => line.includes(text)) + 1;
}

const isOf = (id: string) => (one: Ran) => one.title.startsWith(`${id} `);

/** The report with the tests of an element changed. */
function with_(id: string, to: Partial<Ran>): Tests {
  return PASSED.map((one) => (isOf(id)(one) ? { ...one, ...to } : one));
}

/** The report with the record of the tests of an element changed. */
function recorded(id: string, to: Partial<TestRecord>): Tests {
  return PASSED.map((one) =>
    isOf(id)(one) ? { ...one, record: { ...recordOf(), ...one.record, ...to } } : one,
  );
}

const APART = 'vault.invariant.keptApart';

/** The report with what the test of the invariant drew changed. */
function drawn(to: Partial<Draws>): Tests {
  const own = PASSED.find(isOf(APART))?.record?.draws ?? [];
  return recorded(APART, { draws: own.map((one) => ({ ...one, ...to })) });
}

/** The report in which no test saw this; or not the test of an element. */
function unseen(how: string, id: string, by?: string): Tests {
  return without(PASSED, (one, saw, ran) => {
    return saw === how && one === id && (by === undefined || isOf(by)(ran));
  });
}

test('everything that is needed proves the workspace', () => {
  const result = proveWith({ tests: PASSED, verdict: ACCEPTED });
  expect(places(result)).toEqual([]);
  expect(proveExit(result)).toBe(0);
});

/** What stands at the line of a contract. */
const at = (file: string, text: string, code: string): string =>
  `${file}:${lineOf(file, text)} ${code}`;
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
    recorded('grade.set', { seen: [['grade.set', 'answered', 1, 0]] }),
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
          ['spool.put', 'answered', 1, 0],
          ['spool.put', 'malformed', 1, 1],
          ['spool.put.quota', 'refused', 1, 1],
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
      { ...OTHER, record: { ...recordOf(), seen: [['spool.put', 'malformed', 1, 0]] } },
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
    'a check that no test saw refuse, and so an outcome of its operation (ABI4103)',
    unseen('refused', 'grade.set.authority'),
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
    'a check that its own test never saw refuse (ABI5002)',
    unseen('refused', 'spool.put.quota', 'spool.put.quota'),
    [at(SPOOL, 'quota: fails', 'ABI5002')],
  ],
  [
    'a limit that was never reached (ABI5002)',
    unseen('at', 'spool.limit.jobs'),
    [at(SPOOL, 'jobs: limit', 'ABI5002')],
  ],
  [
    'a limit that refuses one too late: one beyond was not refused (ABI5002)',
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

test('of two tests with one title the one that failed counts', () => {
  const again = PASSED.filter(isOf('grade.set')).map((one) => ({
    ...one,
    status: 'failed' as const,
  }));
  const result = proveWith({ tests: [...PASSED, ...again], verdict: ACCEPTED });
  expect(places(result)).toEqual([at(KERNEL, SET, 'ABI5002')]);
});

test('a ladder that was refused proves nothing, and says why (ABI5101, ABI5102)', () => {
  const findings = [
    { kind: 'early', message: 'ready before up' },
    { kind: 'undeclared', message: "'spool: redy'" },
  ];
  const verdict = { ...ACCEPTED, accepted: false, findings };
  expect(places(proveWith({ tests: PASSED, verdict }))).toEqual([
    '.abicus/evidence/run/verdict.json:1 ABI5101',
    '.abicus/evidence/run/verdict.json:1 ABI5102',
    `${KERNEL}:${lineOf(KERNEL, 'up: {')} ABI5101`,
    `${SPOOL}:${lineOf(SPOOL, 'ready: {')} ABI5101`,
  ]);
});

test('an evidence folder without its trace is not whole, and proves nothing (ABI5103)', () => {
  const result = proveWith({ tests: PASSED, verdict: ACCEPTED, cut: true });
  expect(places(result)).toEqual(['.abicus/evidence/run/trace.json:1 ABI5103']);
  expect(result.missing).toHaveLength(1);
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

test('a rung that a selftest lists without a line was not climbed (ABI5101)', () => {
  const rungs = [RUNGS[0], { rung: 'ready' }];
  const result = proveWith({ tests: PASSED, verdict: { ...ACCEPTED, rungs } });
  expect(places(result)).toEqual([at(SPOOL, 'ready: {', 'ABI5101')]);
});

test.each([
  ['interrupted', 1, 0],
  ['halted', 0, 1],
])('a selftest that ended because it was %s', (reason, interrupted, looked) => {
  const ending = { reason };
  const { notes, findings, missing } = proveWith({
    tests: PASSED,
    verdict: { ...ACCEPTED, ending },
  });
  expect(notes.filter((one) => one.includes('was interrupted'))).toHaveLength(interrupted);
  expect([findings.length, missing.length]).toEqual([0, 1 - looked]);
});

test.each([
  ['accepted, of these contracts', {}, []],
  ['refused', { verdict: { ...ACCEPTED, accepted: false } }, undefined],
  ['of another stamp', { stamp: 'none' }, undefined],
  ['of other contracts', { stale: true }, undefined],
] as const)('a judged log proves markers if it is %s', (_, judged, expected) => {
  const { missing, findings } = proveWith({ tests: PASSED, judged });
  expect(missing.length === 0 ? findings : undefined).toEqual(expected);
});
