/** The sources of tests, as reports have them: a table of paths and hashes, and places in it. */
import { expect, test } from 'vitest';
import { sourcesIn, sourceTable } from './made-of.ts';

const PAIR = ['a.ts', '00'];
const placed = (...places: unknown[]): object[] => [
  { meta: {} },
  { meta: { abicusSources: places } },
];

test('the table stands at one test of a report', () => {
  const result = (...metas: unknown[]): object => {
    return { assertionResults: metas.map((meta) => ({ meta })) };
  };
  const table = { abicusSourceTable: [PAIR] };
  expect(sourceTable({ testResults: [result(null), result({}, table), result()] })).toEqual([PAIR]);
  expect(sourceTable({ testResults: [result({})] })).toEqual([]);
  expect(sourceTable({})).toEqual([]);
});

test('a test file is made of what its places name', () => {
  const tests = placed(1, 0) as readonly Readonly<Record<string, unknown>>[];
  expect(sourcesIn(tests, [PAIR, ['b.ts', '01']])).toEqual([['b.ts', '01'], PAIR]);
  expect(sourcesIn([{ meta: {} }], [PAIR])).toBeUndefined();
});

test.each<[string, unknown]>([
  ['is not there', undefined],
  ['is no pair', 'a.ts'],
  ['holds no texts', [1, 2]],
  ['is empty', []],
])('a place of the table that %s names no file, so that the test is not believed', (_, entry) => {
  const tests = placed(0) as readonly Readonly<Record<string, unknown>>[];
  expect(sourcesIn(tests, [entry])).toEqual([['source 0', '']]);
});
