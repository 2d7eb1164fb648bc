/** What `prove` makes of runs: ladders that were rejected or cut, selftests that were interrupted, logs of other systems. */
import { expect, test } from 'vitest';
import {
  ACCEPTED,
  JUDGED,
  KERNEL,
  PASSED,
  RUNGS,
  SPOOL,
  at,
  lineOf,
  places,
  proveWith,
} from '../testing/proving.ts';

test('a ladder that was rejected proves nothing, and says why (ABI5101, ABI5102)', () => {
  const findings = [
    { kind: 'early', message: 'ready before up' },
    { kind: 'undeclared', message: "'spool: redy'" },
  ];
  const verdict = { ...ACCEPTED, ok: false, findings };
  expect(places(proveWith({ tests: PASSED, verdict }))).toEqual([
    '.abicus/evidence/run/verdict.json:1 ABI5101',
    '.abicus/evidence/run/verdict.json:1 ABI5102',
    `${KERNEL}:${lineOf(KERNEL, 'up: {')} ABI5101`,
    `${SPOOL}:${lineOf(SPOOL, 'ready: {')} ABI5101`,
  ]);
});

test.each([
  ['an empty log', ''],
  ['a log of other lines', 'something\nelse'],
])('a verdict that was not given over its log, %s, proves nothing (ABI5103)', (_, log) => {
  const result = proveWith({ tests: PASSED, verdict: ACCEPTED, log });
  expect(places(result)).toEqual(['.abicus/evidence/run/verdict.json:1 ABI5103']);
  expect(result.missing).toHaveLength(1);
});

test('an evidence folder without its trace is not whole, and proves nothing (ABI5103)', () => {
  const result = proveWith({ tests: PASSED, verdict: ACCEPTED, cut: true });
  expect(places(result)).toEqual(['.abicus/evidence/run/trace.json:1 ABI5103']);
  expect(result.missing).toHaveLength(1);
});

test('a rung that a selftest lists without a line was not climbed (ABI5101)', () => {
  const rungs = [RUNGS[0], { marker: 'ready' }];
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
  ['rejected', { verdict: { ...JUDGED, accepted: false } }, undefined],
  ['of another stamp', { stamp: 'none' }, undefined],
  ['of other contracts', { stale: true }, undefined],
] as const)('a judged log proves markers if it is %s', (_, judged, expected) => {
  const { missing, findings } = proveWith({ tests: PASSED, judged });
  expect(missing.length === 0 ? findings : undefined).toEqual(expected);
});
