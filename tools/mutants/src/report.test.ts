/** The table and the lines that are printed, and the results that are kept. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { mutantsIn } from './find.ts';
import { hasSurvived, isWide, lineOf, tableOf, type Trial } from './report.ts';
import { Results } from './results.ts';
import type { Outcome } from './run/judge.ts';

const mutantOf = (file: string): Trial['mutant'] => {
  const [mutant] = mutantsIn(file, 'export const a = f(b < c);');
  if (mutant === undefined) throw new Error('no mutant');
  return mutant;
};
const IPC = mutantOf('libs/ipc/src/a.ts');
const KERNEL = mutantOf('libs/kernel/src/a.ts');
const survived: Outcome = { reached: ['unit'], seconds: 1 };
const fell: Outcome = {
  by: 'unit',
  what: 'a.test.ts > a',
  distance: 1,
  reached: ['unit'],
  seconds: 1,
};

test('the table counts by package and by what noticed', () => {
  const tried: Trial[] = [
    { mutant: IPC, outcome: fell },
    { mutant: IPC, outcome: { ...fell, by: 'selftest' } },
    { mutant: IPC, outcome: survived, reason: 'the same for all numbers' },
    { mutant: KERNEL, outcome: survived },
  ];
  expect(tableOf(tried)).toBe(
    [
      '| package | tried | by unit | by check | by selftest | by prove | of them wide | equivalent | survived |',
      '| ------- | ----: | ------: | -------: | ----------: | -------: | -----------: | ---------: | -------: |',
      '| ipc     |     3 |       1 |        0 |           1 |        0 |            1 |          1 |        0 |',
      '| kernel  |     1 |       0 |        0 |           0 |        0 |            0 |          0 |        1 |',
      '| all     |     4 |       1 |        0 |           1 |        0 |            1 |          1 |        1 |',
    ].join('\n'),
  );
});

test('a mutant has survived if nothing noticed it and no list has it', () => {
  expect(hasSurvived({ mutant: IPC, outcome: survived })).toBe(true);
  expect(hasSurvived({ mutant: IPC, outcome: survived, reason: 'why' })).toBe(false);
  expect(hasSurvived({ mutant: IPC, outcome: fell })).toBe(false);
});

test('noticed is wide by a whole system, or by a test three imports away', () => {
  const wide = (outcome: Outcome): boolean => isWide({ mutant: IPC, outcome });
  expect([wide(fell), wide({ ...fell, distance: 2 }), wide({ ...fell, distance: 3 })]).toEqual([
    false,
    false,
    true,
  ]);
  expect([wide({ ...fell, by: 'check' }), wide(survived)]).toEqual([true, false]);
});

test('a survivor whose file no stage loaded is said to be one', () => {
  expect(lineOf({ mutant: IPC, outcome: { ...survived, reached: [] } })).toContain(
    'no stage loaded its file',
  );
  expect(lineOf({ mutant: IPC, outcome: survived })).not.toContain('no stage loaded');
});

test('a result is kept for one content and its stages', () => {
  const root = mkdtempSync(join(tmpdir(), 'abicus-mutants-'));
  onTestFinished(() => rmSync(root, { recursive: true }));
  new Results(root, 'content', ['unit']).set(IPC, fell);
  expect(new Results(root, 'content', ['unit']).get(IPC)).toMatchObject(fell);
  expect(new Results(root, 'other', ['unit']).get(IPC)).toBeUndefined();
  expect(new Results(root, 'content', ['check']).get(IPC)).toBeUndefined();
});
