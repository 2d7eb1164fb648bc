import { expect, test } from 'vitest';
import { swapLogical } from './swap-logical.ts';
import { made } from './testing.ts';

test.each<[string, string, string[]]>([
  ['and', 'f(a && b);', ['f(((a) || (b)));']],
  ['or', 'f(a || b);', ['f(((a) && (b)));']],
  [
    'each of a chain by itself',
    'f(a && b && c);',
    ['f(((a && b) || (c)));', 'f(((a) || (b)) && c);'],
  ],
])('swap-logical of %s', (_, source, mutants) => {
  expect(made(swapLogical, source)).toEqual(mutants);
});
