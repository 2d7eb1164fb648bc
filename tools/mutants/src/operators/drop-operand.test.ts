import { expect, test } from 'vitest';
import { dropOperand } from './drop-operand.ts';
import { made } from './testing.ts';

test.each<[string, string, string[]]>([
  ['each of a chain', 'f(a && b && c);', ['f(b && c);', 'f(a && c);', 'f(a && b);']],
  [
    'chains of both by themselves',
    'f(a || b && c);',
    ['f(b && c);', 'f(a);', 'f(a || c);', 'f(a || b);'],
  ],
  ['no operand of a sum', 'f(a + b);', []],
])('drop-operand of %s', (_, source, mutants) => {
  expect(made(dropOperand, source)).toEqual(mutants);
});
