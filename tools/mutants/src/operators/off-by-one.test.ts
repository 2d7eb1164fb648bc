import { expect, test } from 'vitest';
import { offByOne } from './off-by-one.ts';
import { made } from './testing.ts';

test.each<[string, string, string[]]>([
  ['a positive integer both ways', 'f(a + 1);', ['f(a + 2);', 'f(a + 0);']],
  ['zero upwards only', 'f(0);', ['f(1);']],
  [
    'a large integer of 64 bits exactly',
    'f(18_446_744_073_709_551_615n);',
    ['f(18446744073709551616n);', 'f(18446744073709551614n);'],
  ],
  ['a hexadecimal integer', 'f(0xff);', ['f(256);', 'f(254);']],
  ['no fraction', 'f(1.5);', []],
  ['no name of a property', 'f({ 1: x });', []],
])('off-by-one of %s', (_, source, mutants) => {
  expect(made(offByOne, source)).toEqual(mutants);
});
