/** What is printed of a run, by hand-made results: a terminal, plain lines, and one document. */
import { formatLine, recogniseLog, type Ladder } from '@abicus/wire/ladder';
import { expect, test } from 'vitest';
import { RUN_OPTIONS } from '../test/options.ts';
import { document, problems, rungMarks, rungPrinter, summary } from './report.ts';
import type { Run } from './run.ts';
import { TraceRecorder } from './trace.ts';

const rung = { fail: '', by: 'a', phase: 'up', after: [], proves: [] };
const LADDER: Ladder = {
  kernel: 'kernel',
  stamp: 'emitter',
  rungs: [
    { ...rung, name: 'first', text: 'A: first', fail: 'A: first FAIL' },
    { ...rung, name: 'other', text: 'B: other', fail: 'B: other FAIL', by: 'b', after: ['first'] },
    {
      ...rung,
      name: 'last',
      text: 'A: last',
      fail: 'A: last FAIL',
      phase: 'end',
      after: ['other'],
      detail: true,
    },
  ],
  phases: [
    { name: 'up', until: 'other', doc: '' },
    { name: 'end', until: 'last', doc: '' },
  ],
  profiles: { smp: { minHarts: 2, maxHarts: 64 } },
  declared: [],
  namespaces: ['A: ', 'B: '],
};

const said = (identity: string, text: string, micros = 1): string =>
  formatLine({ micros, hart: 0, identity, text });

/** The run that printed these lines. */
function runOf(lines: readonly string[], trouble?: string): Run {
  const verdict = recogniseLog(LADDER, lines, 'smp');
  return {
    accepted: verdict.accepted && trouble === undefined,
    ladder: LADDER,
    profile: 'smp',
    verdict,
    rungsWanted: 3,
    ending: { reason: 'finished', exitCode: 0 },
    trouble,
    lines,
    digest: 'd'.repeat(16),
    steps: 7,
    virtualNs: 8,
    trapsOfHarts: [3, 4],
    capabilities: { taken: 'at the last rung' } as unknown as Run['capabilities'],
    counters: { taken: 'at the last rung' } as unknown as Run['counters'],
    trace: new TraceRecorder(),
  };
}

const GOOD = [said('a', 'A: first'), said('b', 'B: other', 2), said('a', 'A: last 5', 1_234_567)];
const BAD = [said('a', 'A: first'), said('b', 'B: other FAIL why', 2)];
const FACTS = { options: RUN_OPTIONS, wallMs: 12.4, evidence: '/evidence' };
const COLOURS = { green: '\u001B[32m', red: '\u001B[31m', dim: '\u001B[2m', plain: '\u001B[0m' };
const VALUES = (reached: number, gap: string): string =>
  [`rungs=${reached}/3`, 'harts=2', 'seed=1', 'wall=12ms', `digest=${'d'.repeat(16)}`].join(gap);

/** What a printer prints of lines. */
function printed(lines: readonly string[], terminal: boolean): string[] {
  const out: string[] = [];
  const print = rungPrinter(LADDER, RUN_OPTIONS, terminal, (text) => out.push(text));
  for (const line of lines) print(line);
  return out;
}

test('each rung is a plain line, with ok or FAIL, its time, emitter and phase', () => {
  expect(printed([...GOOD, ...BAD.slice(1)], false)).toEqual([
    'ok   0.000001 a up A: first\n',
    'ok   0.000002 b up B: other\n',
    'ok   1.234567 a end A: last 5\n',
    'FAIL 0.000002 b up B: other FAIL why\n',
  ]);
});

test('on a terminal it has a sign, and columns', () => {
  const { green, red, dim, plain } = COLOURS;
  const where = `${dim}0.000002  b                up     ${plain}`;
  expect(printed([GOOD[1]!, BAD[1]!], true)).toEqual([
    ` ${green}✓${plain} ${where}  B: other\n`,
    ` ${red}✗${plain} ${where}  B: other FAIL why\n`,
  ]);
});

