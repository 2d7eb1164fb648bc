/** What proved an element: tests by the ids in their titles, rungs by what their markers prove. */
import { expect, test } from 'vitest';
import { CONTRACTS } from '../check/fixtures/contracts.ts';
import { contractFile, modelOf } from '../testing/annotated.ts';
import { recordOf } from '../testing/proven-run.ts';
import type { TestRecord } from '../vitest/format.ts';
import { isProven, proofsFor, proofsOf, proofsText, shows } from './proofs.ts';
import type { Evidence } from './evidence.ts';
import type { TestRun } from './reports.ts';

const model = modelOf(Object.entries(CONTRACTS).map(([file, text]) => ({ file, text })));

const ran = (title: string, status: TestRun['status'] = 'passed', file = 'a.test.ts'): TestRun => {
  return { file, title, status, record: recordOf() };
};

const run = (name: string, accepted: boolean, ...rungs: string[]): Evidence => {
  const file = `.abicus/evidence/${name}/verdict.json`;
  return {
    file,
    accepted,
    profile: 'smp1',
    rungs: new Map(rungs.map((rung) => [rung, rung])),
    findings: [],
    contracts: new Map(),
  };
};

test('an element is proven by the tests that passed and by the rungs that were climbed for it', () => {
  const saw: TestRecord = { ...recordOf(), seen: [['spool.put', 'answered', 3, 2, 'program']] };
  const tests = [
    { ...ran('spool.put answers'), record: saw },
    ran('other > spool.put twice', 'passed', 'b.test.ts'),
  ];
  const proofs = proofsOf(model, tests, [run('1', true, 'up', 'ready')]);
  expect(proofsFor(proofs, 'spool.put')[0]).toEqual({
    id: 'spool.put',
    kind: 'serviceOp',
    tests: [
      { file: 'a.test.ts', title: 'spool.put answers', assertions: 1 },
      { file: 'b.test.ts', title: 'other > spool.put twice', assertions: 1 },
    ],
    seen: [
      { what: 'spool.put answer with success', times: 3, tests: 1, assertions: 2 },
      { what: 'spool.put answer OVER_LIMIT', times: 0, tests: 0, assertions: 0 },
      { what: 'spool.put answer MALFORMED', times: 0, tests: 0, assertions: 0 },
    ],
    rungs: [{ text: 'spool: ready', evidence: '.abicus/evidence/1' }],
  });
});

test('a test that failed, was skipped, was tried again, passes by failing, asserts nothing or names another element proves nothing', () => {
  const tests = [
    ran('spool.put answers', 'failed'),
    ran('spool.put answers', 'skipped'),
    ran('spool.put.quota is OVER_LIMIT'),
    ran('spool.putter'),
    { ...ran('spool.put answers'), record: { ...recordOf(), runs: 2 } },
    { ...ran('spool.put answers'), record: { ...recordOf(), fails: true } },
    { ...ran('spool.put answers'), record: { ...recordOf(), assertions: 0 } },
  ];
  const [put] = proofsFor(proofsOf(model, tests, []), 'spool.put');
  expect(put?.tests).toEqual([]);
});

test('of several accepted runs the last is told; one that was rejected shows nothing', () => {
  const rungsOf = (...evidence: Evidence[]): unknown =>
    proofsFor(proofsOf(model, [], evidence), 'marker.ready')[0]?.rungs;
  const told = (name: string): unknown => [
    { text: 'spool: ready', evidence: `.abicus/evidence/${name}` },
  ];
  expect(rungsOf(run('1', true, 'ready'), run('2', true, 'ready'))).toEqual(told('2'));
  expect(rungsOf(run('1', true, 'ready'), run('2', true, 'up'))).toEqual(told('1'));
  expect(rungsOf(run('1', true, 'ready'), run('2', false, 'ready'))).toEqual(told('1'));
  expect(rungsOf(run('2', false, 'ready'))).toEqual([]);
});

test('an id stands for the element and for what belongs to it, and for nothing else', () => {
  const proofs = proofsOf(model, [], []);
  const ids = (id: string): string[] => proofsFor(proofs, id).map((one) => one.id);
  expect(ids('grade.get')).toEqual(['grade.get', 'grade.get.target']);
  expect(ids('grade').toSorted()).toEqual([
    'grade.get',
    'grade.get.target',
    'grade.set',
    'grade.set.authority',
    'grade.set.target',
  ]);
  expect(ids('grad')).toEqual([]);
});

test('as text: up to three tests of a file by title, more as a number', () => {
  const saw: TestRecord = { ...recordOf(), seen: [['spool.put', 'answered', 1, 2, 'program']] };
  const tests = [1, 2, 3].map((i) => ({ ...ran(`spool.put ${i}`), record: saw }));
  const many = [1, 2, 3, 4].map((i) => ran(`spool.put ${i}`, 'passed', 'b.test.ts'));
  const proofs = proofsOf(model, [...tests, ...many], [run('1', true, 'ready')]);
  expect(proofsText(proofsFor(proofs, 'spool.put'))).toBe(`spool.put (serviceOp)
  saw   spool.put answer with success: 3 times in 3 tests, 6 assertions after
  never spool.put answer OVER_LIMIT
  never spool.put answer MALFORMED
  test  a.test.ts: 'spool.put 1', 1 assertion
  test  a.test.ts: 'spool.put 2', 1 assertion
  test  a.test.ts: 'spool.put 3', 1 assertion
  test  b.test.ts: 4 tests, 'spool.put 1' first
  rung  'spool: ready' in .abicus/evidence/1
  not proven
spool.put.quota (check)
  never spool.put.quota reject a call
  not proven
`);
});

