/** How a verdict is reached, with tests that are made up. */
import { describe, expect, test } from 'vitest';
import type { Coverage } from '../record/coverage.ts';
import type { Answer, Request } from './protocol.ts';
import { CannotJudge, PROGRAMS } from './stages.ts';
import {
  ALL,
  CALLS,
  FAR,
  failing,
  FILE,
  filesOf,
  isHarmless,
  judged,
  OWN,
  PASSED,
} from './testing/judged.ts';

describe('a mutant falls', () => {
  test('by the test that fails, which passes with a harmless edit; tests that do not reach it do not run', async () => {
    const { outcome, requests } = judged({
      answer: (one) => (isHarmless(one) ? PASSED : failing(FAR, 'calls')),
    });
    expect(await outcome).toMatchObject({
      by: 'unit',
      what: `${FAR} > calls: a message`,
      distance: 2,
      reached: ['unit'],
      cpu: 2,
    });
    expect(filesOf(requests)).toEqual([CALLS, CALLS]);
  });

  test('by any test of a file of which nothing is recorded', async () => {
    const { outcome, requests } = judged({
      answer: (one) => (isHarmless(one) ? PASSED : failing(OWN)),
      isRecorded: false,
    });
    expect(await outcome).toMatchObject({ by: 'unit', distance: 1 });
    expect(filesOf(requests)[0]).toEqual([{ path: OWN }, { path: FAR }]);
  });

  test('by a test that does not reach it alone, where those of its file have run before', async () => {
    const isWhole = ({ files }: Request): boolean =>
      files.every(({ names }) => names === undefined);
    const { outcome, requests } = judged({
      answer: (one) => (isHarmless(one) || !isWhole(one) ? PASSED : failing(FAR, 'does not')),
    });
    expect(await outcome).toMatchObject({ by: 'unit', what: `${FAR} > does not: a message` });
    expect(filesOf(requests).slice(0, 2)).toEqual([CALLS, [{ path: FAR }]]);
  });

  test.each<[string, Answer, string]>([
    ['if it hangs', { ...failing(FAR, 'calls'), ended: 'hangs' }, `${FAR} > calls: hangs`],
    ['by an error outside of the tests', { ...PASSED, errors: ['no memory'] }, 'no memory'],
    ['if its process ends', { ...PASSED, ended: 'crashes' }, 'crashes'],
  ])('%s', async (_, answer, what) => {
    const { outcome } = judged({ answer: (one) => (isHarmless(one) ? PASSED : answer) });
    expect(await outcome).toMatchObject({ by: 'unit', what });
  });

  test('by all tests of a file, if the one that fails needs those before it', async () => {
    const isWhole = ({ files }: Request): boolean =>
      files.every(({ names }) => names === undefined);
    const { outcome, requests } = judged({
      answer: (one) => (isHarmless(one) && isWhole(one) ? PASSED : failing(FAR, 'calls')),
    });
    expect(await outcome).toMatchObject({ by: 'unit' });
    expect(requests.map((one) => [isHarmless(one), isWhole(one)])).toEqual([
      [false, false],
      [true, false],
      [true, true],
      [false, true],
    ]);
  });
});

test('a mutant survives whose process ends only once, for what earlier runs have left', async () => {
  let runs = 0;
  const answer = (): Answer => {
    runs += 1;
    return runs === 1 ? { ...PASSED, ended: 'crashes' } : PASSED;
  };
  expect(await judged({ answer }).outcome).not.toHaveProperty('by');
});

test('a mutant that no test notices survives', async () => {
  expect(await judged({ answer: () => PASSED }).outcome).toMatchObject({ reached: ['unit'] });
  expect(await judged({ answer: () => PASSED }).outcome).not.toHaveProperty('by');
});

test.each<[string, (request: Request) => Answer, string]>([
  ['a test fails with a harmless edit as well', () => failing(FAR), 'applied\n'],
  ['something else does', () => ({ ...PASSED, errors: ['x'] }), 'applied\n'],
  ['a test fails without loading the file', () => failing(FAR), ''],
  ['the place has another text', () => PASSED, 'misplaced a.ts\n'],
])('there is no verdict if %s', async (_, answer, note) => {
  await expect(judged({ answer, note }).outcome).rejects.toThrow(CannotJudge);
});

test('a mutant that nothing notices for so long has no verdict', async () => {
  const given = { answer: () => PASSED };
  await expect(judged({ ...given, patience: 0.5 }).outcome).rejects.toThrow('in 1.0 s');
  for (const patience of [1, 2]) {
    await expect(judged({ ...given, patience }).outcome).resolves.not.toHaveProperty('by');
  }
});

test('after a stage that is out of patience a later one may notice', async () => {
  const answer = (one: Request): Answer => {
    const isTypes = one.files.some(({ path }) => path === PROGRAMS.types);
    return isTypes && !isHarmless(one) ? failing(PROGRAMS.types) : PASSED;
  };
  const { outcome } = judged({ answer, patience: 0.5, stages: ['unit', 'types'] });
  expect(await outcome).toMatchObject({ by: 'types' });
});

test('a test that is near or takes little runs first', async () => {
  const calling = (cpuMs: number): Coverage => {
    return { cpuMs, whole: {}, tests: [{ name: 'calls', cpuMs, reached: { [FILE]: ALL } }] };
  };
  const first = async (own: number, far: number): Promise<unknown> => {
    const coverage = { [OWN]: () => calling(own), [FAR]: () => calling(far) };
    const { outcome, requests } = judged({ answer: () => PASSED, coverage });
    await outcome;
    return requests[0]?.files[0]?.path;
  };
  expect(await first(10, 10)).toBe(OWN);
  expect(await first(19, 10)).toBe(OWN);
  expect(await first(21, 10)).toBe(FAR);
});

test('tests that take much run after all others', async () => {
  const tests = [
    { name: 'dear', cpuMs: 41, reached: { [FILE]: ALL } },
    { name: 'cheap', cpuMs: 40, reached: { [FILE]: ALL } },
    { name: 'does not', cpuMs: 1, reached: {} },
  ];
  const coverage = {
    [OWN]: () => ({ cpuMs: 90, whole: {}, tests }),
    [FAR]: () => ({ cpuMs: 9, whole: {}, tests: tests.slice(1, 2) }),
  };
  const { outcome, requests } = judged({ answer: () => PASSED, coverage });
  expect(await outcome).not.toHaveProperty('by');
  expect(filesOf(requests)).toEqual([
    [
      { path: FAR, names: ['cheap'] },
      { path: OWN, names: ['cheap'] },
    ],
    [{ path: OWN, names: ['dear'] }],
    [{ path: OWN }],
  ]);
});

test('later stages have nothing to say of a mutant that fell', async () => {
  const { outcome, requests } = judged({
    answer: (one) => (isHarmless(one) ? PASSED : failing(FAR, 'calls')),
    stages: ['unit', 'types'],
  });
  expect(await outcome).toMatchObject({ by: 'unit' });
  expect(filesOf(requests)).toEqual([CALLS, CALLS]);
});

test('a stage that reads texts runs, whatever its program reaches', async () => {
  const coverage = { [PROGRAMS.types]: () => ({ cpuMs: 1, whole: {}, tests: [] }) };
  const { outcome, requests } = judged({ answer: () => PASSED, stages: ['types'], coverage });
  expect(await outcome).not.toHaveProperty('by');
  expect(filesOf(requests)).toEqual([[{ path: PROGRAMS.types }]]);
});
