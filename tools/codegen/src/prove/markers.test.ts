/** Which runs of selftests count: those of the present contracts, and of each profile the last that was rejected. */
import { expect, test } from 'vitest';
import { contractFile, modelOf } from '../testing/annotated.ts';
import type { Evidence } from './evidence.ts';
import { isCurrent, proveMarkers } from './markers.ts';

const MARKERS = "markers: { up: { text: 'up', by: 'neuron', proves: [] } },";
const model = modelOf([
  contractFile(MARKERS),
  contractFile('', { id: 'RFC-0002', feeds: 'old', status: 'superseded' }),
  contractFile('', { id: 'RFC-0003', feeds: 'new', status: 'draft' }),
]);
const hashes = new Map(model.contracts.map(({ prose, sha256 }) => [prose.id, sha256]));

test.each([
  ['RFC-0001', false],
  ['RFC-0002', true],
  ['RFC-0003', true],
])('a run before a change of %s, its status deciding, is current: %s', (id, current) => {
  expect(isCurrent(model, { contracts: hashes })).toBe(true);
  expect(isCurrent(model, { contracts: new Map([...hashes, [id, 'another']]) })).toBe(current);
  expect(isCurrent(model, { contracts: new Map() })).toBe(false);
});

test.each([...hashes.keys()])('a run that does not say what %s was is as one of another', (id) => {
  const others = new Map([...hashes].filter(([one]) => one !== id));
  expect(isCurrent(model, { contracts: others })).toBe(id !== 'RFC-0001');
});

function run(name: string, profile: string, kind?: string): Evidence {
  const findings = kind === undefined ? [] : [{ kind, message: `in ${name}` }];
  const rungs = kind === undefined ? ['up'] : [];
  const accepted = kind === undefined;
  const lines = new Map<string, string>();
  return { file: `${name}.json`, accepted, profile, rungs, lines, findings, contracts: hashes };
}

const found = (...runs: Evidence[]): string[] =>
  proveMarkers(model, runs).map(({ file, code }) => `${file} ${code}`);

test('of each profile the last run speaks: what it is rejected for is found, and what came before is mended', () => {
  const [good, bad] = [run('good', 'smp1'), run('bad', 'smp1', 'early')];
  expect(found(bad, good)).toEqual([]);
  expect(found(good, bad)).toEqual(['bad.json ABI5102']);
  expect(found(good, run('other', 'smp2', 'early'), good)).toEqual(['other.json ABI5102']);
});

test.each([
  ['early', 'ABI5102'],
  ['duplicated', 'ABI5102'],
  ['undeclared', 'ABI5101'],
  ['panic', 'ABI5101'],
])('a run that is rejected for what is %s is %s', (kind, code) => {
  expect(found(run('good', 'smp1'), run('bad', 'smp1', kind))).toEqual([`bad.json ${code}`]);
});

test('a rung of a run that was rejected proves no marker', () => {
  const rejected = { ...run('bad', 'smp1', 'early'), rungs: ['up'] };
  expect(proveMarkers(model, [rejected]).map(({ slug }) => slug)).toContain('marker/not-proven');
  expect(found(run('good', 'smp1'))).toEqual([]);
});

test('a marker that no log has says how a workspace without a kernel proves it', () => {
  const [finding] = proveMarkers(model, []);
  expect(finding?.fix).toContain('`abicus judge LOG`');
});