test('what a test saw only after its last assertion is not told', () => {
  const saw = (after: number): TestRecord => {
    return { ...recordOf(), seen: [['spool.put', 'answered', 3, after, 'program']] };
  };
  const seenOf = (...records: TestRecord[]): unknown => {
    const tests = records.map((record) => ({ ...ran('spool.put answers'), record }));
    return proofsFor(proofsOf(model, tests, []), 'spool.put')[0]?.seen[0];
  };
  const what = 'spool.put answer with success';
  expect(seenOf(saw(0))).toEqual({ what, times: 0, tests: 0, assertions: 0 });
  expect(seenOf(saw(0), saw(1))).toEqual({ what, times: 3, tests: 1, assertions: 1 });
});

test('a judged log shows the rungs that it has a line of, and no others', () => {
  const rungs = [
    { rung: 'up', phase: '', line: 1 },
    { rung: 'ready', phase: '' },
  ];
  const verdict = { accepted: true, profile: '', rungs, findings: [], lines: 1 };
  const log = { file: 'uart.log', sha256: '00', bytes: 9 };
  const claim = { kind: 'judge', log, stamp: 'none', verdict, contracts: new Map() } as const;
  expect(['up', 'ready', 'down'].filter((name) => shows(claim, name))).toEqual(['up']);
});

test.each([
  ['emitter', "  log   proven by stamped lines: 'kernel: up' in uart.log sha256=00\n", true],
  [
    'none',
    "  log   claimed, not proven: 'kernel: up' in uart.log sha256=00\n  not proven\n",
    false,
  ],
] as const)('a judged log whose stamp is %s is told with its worth', (stamp, text, isShown) => {
  const rungs = [{ rung: 'up', phase: '', line: 1 }];
  const verdict = { accepted: true, profile: '', rungs, findings: [], lines: 1 };
  const log = { file: 'uart.log', sha256: '00', bytes: 9 };
  const claim = { kind: 'judge', log, stamp, verdict, contracts: new Map() } as const;
  const proofs = proofsOf(model, [], [], [claim]);
  const [up] = proofsFor(proofs, 'marker.up');
  if (up === undefined) throw new Error('no marker');
  expect(proofsText([up])).toBe(`${up.id} (marker)\n${text}`);
  expect(isProven(up)).toBe(isShown);
  // A marker that no log shows has no list of logs, nor one that is empty.
  expect(proofsFor(proofs, 'marker.ready')[0]).not.toHaveProperty('logs');
});

test('a sight proves what one test saw; and so does a test of the title, or a rung', () => {
  const nothing = { tests: [], seen: [], rungs: [] };
  const seen = (tests: number): boolean =>
    isProven({ ...nothing, seen: [{ what: 'it', times: 1, tests, assertions: 1 }] });
  expect([seen(0), seen(1)]).toEqual([false, true]);
  expect(isProven(nothing)).toBe(false);
  expect(isProven({ ...nothing, tests: [{ file: 'a', title: 'b', assertions: 1 }] })).toBe(true);
  expect(isProven({ ...nothing, rungs: [{ text: 'a', evidence: 'b' }] })).toBe(true);
});

test('a title is told of an element that asks for none, where the id has a dot; and where one is asked for', () => {
  const { file, text } = contractFile(`
    audit: { said: line('said', ['by']) },
    syscalls: { end: syscall(18, { noReturn: true, cost: ns.micros(1) }) },
  `);
  const tests = [ran('kernel.audit.said is written'), ran('end ends')];
  const proofs = proofsOf(modelOf([{ file, text }]), tests, []);
  expect(proofs.map(({ id, tests: own }) => [id, own.length])).toEqual([
    ['end', 1],
    ['kernel.audit.said', 1],
  ]);
});

test('a log proves what its stamped lines show; what it only claims proves nothing', () => {
  const proven = (worth: 'proven' | 'claimed'): boolean => {
    const logs = [{ text: 'up', file: 'uart.log', sha256: '00', worth }];
    return isProven({ tests: [], seen: [], rungs: [], logs });
  };
  expect([proven('proven'), proven('claimed')]).toEqual([true, false]);
});

test('a word without a dot in a title is no id of an element that asks for no title', () => {
  const { file, text } = contractFile(
    `service: {
      name: 'spooler', authority: 'any', status: { OK: 0, BAD: 1, UNKNOWN: 2 },
      envelope: { magic: 'SP', version: 1, nonce: u32, reply: ['status', 'nonce'], malformed: 'BAD' },
      ops: {
        submit: serviceOp(1, { request: {}, reply: {}, idempotent: true }),
        release: serviceOp(2, {
          request: {}, reply: {}, idempotent: true, checks: { held: fails('UNKNOWN', 'no such job') },
        }),
      },
    },
    machine: {
      resource: 'job', initial: 'absent', creates: ['submit'],
      edges: {
        submitted: edge('absent', 'held', { on: 'submit' }),
        released: edge('held', 'absent', { on: 'release' }),
      },
      otherwise: { absent: { release: 'held' } },
    },`,
    { feeds: 'spooler' },
  );
  const tests = [ran('spooler.submit: takes a job'), ran('job.submitted: from absent to held')];
  const proofs = proofsOf(modelOf([{ file, text }]), tests, []);
  expect(proofsFor(proofs, 'job').map(({ id, tests: own }) => [id, own.length])).toEqual([
    ['job', 0],
    ['job.released', 0],
    ['job.submitted', 1],
  ]);
});
