/** The table and the lines that are printed. */
import { expect, test } from 'vitest';
import { mutantsIn } from './find.ts';
import { countsOf, hasSurvived, lineOf, rowsOf, tableOf, type Trial } from './report.ts';
import type { Outcome } from './run/outcome.ts';

const mutantOf = (file: string): Trial['mutant'] => {
  const [mutant] = mutantsIn(file, 'export const a = f(b < c);');
  if (mutant === undefined) throw new Error('no mutant');
  return mutant;
};
const IPC = mutantOf('libs/ipc/src/a.ts');
const KERNEL = mutantOf('libs/kernel/src/a.ts');
const survived: Outcome = { reached: ['unit'], seconds: 1, cpu: 1 };
const fell: Outcome = {
  by: 'unit',
  what: 'a.test.ts > a',
  distance: 1,
  reached: ['unit'],
  seconds: 1,
  cpu: 1,
};

const trial = (mutant: Trial['mutant'], outcome: Outcome, listed: Partial<Trial> = {}): Trial => {
  return { mutant, outcome, isKnown: false, ...listed };
};

test('the table counts by package and by what noticed', () => {
  const tried = [
    trial(IPC, fell),
    trial(IPC, { ...fell, by: 'selftest' }),
    trial(IPC, survived, { reason: 'the same for all numbers' }),
    trial(KERNEL, survived),
    trial(KERNEL, survived, { isKnown: true }),
  ];
  const mutants = countsOf([IPC, IPC, IPC, IPC, KERNEL, KERNEL, mutantOf('tools/nx/src/a.ts')]);
  expect(tableOf(rowsOf(tried, mutants))).toBe(
    [
      '| package | mutants | tried | by selftest | by types | by bites | by unit | by check | by prove | by wide | equivalent | known | survived |',
      '| ------- | ------: | ----: | ----------: | -------: | -------: | ------: | -------: | -------: | ------: | ---------: | ----: | -------: |',
      '| ipc     |       4 |     3 |           1 |        0 |        0 |       1 |        0 |        0 |       0 |          1 |     0 |        0 |',
      '| kernel  |       2 |     2 |           0 |        0 |        0 |       0 |        0 |        0 |       0 |          0 |     1 |        1 |',
      '| nx      |       1 |     0 |           0 |        0 |        0 |       0 |        0 |        0 |       0 |          0 |     0 |        0 |',
      '| all     |       7 |     5 |           1 |        0 |        0 |       1 |        0 |        0 |       0 |          1 |     1 |        1 |',
    ].join('\n'),
  );
});

test('a mutant has survived if nothing noticed it and no list has it', () => {
  expect(hasSurvived(trial(IPC, survived))).toBe(true);
  expect(hasSurvived(trial(IPC, survived, { reason: 'why' }))).toBe(false);
  expect(hasSurvived(trial(IPC, survived, { isKnown: true }))).toBe(false);
  expect(hasSurvived(trial(IPC, fell))).toBe(false);
});

test('a survivor that no stage enters is said to be one', () => {
  expect(lineOf(trial(IPC, { ...survived, reached: [] }))).toContain('no stage enters it');
  expect(lineOf(trial(IPC, survived))).not.toContain('no stage enters');
});
