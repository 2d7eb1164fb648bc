/** The lists of equivalent mutants, and the packages that are mutated. */

import { join, matchesGlob } from 'node:path';
import { expect, test } from 'vitest';
import { wrongRows, type Equivalent } from './equivalents.ts';
import { isMutated, NOT_MUTATED, PACKAGES } from './packages.ts';
import { EQUIVALENT, packageFolders, readWorkspace } from './workspace.ts';

const root = join(import.meta.dirname, '../../..');
const A = 'libs/ipc/src/a.ts#f:drop-guard:0:00000000';
const B = 'libs/ipc/src/a.ts#f:drop-guard:1:00000000';
const PATH = `${EQUIVALENT}/ipc.json`;
const wrongOf = (rows: readonly Equivalent[], path = PATH): string[] =>
  wrongRows(new Map([[path, rows]]), () => new Set([A, B]));

test('rows with reasons of their own are right', () => {
  expect(
    wrongOf([
      { mutant: A, reason: 'one' },
      { mutant: B, reason: 'two' },
    ]),
  ).toEqual([]);
});

test.each<[string, string, readonly Equivalent[], string]>([
  ['is no mutant any more', PATH, [{ mutant: `${A}1`, reason: 'one' }], 'is no mutant any more'],
  ['has no reason', PATH, [{ mutant: A, reason: ' ' }], 'has no reason'],
  [
    'has the reason of another',
    PATH,
    [
      { mutant: A, reason: 'one' },
      { mutant: B, reason: 'one' },
    ],
    `has the reason of ${A}`,
  ],
  [
    'is listed twice',
    PATH,
    [
      { mutant: A, reason: 'one' },
      { mutant: A, reason: 'two' },
    ],
    'is listed twice',
  ],
  [
    'is in the list of another package',
    `${EQUIVALENT}/kernel.json`,
    [{ mutant: A, reason: 'one' }],
    'belongs in the list ipc.json',
  ],
])('a row is wrong if its mutant %s', (_, path, rows, wrong) => {
  expect(wrongOf(rows, path)).toEqual([expect.stringContaining(wrong)]);
});

const mutatedFolders = Object.values(PACKAGES).flat();

test('each package of the workspace is mutated, in part or as a whole, or left out with a reason', () => {
  const unknown = packageFolders(root).filter((folder) => {
    const isMutatedOne = mutatedFolders.some((one) => one.startsWith(`${folder}/`));
    const isLeftOut = Object.keys(NOT_MUTATED).some((glob) => matchesGlob(folder, glob));
    return isMutatedOne === isLeftOut;
  });
  expect(unknown).toEqual([]);
});

test('each folder that is mutated has a source that is', () => {
  const { sources } = readWorkspace(root);
  const files = [...sources].filter(([path, text]) => isMutated(path, text)).map(([path]) => path);
  const empty = mutatedFolders.filter(
    (folder) => !files.some((file) => file.startsWith(`${folder}/`)),
  );
  expect(empty).toEqual([]);
});

test.each([
  ['libs/a/src/a.ts', '', true],
  ['libs/a/src/a.test.ts', '', false],
  ['libs/a/src/testing/a.ts', '', false],
  ['libs/a/src/a.ts', '// @generated from contracts', false],
])('%s that begins with "%s" is mutated: %s', (path, text, is) => {
  expect(isMutated(path, text)).toBe(is);
});