test('a line that is no rung, has no stamp, or is of another program is not printed', () => {
  const none = ['A: first', said('b', 'A: first'), said('a', 'B: other FAIL'), said('a', 'A: 1')];
  expect(printed(none, false)).toEqual([]);
});

test('an accepted run is one line, with the folder of its evidence', () => {
  const run = runOf(GOOD);
  expect(problems(run)).toEqual([]);
  expect(summary(run, FACTS, false)).toBe(`accepted ${VALUES(3, ' ')} evidence=/evidence\n`);
  const { green, dim, plain } = COLOURS;
  expect(summary(run, FACTS, true)).toBe(
    `\n ${green}accepted${plain}  ${VALUES(3, '  ')}\n ${dim}evidence  /evidence${plain}\n`,
  );
});

test('of a rejected run each problem is a line, and the first phase that failed is named', () => {
  const run = runOf(BAD, 'the machine ended with status 1');
  const lines = [
    'the machine ended with status 1',
    `failed line 2 other (up) ${run.verdict.findings[0]?.message}`,
    `missing other (up) ${run.verdict.findings[1]?.message}`,
    `missing last (end) ${run.verdict.findings[2]?.message}`,
  ];
  expect(problems(run)).toEqual(lines);
  const end = `rejected first_failed_phase=up ${VALUES(1, ' ')} evidence=/evidence\n`;
  expect(summary(run, FACTS, false)).toBe(
    [...lines.map((line) => `problem ${line}`), end].join('\n'),
  );
  const { red, dim, plain } = COLOURS;
  expect(summary(run, FACTS, true)).toBe(
    [
      ...lines.map((line) => ` ${red}✗${plain} ${line}`),
      '',
      ` ${red}rejected${plain} first_failed_phase=up  ${VALUES(1, '  ')}`,
      ` ${dim}evidence  /evidence${plain}`,
      '',
    ].join('\n'),
  );
});

test('a machine that ended badly after the last rung failed at the end, and may have no digest', () => {
  expect(summary({ ...runOf(GOOD, 'PANIC'), digest: '' }, FACTS, false)).toBe(
    'problem PANIC\nrejected first_failed_phase=end rungs=3/3 harts=2 seed=1 wall=12ms digest=none evidence=/evidence\n',
  );
});

test('rungs behind those that a run was to reach are not counted', () => {
  expect(summary({ ...runOf(GOOD), rungsWanted: 2 }, FACTS, false)).toContain(' rungs=2/2 ');
});

test('a finding that has no line, rung or phase has only its message', () => {
  const { verdict, ...rest } = runOf(GOOD);
  const finding = { kind: 'panic', message: 'PANIC' } as const;
  expect(problems({ ...rest, verdict: { ...verdict, findings: [finding] } })).toEqual([
    'panic PANIC',
  ]);
});

test('as a document a run has null for what it does not have, and its reached rungs', () => {
  const good = { marker: 'first', text: 'A: first', by: 'a', phase: 'up', line: 1, micros: 1 };
  expect(document(runOf(BAD, 'trouble'), FACTS)).toMatchObject({
    kind: 'selftest',
    ok: false,
    profile: 'smp',
    harts: 2,
    seed: 1,
    until: 'end',
    phase: null,
    firstFailedPhase: 'up',
    trouble: 'trouble',
    rungs: [good],
    rungsWanted: 3,
    rungsOfProfile: 3,
    wallMs: 12,
  });
  expect(document(runOf(GOOD), FACTS)).toMatchObject({
    ok: true,
    firstFailedPhase: null,
    trouble: null,
  });
});

test('where a run was to end is in its document', () => {
  const options = { ...RUN_OPTIONS, until: { kind: 'marker', text: 'A: first' }, phase: 'up' };
  expect(document(runOf(GOOD), { ...FACTS, options: options as never })).toMatchObject({
    until: 'A: first',
    phase: 'up',
  });
});

test('marks of a trace are the lines of the reached rungs', () => {
  expect(rungMarks(runOf(['noise', ...BAD])).map(({ text, micros }) => [text, micros])).toEqual([
    ['A: first', 1],
  ]);
});
