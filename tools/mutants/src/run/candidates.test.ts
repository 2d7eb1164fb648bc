/** The tests that can notice a mutant, and what they take. */
import { expect, test } from 'vitest';
import type { Coverage } from '../record/coverage.ts';
import {
  besideOf,
  candidateOf,
  limitOf,
  partOf,
  unknown,
  wholeOf,
  type Candidate,
} from './candidates.ts';

const FILE = { path: 'a.test.ts', distance: 2 };
const REACHED = { 'a.ts': Buffer.from([255]).toString('base64') };
const COVERAGE: Coverage = {
  cpuMs: 900,
  whole: {},
  tests: [
    { name: 'same', cpuMs: 40, reached: REACHED },
    { name: 'same', cpuMs: 3, reached: REACHED },
    { name: 'dear', cpuMs: 41, reached: REACHED },
    { name: 'other', cpuMs: 5, reached: {} },
  ],
};
const of = (coverage: Coverage | undefined): Promise<Candidate | undefined> =>
  candidateOf(FILE, { file: 'a.ts', point: 1 }, { of: () => Promise.resolve(coverage) });
const costsOf = (one: Candidate | undefined): unknown => [one?.names, one?.cpuMs, one?.wholeMs];

test('tests that reach the point take what they took; a name that two of them have is there once', async () => {
  expect(costsOf(await of(COVERAGE))).toEqual([['same', 'dear'], 84, 900]);
});

test('all tests of a file are the file, and take what it took', async () => {
  const tests = COVERAGE.tests.slice(0, 3);
  expect(costsOf(await of({ ...COVERAGE, tests }))).toEqual([undefined, 900, 900]);
});

test('a file that does not reach the point is none; one that is not recorded has a guess', async () => {
  expect(await of({ ...COVERAGE, tests: [] })).toBeUndefined();
  expect(costsOf(await of(undefined))).toEqual([undefined, 2000, 30_000]);
});

test('each test is in one part, which takes what its tests take', async () => {
  const one = (await of(COVERAGE)) ?? unknown(FILE);
  expect(costsOf(partOf(one, 'cheap'))).toEqual([['same'], 43, 900]);
  expect(costsOf(partOf(one, 'dear'))).toEqual([['dear'], 41, 900]);
  const cheap = partOf(one, 'cheap') ?? one;
  expect(partOf(cheap, 'cheap')).toEqual(cheap);
  expect(partOf(cheap, 'dear')).toBeUndefined();
});

test('what is not recorded is cheap', () => {
  expect(partOf(unknown(FILE), 'cheap')).toEqual(unknown(FILE));
  expect(partOf(unknown(FILE), 'dear')).toBeUndefined();
});

test('of faults only those of the table beside a source run, where one is', () => {
  const names = ['tables', 'p/bites.txt > rung: a', 'p/q/bites.txt > rung: b'];
  const one = { ...unknown(FILE), tests: names.map((name) => ({ name, cpuMs: 5 })) };
  expect(costsOf(besideOf(one, 'p/a.ts'))).toEqual([names.slice(0, 2), 10, 30_000]);
  expect(costsOf(besideOf(one, 'p/q/a.ts'))).toEqual([['tables', names[2]], 10, 30_000]);
  expect(besideOf(one, 'q/a.ts')).toEqual(one);
  expect(besideOf(unknown(FILE), 'p/a.ts')).toEqual(unknown(FILE));
});

test('no test has more than 30 s', () => {
  expect(limitOf([{ wholeMs: 60_000 }])).toBe(30_000);
});

test('files of which some tests ran take as a whole what all of their tests took', async () => {
  const one = (await of(COVERAGE)) ?? unknown(FILE);
  expect(wholeOf([unknown(FILE), one])).toEqual([{ ...FILE, cpuMs: 900, wholeMs: 900 }]);
});

test('each test has 2 s, and five times what the longest of the files took', () => {
  expect(limitOf([{ wholeMs: 10 }, { wholeMs: 900 }, { wholeMs: 30 }])).toBe(6500);
});
