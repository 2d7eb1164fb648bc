import { expect, test } from 'vitest';
import { deleteCall } from './delete-call.ts';
import { made } from './testing.ts';

test.each<[string, string, string[]]>([
  ['a call', 'f(); g = h();', ['; g = h();']],
  ['a call that is waited for', 'function* a() { yield* f(); }', ['function* a() { ; }']],
  ['a promise that is awaited', 'await f();', [';']],
  ['a call whose result is dropped in words', 'void f();', [';']],
  ['no assignment', 'x = f();', []],
  ['not super', 'class A extends B { constructor() { super(); } }', []],
])('delete-call of %s', (_, source, mutants) => {
  expect(made(deleteCall, source)).toEqual(mutants);
});
