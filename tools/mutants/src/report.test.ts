/** The table and the lines that are printed. */
import { expect, test } from 'vitest';
import { mutantsIn } from './find.ts';
import { hasSurvived, lineOf, tableOf, type Trial } from './report.ts';
import type { Outcome } from './run/judge.ts';

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

test('the table counts by package and by what noticed', () => {
  const tried: Trial[] = [
    { mutant: IPC, outcome: fell },
    { mutant: IPC, outcome: { ...fell, by: 'selftest' } },
    { mutant: IPC, outcome: survived, reason: 'the same for all numbers' },
    { mutant: KERNEL, outcome: survived },
  ];
  expect(tableOf(tried)).toBe(
    [
      '| package | tried | by unit | by types | by check | by selftest | by prove | by wide | equivalent | survived |',
      '| ------- | ----: | ------: | -------: | -------: | ----------: | -------: | ------: | ---------: | -------: |',
      '| ipc     |     3 |       1 |        0 |        0 |           1 |        0 |       0 |          1 |        0 |',
      '| kernel  |     1 |       0 |        0 |        0 |           0 |        0 |       0 |          0 |        1 |',
      '| all     |     4 |       1 |        0 |        0 |           1 |        0 |       0 |          1 |        1 |',
    ].join('\n'),
  );
});

test('a mutant has survived if nothing noticed it and no list has it', () => {
  expect(hasSurvived({ mutant: IPC, outcome: survived })).toBe(true);
  expect(hasSurvived({ mutant: IPC, outcome: survived, reason: 'why' })).toBe(false);
  expect(hasSurvived({ mutant: IPC, outcome: fell })).toBe(false);
});

test('a survivor that no stage enters is said to be one', () => {
  expect(lineOf({ mutant: IPC, outcome: { ...survived, reached: [] } })).toContain(
    'no stage enters it',
  );
  expect(lineOf({ mutant: IPC, outcome: survived })).not.toContain('no stage enters');
});
