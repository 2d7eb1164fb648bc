/** In which portions tests run. */
import { expect, test } from 'vitest';
import { batchesOf } from './batches.ts';
import type { Candidate } from './candidates.ts';

const costing = (cpuMs: number): Candidate => {
  return { path: `${cpuMs}`, distance: 1, cpuMs, wholeMs: cpuMs };
};
const DEAR: Candidate = { ...costing(100), tests: [{ name: 'dear', cpuMs: 100 }] };

test.each<[string, readonly number[], readonly (readonly number[])[]]>([
  ['of nothing there is none', [], []],
  ['one that is full ends', [4000, 1], [[4000], [1]]],
  ['one that is not full goes on', [3999, 1, 1], [[3999, 1], [1]]],
  ['none is empty at the end', [4000], [[4000]]],
  [
    'each takes twice the time of the one before',
    [4000, 4000, 4000, 8000, 7999, 1],
    [[4000], [4000, 4000], [8000, 7999, 1]],
  ],
])('portions: %s', async (_, costs, portions) => {
  const found: number[][] = [];
  for await (const batch of batchesOf(costs.map(costing), 'cheap')) {
    found.push(batch.map(({ cpuMs }) => cpuMs));
  }
  expect(found).toEqual(portions);
});

test('what has no part of this kind is seen, and runs later', async () => {
  const [seen, cheap, dear]: [Candidate[], unknown[], unknown[]] = [[], [], []];
  for await (const batch of batchesOf([costing(1), DEAR], 'cheap', seen)) cheap.push(batch);
  for await (const batch of batchesOf(seen, 'dear')) dear.push(batch);
  expect(seen).toEqual([costing(1), DEAR]);
  expect(cheap).toEqual([[costing(1)]]);
  expect(dear).toEqual([[{ ...DEAR, names: ['dear'] }]]);
});
