/** Folders of evidence: their names, and the removal of old ones. */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { makeRunFolder, removeOldRuns, MAX_RUNS, runId, writeEvidence } from './evidence.ts';

function folder(): string {
  const root = mkdtempSync(join(tmpdir(), 'abicus-evidence-'));
  onTestFinished(() => rmSync(root, { recursive: true }));
  return root;
}

/** The start time of a run: one run per second. */
const at = (run: number): Date => new Date(Date.UTC(2026, 0, 1, 0, 0, run));

test('two runs that begin at the same time in one process have separate folders', () => {
  const root = folder();
  const id = runId(at(0), 7);
  const names = [1, 2, 3].map(() => basename(makeRunFolder(root, id)));
  expect(names).toEqual([id, `${id}-2`, `${id}-3`]);
  expect(id).toBe('20260101T000000000Z-7');
});

test('the oldest runs beyond the maximum are removed, and folders with other names stay', () => {
  const root = folder();
  const all = join(root, '.abicus/evidence');
  const ids = Array.from({ length: MAX_RUNS + 3 }, (_, run) => runId(at(run), 7));
  for (const id of ids) writeFileSync(join(makeRunFolder(root, id), 'verdict.json'), '{}');
  for (const named of ['smp1', '20260101', 'release-1']) mkdirSync(join(all, named));
  removeOldRuns(root);
  const left = readdirSync(all).toSorted();
  expect(left).toEqual([...ids.slice(3), 'smp1', '20260101', 'release-1'].toSorted());
  removeOldRuns(root);
  expect(readdirSync(all).toSorted()).toEqual(left);
});

test('a run fails with an error if all folder names for its start time are taken', () => {
  const root = folder();
  const id = runId(at(0), 7);
  for (let run = 1; run <= 100; run++) makeRunFolder(root, id);
  expect(() => makeRunFolder(root, id)).toThrow(`${id} and 99 more like it belong to other runs`);
});

test('64 runs are kept', () => {
  expect(MAX_RUNS).toBe(64);
});

/** The evidence of a run of nothing. */
const BUNDLE = {
  lines: ['neuron vers. 1', 'SELFTEST: end'],
  verdict: { kind: 'selftest', ok: true },
  contracts: { 'RFC-0001': 'abc' },
  capabilities: { taken: 'at the end' },
  counters: { taken: 'at the end' },
  trace: '[]',
} as unknown as Parameters<typeof writeEvidence>[1];

test('each file holds its part, as JSON that people read or as lines', () => {
  const place = join(folder(), 'a/b');
  writeEvidence(place, BUNDLE);
  const files = readdirSync(place).map((name) => [name, readFileSync(join(place, name), 'utf8')]);
  expect(Object.fromEntries(files)).toEqual({
    'capabilities.json': '{\n  "taken": "at the end"\n}\n',
    'console.log': 'neuron vers. 1\nSELFTEST: end\n',
    'contracts.json': '{\n  "RFC-0001": "abc"\n}\n',
    'counters.json': '{\n  "taken": "at the end"\n}\n',
    'trace.json': '[]',
    'verdict.json': '{\n  "kind": "selftest",\n  "ok": true\n}\n',
  });
});

test('a run that fails to write leaves no verdict of an older one', () => {
  const place = folder();
  writeEvidence(place, BUNDLE);
  rmSync(join(place, 'trace.json'));
  mkdirSync(join(place, 'trace.json'));
  expect(() => writeEvidence(place, BUNDLE)).toThrow('EISDIR');
  expect(readdirSync(place)).not.toContain('verdict.json');
});
