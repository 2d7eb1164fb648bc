import { expect, test } from 'vitest';
import { closureOf, distancesTo, importersIn, importsIn, importsOf, testsFor } from './imports.ts';

test.each<[string, string, string[]]>([
  ['names', "import { a } from './a.ts';", ['./a.ts']],
  ['names on several lines', "import {\n  a,\n  type B,\n} from './a.ts';", ['./a.ts']],
  ['nothing but effects', "import './a.ts';", ['./a.ts']],
  [
    'what is passed on',
    "export * from './a.ts';\nexport { b } from './b.ts';",
    ['./a.ts', './b.ts'],
  ],
  ['what is loaded later', "const a = await import('./a.ts');", ['./a.ts']],
  ['no types', "import type { A } from './a.ts';\nexport type { B } from './b.ts';", []],
])('an import of %s', (_, source, found) => {
  expect(importsOf(source)).toEqual(found);
});

const SOURCES = new Map([
  ['libs/a/src/a.ts', ''],
  ['libs/a/src/a.test.ts', "import './a.ts';"],
  ['libs/a/src/index.ts', "export * from './a.ts';"],
  ['libs/a/src/deep/far.test.ts', "import '../a.ts';"],
  ['libs/b/src/b.ts', "import { a } from '@abicus/a';"],
  ['libs/b/src/b.test.ts', "import { b } from './b.ts';"],
  ['libs/b/src/none.test.ts', "import { join } from 'node:path';"],
]);
const imports = importsIn(SOURCES, new Map([['@abicus/a', 'libs/a/src/index.ts']]));
const importers = importersIn(imports);

test('the distance of a file is the number of imports between them, over packages', () => {
  expect(distancesTo('libs/a/src/a.ts', importers).get('libs/b/src/b.test.ts')).toBe(3);
});

test('the test beside a file comes first, then nearer ones; those that do not reach it are left out', () => {
  expect(testsFor('libs/a/src/a.ts', importers)).toEqual([
    { path: 'libs/a/src/a.test.ts', distance: 1 },
    { path: 'libs/a/src/deep/far.test.ts', distance: 1 },
    { path: 'libs/b/src/b.test.ts', distance: 3 },
  ]);
});

test('a file and all that it imports, over packages', () => {
  expect([...closureOf('libs/b/src/b.test.ts', imports)]).toEqual([
    'libs/b/src/b.test.ts',
    'libs/b/src/b.ts',
    'libs/a/src/index.ts',
    'libs/a/src/a.ts',
  ]);
});
