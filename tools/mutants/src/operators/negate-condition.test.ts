import { expect, test } from 'vitest';
import { negateCondition } from './negate-condition.ts';
import { made } from './testing.ts';

test.each<[string, string, string[]]>([
  ['if', 'if (x) f();', ['if (!(x)) f();']],
  ['while', 'while (x < y) f();', ['while (!(x < y)) f();']],
  ['a conditional expression', 'f(x ? a : b);', ['f(!(x) ? a : b);']],
  ['no equality, which flip-comparison makes the same of', 'if (x === y) f();', []],
])('negate-condition of %s', (_, source, mutants) => {
  expect(made(negateCondition, source)).toEqual(mutants);
});
