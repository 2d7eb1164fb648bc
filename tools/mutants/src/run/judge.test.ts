/** How a verdict is reached, with tests that are made up. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { mutantsIn } from '../find.ts';
import { importersIn, importsIn } from '../imports.ts';
import { Keys } from '../keys.ts';
import type { Mutant } from '../mutant.ts';
import { pointsOf } from '../points/instrument.ts';
import type { Coverage } from '../record/coverage.ts';
import { Results } from '../results.ts';
import { judge } from './judge.ts';
import type { Outcome } from './outcome.ts';
import type { Place } from './place.ts';
import type { Answer, Request } from './protocol.ts';
import { CannotJudge } from './stages.ts';

const FILE = 'libs/a/src/a.ts';
const [OWN, FAR] = ['libs/a/src/a.test.ts', 'libs/a/src/far.test.ts'];
const SOURCE = 'export const a = () => f(b < c);';
const PASSED: Answer = { errors: [], cpuMs: 1000 };
const failing = (file: string, name = 'a test'): Answer => {
  return { ...PASSED, failed: { file, test: name, message: 'a message' } };
};
const isHarmless = ({ active }: Request): boolean => active?.text === ' ';

function mutantIn(source: string): Mutant {
  const [mutant] = mutantsIn(FILE, source);
  if (mutant === undefined) throw new Error('no mutant');
  return mutant;
}

/** Both tests load the source; only the far one, in one of its two tests, calls its function. */
const COVERAGE: Readonly<Record<string, (all: string) => Coverage>> = {
  [OWN]: () => ({ cpuMs: 10, whole: {}, tests: [{ name: 'loads', cpuMs: 5, reached: {} }] }),
  [FAR]: (all) => ({
    cpuMs: 10,
    whole: {},
    tests: [
      { name: 'calls', cpuMs: 5, reached: { [FILE]: all } },
      { name: 'does not', cpuMs: 5, reached: {} },
    ],
  }),
};
const ALL = Buffer.from([255, 255]).toString('base64');

interface Given {
  readonly answer: (request: Request) => Answer;
  /** What is noted of the loads of the mutant. */
  readonly note?: string;
  readonly root?: string;
  /** Texts of sources that are other ones. */
  readonly changed?: Readonly<Record<string, string>> | undefined;
  readonly isRecorded?: boolean;
  readonly patience?: number;
  readonly coverage?: typeof COVERAGE;
}

function temporary(): string {
  const root = mkdtempSync(join(tmpdir(), 'abicus-mutants-'));
  onTestFinished(() => rmSync(root, { recursive: true }));
  return root;
}

/** Judges the mutant by what `answer` makes of each request. */
function judged({
  answer,
  note = 'applied\n',
  root = temporary(),
  changed,
  isRecorded = true,
  patience,
  coverage = COVERAGE,
}: Given): {
  readonly outcome: Promise<Outcome>;
  readonly requests: Request[];
} {
  const sources = new Map(
    Object.entries({
      [FILE]: SOURCE,
      [OWN]: "import { a } from './a.ts';",
      'libs/a/src/far.ts': "import { a } from './a.ts';",
      [FAR]: "import { far } from './far.ts';",
      ...changed,
    }),
  );
  const requests: Request[] = [];
  const imports = importsIn(sources, new Map());
  const of = (path: string): Promise<Coverage | undefined> =>
    Promise.resolve(isRecorded ? coverage[path]?.(ALL) : undefined);
  const place: Place = {
    root,
    folders: ['libs/a'],
    importers: importersIn(imports),
    keys: new Keys({ sources, data: '', reports: '' }, imports),
    pointsOf: () => pointsOf(SOURCE, mutantsIn(FILE, SOURCE)),
    coverages: { of, kept: of },
    results: new Results(root),
    stages: ['unit'],
    ...(patience !== undefined && { patience }),
    tests: {
      run: (request) => {
        requests.push(request);
        if (request.active !== undefined) writeFileSync(request.active.log, note);
        return Promise.resolve(answer(request));
      },
    },
    log: join(root, 'log'),
    controlled: new Set(),
    together: new Set(),
  };
  return { outcome: judge(place, mutantIn(SOURCE)), requests };
}

const filesOf = (requests: readonly Request[]): unknown[] => requests.map(({ files }) => files);
const CALLS = [{ path: FAR, names: ['calls'] }];

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
  await expect(judged({ ...given, patience: 2 }).outcome).resolves.not.toHaveProperty('by');
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

describe('what is kept', () => {
  const fell = (one: Request): Answer => (isHarmless(one) ? PASSED : failing(FAR, 'calls'));

  test.each<[string, (request: Request) => Answer, Given['changed'], unknown[]]>([
    ['a verdict stands while nothing changes', fell, {}, []],
    ['a fall stands while its test is what it was', fell, { [OWN]: "import './a.ts'; // 2" }, []],
    [
      'of a fall whose test changes, that test runs first',
      fell,
      { [FAR]: "import './far.ts'; // 2" },
      [CALLS, CALLS],
    ],
    ['a survivor stands while nothing changes', () => PASSED, {}, []],
    [
      'of a survivor only what changed runs again',
      () => PASSED,
      { [OWN]: "import './a.ts'; // 2" },
      [],
    ],
    [
      'of a survivor what changed runs again',
      () => PASSED,
      { [FAR]: "import './far.ts'; // 2" },
      [CALLS, [{ path: FAR }]],
    ],
  ])('%s', async (_, answer, changed, asked) => {
    const root = temporary();
    const first = await judged({ answer, root }).outcome;
    const { outcome, requests } = judged({ answer, root, changed });
    expect((await outcome).by).toBe(first.by);
    expect(filesOf(requests)).toEqual(asked);
  });
});
