import { expect, test } from 'vitest';
import { dropElement } from './drop-element.ts';
import { made } from './testing.ts';

test.each<[string, string, string[]]>([
  ['each element of an array', 'f([a, b, c]);', ['f([b, c]);', 'f([a, c]);', 'f([a, b]);']],
  ['the only element', 'f([a,]);', ['f([]);']],
  [
    'each row of a table',
    'const T = { a: 1, b: 2 } as const;',
    ['const T = { b: 2 } as const;', 'const T = { a: 1 } as const;'],
  ],
  ['no field of another object', 'f({ a: 1 });', []],
  ['no pattern that is assigned to', '[a, b] = c;', []],
])('drop-element of %s', (_, source, mutants) => {
  expect(made(dropElement, source)).toEqual(mutants);
});
