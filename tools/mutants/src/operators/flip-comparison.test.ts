import { expect, test } from 'vitest';
import { flipComparison } from './flip-comparison.ts';
import { made } from './testing.ts';

test.each<[string, string, string[]]>([
  ['less than', 'f(a < b);', ['f(a <= b);']],
  ['at most', 'f(a <= b);', ['f(a < b);']],
  ['more than', 'f(a > b);', ['f(a >= b);']],
  ['at least', 'f(a >= b);', ['f(a > b);']],
  ['equal', 'f(a === b);', ['f(a !== b);']],
  ['unequal', 'f(a !== b);', ['f(a === b);']],
  ['no sum', 'f(a + b);', []],
])('flip-comparison of %s', (_, source, mutants) => {
  expect(made(flipComparison, source)).toEqual(mutants);
});
