import { expect, test } from 'vitest';
import { swapGuards } from './swap-guards.ts';
import { made } from './testing.ts';

test.each<[string, string, string[]]>([
  [
    'two checks that follow each other',
    'if (a) return 1;\nif (b) return 2;',
    ['if (b) return 2;\nif (a) return 1;'],
  ],
  [
    'each pair of three',
    'if (a) return 1;\nif (b) return 2;\nif (c) return 3;',
    [
      'if (b) return 2;\nif (a) return 1;\nif (c) return 3;',
      'if (a) return 1;\nif (c) return 3;\nif (b) return 2;',
    ],
  ],
  ['no checks with something between them', 'if (a) return 1;\nf();\nif (b) return 2;', []],
  [
    'no checks of one value that only one can pass',
    "if (a.b === 'c') return 1;\nif (a.b === 'd') return 2;",
    [],
  ],
  [
    'checks of two values',
    "if (a === 'c') return 1;\nif (b === 'd') return 2;",
    ["if (b === 'd') return 2;\nif (a === 'c') return 1;"],
  ],
])('swap-guards of %s', (_, source, mutants) => {
  expect(made(swapGuards, source)).toEqual(mutants);
});
