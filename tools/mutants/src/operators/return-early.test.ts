import { expect, test } from 'vitest';
import { returnEarly } from './return-early.ts';
import { made } from './testing.ts';

test.each<[string, string, string[]]>([
  [
    'a function without a value',
    'function f() { a = 1; b = 2; }',
    ['function f() { return; a = 1; b = 2; }'],
  ],
  [
    'a method with a value of a nested function',
    'class A { f() { a = () => { return 1; }; b = 2; } }',
    ['class A { f() { return; a = () => { return 1; }; b = 2; } }'],
  ],
  ['no function that returns a value', 'function f() { a = 1; return a; }', []],
  ['no function that returns a value in a branch', 'function f() { if (x) return 1; g(); }', []],
  ['no function that is one call', 'function f() { g(); }', []],
  ['no constructor', 'class A { constructor() { this.a = 1; this.b = 2; } }', []],
])('return-early of %s', (_, source, mutants) => {
  expect(made(returnEarly, source)).toEqual(mutants);
});
