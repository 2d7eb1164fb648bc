/** Which runs of selftests count: those of the present contracts, and of each profile the last that was rejected. */
import { expect, test } from 'vitest';
import { contractFile, modelOf } from '../testing/annotated.ts';
import type { Evidence } from './evidence.ts';
import { isCurrent, proveMarkers, unlogged } from './markers.ts';

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
  const accepted = kind === undefined;
  const rungs = new Map(accepted ? [['up', 'up']] : []);
  return { file: `${name}.json`, accepted, profile, rungs, findings, contracts: hashes };
}

const found = (...runs: Evidence[]): string[] =>
  proveMarkers(model, runs).map(({ file, line, col, code }) => `${file}:${line}:${col} ${code}`);

test('of each profile the last run speaks: what it is rejected for is found, and what came before is mended', () => {
  const [good, bad] = [run('good', 'smp1'), run('bad', 'smp1', 'early')];
  expect(found(bad, good)).toEqual([]);
  expect(found(good, bad)).toEqual(['bad.json:1:1 ABI5102']);
  expect(found(good, run('other', 'smp2', 'early'), good)).toEqual(['other.json:1:1 ABI5102']);
});

test.each([
  ['early', 'ABI5102'],
  ['duplicated', 'ABI5102'],
  ['undeclared', 'ABI5101'],
  ['panic', 'ABI5101'],
])('a run that is rejected for what is %s is %s', (kind, code) => {
  expect(found(run('good', 'smp1'), run('bad', 'smp1', kind))).toEqual([`bad.json:1:1 ${code}`]);
});

test('a rung of a run that was rejected proves no marker', () => {
  const rejected = { ...run('bad', 'smp1', 'early'), rungs: new Map([['up', 'up']]) };
  expect(proveMarkers(model, [rejected]).map(({ slug }) => slug)).toContain('marker/not-proven');
  expect(found(run('good', 'smp1'))).toEqual([]);
});

test('a marker of a profile is told with it, and with the runs that show it', () => {
  const profiled = modelOf([
    contractFile(`profiles: { smp: { harts: [2, 4] } },
      markers: { wide: { text: 'wide', by: 'neuron', proves: [], profile: 'smp' } },`),
  ]);
  const [ofIt] = proveMarkers(profiled, []);
  expect(ofIt?.message).toBe(
    "marker.wide ('wide') is not in an accepted ladder of the profile 'smp'",
  );
  expect(ofIt?.fix).toContain('--profile smp');
  const [ofNone] = proveMarkers(model, []);
  expect(ofNone?.message).toBe("marker.up ('up') is not in an accepted ladder");
});

test('a verdict whose rung is not on its line of the log was written by no run, accepted or not', () => {
  const wrong = { ...run('bad', 'smp1'), rungs: new Map([['up', 'down']]) };
  for (const accepted of [true, false]) {
    expect(unlogged(model, { ...wrong, accepted }).map(({ message }) => message)).toEqual([
      'the verdict names the rung \'up\', but its line of console.log is "down"',
    ]);
  }
  expect(unlogged(model, { ...wrong, rungs: new Map([['up', '[0.1 0 neuron] up']]) })).toEqual([]);
  expect(unlogged(model, { ...wrong, rungs: new Map() })).toEqual([]);
});

test('a marker that no log has says how a workspace without a kernel proves it', () => {
  const [finding] = proveMarkers(model, []);
  expect(finding?.fix).toContain('`abicus judge LOG`');
});
