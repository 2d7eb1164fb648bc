/** Levels by size, and rules by their ids. */
import { expect, test } from 'vitest';
import { atLeast, diffRule, larger, type Level } from './rules.ts';

const LEVELS: readonly Level[] = ['patch', 'minor', 'major'];

test.each(LEVELS.flatMap((a, i) => LEVELS.map((b, j) => [a, b, i, j] as const)))(
  'of %s and %s the larger one counts',
  (a, b, i, j) => {
    expect(atLeast(a, b)).toBe(i >= j);
    expect(larger(a, b)).toBe(LEVELS[Math.max(i, j)]);
  },
);

test('without another level one is the larger', () => {
  for (const level of LEVELS) expect(larger(undefined, level)).toBe(level);
});

test('a rule is found by its id, and by no other word', () => {
  expect(diffRule('name-added')?.level).toBe('minor');
  expect(diffRule('name-added ')).toBeUndefined();
  expect(diffRule('toString')).toBeUndefined();
});
