/** Which tests leave their package, so that the root's target runs them. */
import { expect, test } from 'vitest';
import { workspaceWith } from '../test/workspace.ts';
import { Imports } from './imports.ts';
import { leavingTests } from './leaving.ts';
import type { Package } from './packages.ts';

const packages: readonly Package[] = [
  { name: 'acme', root: '.', needs: [] },
  { name: '@acme/a', root: 'libs/a', needs: ['@acme/b', 'vitest'] },
  { name: '@acme/inner', root: 'libs/a/inner', needs: [] },
  { name: '@acme/b', root: 'libs/b', needs: ['@acme/c'] },
  { name: '@acme/c', root: 'libs/c', needs: ['@acme/a'] },
  { name: '@acme/abc', root: 'libs/ab', needs: [] },
];
const names = new Map(packages.map((one) => [one.name, one]));
const up = '..';

const isLeaving = (text: string, more: Readonly<Record<string, string>> = {}): boolean => {
  const root = workspaceWith({ 'libs/a/src/x.test.ts': text, ...more });
  const [, one] = packages;
  if (one === undefined) throw new Error('no package');
  return leavingTests(one, ['libs/a/src/x.test.ts'], names, new Imports(root)).length > 0;
};

test.each([
  ['nothing', '', false],
  ['a file of its own', `'${up}/test/y.ts'`, false],
  ['its package.json', `'${up}/package.json'`, false],
  ['a package that it depends on', `'${up}/${up}/b/src/x.ts'`, false],
  ['one that this one depends on', `'${up}/${up}/c/src/x.ts'`, false],
  ['another package', `'${up}/${up}/ab/src/x.ts'`, true],
  ['a package inside of it', `'${up}/inner/x.ts'`, true],
  ['a file of the workspace', `'${up}/${up}/${up}/README.md'`, true],
  ['the workspace', `\`${up}/${up}/${up}/\${x}\``, true],
])('a test that names %s', (_, text, expected) => {
  expect(isLeaving(text)).toBe(expected);
});

test('a test leaves with what it imports, of its own package or of one that it depends on', () => {
  const away = `'${up}/${up}/${up}/README.md'`;
  expect(isLeaving("'./help.ts'", { 'libs/a/src/help.ts': away })).toBe(true);
  expect(isLeaving("'./help.ts'", { 'libs/a/src/help.ts': '' })).toBe(false);
  expect(isLeaving(`'${up}/${up}/b/src/x.ts'`, { 'libs/b/src/x.ts': away })).toBe(true);
});
