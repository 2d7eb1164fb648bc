import { expect, test } from 'vitest';
import { dropFallback } from './drop-fallback.ts';
import { made } from './testing.ts';

test.each<[string, string, string[]]>([
  ['what stands in for a missing value', 'f(a ?? b);', ['f((a));']],
  ['no other operand', 'f(a || b);', []],
])('drop-fallback of %s', (_, source, mutants) => {
  expect(made(dropFallback, source)).toEqual(mutants);
});
