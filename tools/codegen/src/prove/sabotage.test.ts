/** What `prove` finds, each code by reports of a small workspace that lack exactly one thing. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { CONTRACTS } from '../check/fixtures/contracts.ts';
import { readContracts } from '../generate/inputs.ts';
import { readSources } from '../generate/sources.ts';
import { hashOf } from '../model/link.ts';
import { workspaceAt, type Workspace } from '../workspace/config.ts';
import { prove, proveExit, type ProveResult } from './prove.ts';

const KERNEL = 'contracts/rfc-0001-kernel.contract.ts';
const SPOOL = 'contracts/rfc-0002-spool.contract.ts';

/** Each element of the workspace that needs a test, and the line on which it is declared. */
const TITLES = [
  'grade.get answers',
  'grade.get.target is EINVAL',
  'grade.set changes',
  'grade.set.target is EINVAL',
  'grade.set.authority denies others',
  'kernel.limit.slots holds',
  'kernel.limit.maxFrame holds',
  'spool.put answers',
  'spool.put.quota is OVER_LIMIT',
  'spool.limit.jobs holds',
];

type Reports = {
  readonly tests?: readonly {
    readonly title: string;
    readonly status: string;
    readonly covers?: readonly string[];
  }[];
  readonly verdict?: Readonly<Record<string, unknown>>;
  /** The selftest was built from other contracts. */
  readonly stale?: true;
  /** The test file was removed since. */
  readonly gone?: true;
  /** Another test file came since, or was not run. */
  readonly other?: true;
};

/** The check that a title is about, if it is about one. */
const CHECK = /^(?:grade\.[sg]et\.(?:target|authority)|spool\.put\.quota)/;

const PASSED = TITLES.map((title) => {
  return { title, status: 'passed', covers: CHECK.exec(title)?.slice(0, 1) ?? [] };
});
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

function proveWith({ tests, verdict, stale, gone, other }: Reports): ProveResult {
  const root = mkdtempSync(join(tmpdir(), 'abicus-prove-'));
  onTestFinished(() => rmSync(root, { recursive: true }));
  const put = (path: string, content: unknown): void => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(
      join(root, path),
      typeof content === 'string' ? content : JSON.stringify(content),
    );
  };
  for (const [path, text] of Object.entries(CONTRACTS)) put(path, text);
  const workspace = workspaceAt(root);
  if (tests !== undefined) {
    const assertionResults = tests.map(({ covers = [], ...one }) => {
      return {
        ...one,
        ancestorTitles: [],
        meta: { abicus: { seen: covers.map((id) => [id, 'refused', 1, 1]) } },
      };
    });
    const name = join(root, 'libs/x.test.ts');
    if (gone !== true) put('libs/x.test.ts', '');
    if (other === true) put('libs/y.test.ts', '');
    put('.abicus/reports/tests.json', { testResults: [{ name, startTime: 1, assertionResults }] });
  }
  if (verdict !== undefined) {
    put('.abicus/evidence/run/verdict.json', verdict);
    put('.abicus/evidence/run/contracts.json', hashes(workspace, stale === true));
  }
  return prove(workspace);
}

function places({ findings }: ProveResult): string[] {
  return findings.map(({ code, file, line }) => `${file}:${line} ${code}`);
}

function lineOf(file: string, text: string): number {
  return (CONTRACTS[file] ?? '').split('\n').findIndex((line) => line.includes(text)) + 1;
}

type Tests = NonNullable<Reports['tests']>;

const without = (title: string): Tests => PASSED.filter((one) => one.title !== title);
const with_ = (title: string, status: string): Tests =>
  PASSED.map((one) => (one.title === title ? { ...one, status } : one));
/** The test of the quota covers these instead. */
const quota = (covers: readonly string[]): Tests =>
  PASSED.map((one) => (one.title.startsWith('spool.put.quota') ? { ...one, covers } : one));

test('everything that is needed proves the workspace', () => {
  const result = proveWith({ tests: PASSED, verdict: ACCEPTED });
  expect(places(result)).toEqual([]);
  expect(proveExit(result)).toBe(0);
});

test.each<[string, Reports, string[]]>([
  [
    'a test that did not run (ABI5001)',
    { tests: without('spool.limit.jobs holds'), verdict: ACCEPTED },
    [`${SPOOL}:${lineOf(SPOOL, 'jobs: limit')} ABI5001`],
  ],
  [
    'a test that was skipped (ABI5002)',
    { tests: with_('grade.set changes', 'pending'), verdict: ACCEPTED },
    [`${KERNEL}:${lineOf(KERNEL, 'set: op(1')} ABI5002`],
  ],
  [
    'a test that failed (ABI5002)',
    { tests: with_('grade.set changes', 'failed'), verdict: ACCEPTED },
    [`${KERNEL}:${lineOf(KERNEL, 'set: op(1')} ABI5002`],
  ],
  [
    'an error that no test saw (ABI4103)',
    { tests: quota([]), verdict: ACCEPTED },
    [`${SPOOL}:${lineOf(SPOOL, 'quota: fails')} ABI4103`],
  ],
  [
    'an error that only a test that failed saw (ABI4103, ABI5002)',
    { tests: with_('spool.put.quota is OVER_LIMIT', 'failed'), verdict: ACCEPTED },
    [
      `${SPOOL}:${lineOf(SPOOL, 'quota: fails')} ABI4103`,
      `${SPOOL}:${lineOf(SPOOL, 'quota: fails')} ABI5002`,
    ],
  ],
  [
    'an error that its own test never saw (ABI5002)',
    {
      tests: [...quota([]), { title: 'other', status: 'passed', covers: ['spool.put.quota'] }],
      verdict: ACCEPTED,
    },
    [`${SPOOL}:${lineOf(SPOOL, 'quota: fails')} ABI5002`],
  ],
  [
    'a marker that no ladder has (ABI5101)',
    { tests: PASSED, verdict: { ...ACCEPTED, rungs: RUNGS.slice(0, 1) } },
    [`${SPOOL}:${lineOf(SPOOL, 'ready: {')} ABI5101`],
  ],
])('%s', (_, reports, expected) => {
  const result = proveWith(reports);
  expect(places(result)).toEqual(expected);
  expect(proveExit(result)).toBe(1);
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

test.each<[string, Reports]>([
  ['tests', { verdict: ACCEPTED }],
  ['tests that are still there', { tests: PASSED, verdict: ACCEPTED, gone: true }],
  ['tests of a file that came since', { tests: PASSED, verdict: ACCEPTED, other: true }],
  [
    'what tests saw refused',
    { tests: PASSED.map((one) => ({ ...one, covers: [] })), verdict: ACCEPTED },
  ],
  ['selftests', { tests: PASSED }],
  ['selftests of these contracts', { tests: PASSED, verdict: ACCEPTED, stale: true }],
])('without a report of %s nothing can be said', (_, reports) => {
  const result = proveWith(reports);
  expect(result.missing).toHaveLength(1);
  expect(proveExit(result)).toBe(2);
});
