/** How a verdict is reached, with tests that are made up. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { mutantsIn } from '../find.ts';
import type { Active } from '../switch/active.ts';
import type { Answer, Request } from './host.ts';
import { CannotJudge, judge, type Outcome } from './judge.ts';

const root = mkdtempSync(join(tmpdir(), 'abicus-mutants-'));
afterAll(() => rmSync(root, { recursive: true }));

const [mutant] = mutantsIn('a.ts', 'export const a = f(b < c);');
const importers = new Map([
  ['a.ts', new Set(['far.ts', 'a.test.ts'])],
  ['far.ts', new Set(['far.test.ts'])],
]);
const PASSED: Answer = { errors: [], ran: 2 };
const isHarmless = ({ active }: Request): boolean => active?.text === ' ';
const failing = (file: string): Answer => ({ ...PASSED, failed: { file, test: 'a test' } });

/** Judges the mutant by what `answer` makes of each request. */
function judged(
  answer: (request: Request) => Answer | 'hangs',
  note = 'applied\n',
): { readonly outcome: Promise<Outcome>; readonly requests: Request[] } {
  const requests: Request[] = [];
  const run = (request: Request): Promise<Answer | 'hangs'> => {
    requests.push(request);
    writeFileSync((request.active as Active).log, note);
    return Promise.resolve(answer(request));
  };
  if (mutant === undefined) throw new Error('no mutant');
  const place = {
    root,
    importers,
    tests: { run },
    stages: ['unit'],
    controlled: new Set<string>(),
  } as const;
  return { outcome: judge(place, mutant), requests };
}

test('a mutant falls by the test that fails, which passes with a harmless edit', async () => {
  const { outcome, requests } = judged((one) =>
    isHarmless(one) ? PASSED : failing('far.test.ts'),
  );
  expect(await outcome).toMatchObject({
    by: 'unit',
    what: 'far.test.ts > a test',
    distance: 2,
    reached: ['unit'],
  });
  expect(requests.map(({ files }) => files)).toEqual([
    ['a.test.ts', 'far.test.ts'],
    ['far.test.ts'],
  ]);
});

test('a mutant that no test notices survives', async () => {
  expect(await judged(() => PASSED).outcome).toEqual({
    reached: ['unit'],
    seconds: expect.any(Number),
  });
});

test('a mutant that hangs has fallen', async () => {
  const { outcome } = judged((one) => (isHarmless(one) ? PASSED : 'hangs'));
  expect(await outcome).toMatchObject({ by: 'unit', what: 'hangs' });
});

test('a mutant falls by an error outside of the tests', async () => {
  const { outcome } = judged((one) =>
    isHarmless(one) ? PASSED : { errors: ['no memory'], ran: 0 },
  );
  expect(await outcome).toMatchObject({ by: 'unit', what: 'no memory' });
});

test.each<[string, (request: Request) => Answer | 'hangs', string]>([
  ['a test fails with a harmless edit as well', () => failing('a.test.ts'), 'applied\n'],
  ['a test hangs with a harmless edit as well', () => 'hangs', 'applied\n'],
  ['a test fails without loading the file', () => failing('a.test.ts'), ''],
  ['the place has another text', () => PASSED, 'misplaced a.ts\n'],
])('there is no verdict if %s', async (_, answer, note) => {
  await expect(judged(answer, note).outcome).rejects.toThrow(CannotJudge);
});
