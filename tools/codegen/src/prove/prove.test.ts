/** What `prove` says beside its findings: notes, missing reports, how much it looked at; and the proofs of one element. */
import { expect, test } from 'vitest';
import { contractFile } from '../testing/annotated.ts';
import { recordOf } from '../testing/proven-run.ts';
import {
  ACCEPTED,
  JUDGED,
  OTHER,
  PASSED,
  proveWith,
  workspaceWith,
  type Reports,
} from '../testing/proving.ts';
import { proofsIn, prove, proveExit } from './prove.ts';

const NO_TESTS = 'missing .abicus/reports/tests.json';
const NO_LADDER = 'missing .abicus/evidence/*/verdict.json';
const UNSAID = 'the report lacks the sources of 1 test file';

test.each<[string, Reports, string[], number]>([
  ['nothing ran', {}, [NO_TESTS, NO_LADDER], 0],
  ['all ran', { tests: PASSED, verdict: ACCEPTED }, [UNSAID], 2],
  [
    'the selftest was of other contracts',
    { tests: PASSED, verdict: ACCEPTED, stale: true },
    [NO_LADDER, UNSAID, '1 selftest of other contracts ignored'],
    2,
  ],
  [
    'the selftest does not say of which contracts it was',
    { tests: PASSED, verdict: ACCEPTED, hashes: {} },
    [NO_LADDER, UNSAID, '1 selftest of other contracts ignored'],
    2,
  ],
  [
    'the selftest says something else than hashes',
    { tests: PASSED, verdict: ACCEPTED, hashes: { 'RFC-0001': true } },
    [NO_LADDER, UNSAID, '1 selftest of other contracts ignored'],
    2,
  ],
  ['a stamped log was judged', { tests: PASSED, judged: {} }, [UNSAID], 2],
  [
    'the log that was judged is of other contracts',
    { tests: PASSED, judged: { stale: true } },
    [NO_LADDER, UNSAID],
    1,
  ],
])('notes and the number of things that were looked at, if %s', (_, reports, notes, files) => {
  const result = proveWith(reports);
  expect(result.notes.map((note, i) => note.slice(0, notes[i]?.length))).toEqual(notes);
  expect(result.files).toBe(files);
});

test('a log without stamps is a claim, which a note tells', () => {
  const plain = Object.entries(proveContracts("log: { stamp: 'none' },"));
  const result = proveWith({
    contracts: Object.fromEntries(plain),
    tests: [OTHER],
    judged: { stamp: 'none', verdict: { ...JUDGED, rungs: [{ rung: 'up', phase: '', line: 1 }] } },
  });
  expect(result.notes).toContain('claimed by this log, not proven: marker.up: uart.log sha256=00');
  const stamped = proveWith({ tests: PASSED, judged: {} });
  expect(stamped.notes.join()).not.toContain('claimed');
});

/** A contract of these sections and a marker. */
function proveContracts(sections: string): Record<string, string> {
  const { file, text } = contractFile(
    `markers: { up: { text: 'up', by: 'neuron', proves: [] } }, ${sections}`,
  );
  return { [file]: text };
}

/** A contract without markers, of these sections. */
function alone(sections: string): Record<string, string> {
  const { file, text } = contractFile(sections);
  return { [file]: text };
}

const CALL = 'syscalls: { end: syscall(18, { noReturn: true, cost: ns.micros(1) }) },';
const TYPE = 'types: { Pid: newtype(u32) },';
const RECORDS = 'records of tests';
const LADDER = '.abicus/evidence/*/verdict.json';
const silent = { ...OTHER, record: recordOf() };
const seeing = { ...OTHER, record: recordOf(['end', 'answered']) };

test.each<[string, Reports, string[]]>([
  ['what needs no proof', { contracts: alone(TYPE), tests: [OTHER] }, []],
  ['a call, by tests without records', { contracts: alone(CALL), tests: [OTHER] }, [RECORDS]],
  ['a call, by tests that saw nothing', { contracts: alone(CALL), tests: [silent] }, [RECORDS]],
  ['a call, by a test that saw it', { contracts: alone(CALL), tests: [seeing] }, []],
  ['a marker, without a ladder', { contracts: proveContracts(''), tests: [OTHER] }, [LADDER]],
])('what is missing to prove %s', (_, reports, expected) => {
  const { missing } = proveWith(reports);
  expect(missing.map((one, i) => one.slice(0, expected[i]?.length))).toEqual(expected);
});

test('a report that is missing comes before findings: exit 2', () => {
  const result = proveWith({
    tests: PASSED,
    verdict: { ...ACCEPTED, rungs: [{ line: 1 }] },
    other: true,
  });
  expect([result.missing.length, result.findings.length > 0]).toEqual([1, true]);
  expect(proveExit(result)).toBe(2);
});

test('a folder of a judged log without its verdict is not whole, and proves nothing (ABI5103)', () => {
  const { findings, missing } = proveWith({ tests: PASSED, judged: { cut: true } });
  expect(findings.map(({ code, file }) => `${code} ${file}`)).toEqual([
    'ABI5103 .abicus/judged/one/verdict.json',
  ]);
  expect(missing).toHaveLength(1);
});

const BROKEN: Reports = { contracts: alone("types: { Pid: newtype(u32, { errno: 'ENONE' }) },") };

test('contracts that do not link are what is found, and no element is proven', () => {
  const workspace = workspaceWith(BROKEN);
  const result = prove(workspace);
  expect(result.findings.map(({ code }) => code)).toEqual(['ABI2003']);
  expect({ ...result, findings: [] }).toEqual({
    findings: [],
    elements: 0,
    files: 1,
    notes: [],
    missing: [],
  });
  expect(proofsIn(workspace, 'Pid')).toEqual({ ok: false, rejected: result });
});

test.each<[string, Reports, string, object]>([
  ['an element', { tests: PASSED, verdict: ACCEPTED }, 'grade.get', { missing: [] }],
  ['the end of an id', { tests: PASSED, verdict: ACCEPTED }, 'get', { near: 'grade.get' }],
  ['a misspelled id', { tests: PASSED, verdict: ACCEPTED }, 'grade.gte', { near: 'grade.get' }],
  ['what was not tested', {}, 'grade.get', { missing: [expect.anything(), expect.anything()] }],
])('the proofs of %s', (_, reports, id, expected) => {
  const found = proofsIn(workspaceWith(reports), id);
  expect(found).toMatchObject({ ok: true, ...expected });
  const ids = found.ok ? found.proofs.map((proof) => proof.id) : [];
  expect(ids).toEqual('near' in expected ? [] : ['grade.get', 'grade.get.target']);
  expect('near' in found).toBe('near' in expected);
});

test('an id that nothing is like has no proofs, and no other one is named', () => {
  const found = proofsIn(workspaceWith({ tests: PASSED, verdict: ACCEPTED }), 'nothing.like.it');
  expect(found).toEqual({ ok: true, proofs: [], missing: [] });
});
