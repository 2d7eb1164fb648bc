import { join } from 'node:path';
import { expect, test } from 'vitest';
import { temporaryWorkspace } from '../testing/temporary.ts';
import { findRoot, packageFolder, packageName, readWorkspace, sourcePath } from './config.ts';

test('defaults, and what a workspace says otherwise', () => {
  const temporary = temporaryWorkspace([]);
  const { root } = temporary.workspace;
  expect(readWorkspace(root)).toMatchObject({
    ok: true,
    workspace: { scope: '@abicus', abi: 'libs/abi' },
  });
  temporary.write('abicus.json', '{ "$schema": "x", "scope": "@acme", "abi": "packages" }');
  const read = readWorkspace(root);
  if (!read.ok) throw new Error(read.message);
  const { workspace } = read;
  expect(workspace).toMatchObject({ scope: '@acme', abi: 'packages', contracts: 'contracts' });
  expect(packageName(workspace, 'timed')).toBe('@acme/abi-timed');
  expect(packageFolder(workspace, 'timed')).toBe('packages/timed');
  expect(sourcePath(workspace, 'timed', 'a/b.ts')).toBe('packages/timed/src/a/b.ts');
});

test.each([
  ['{', 'abicus.json is not JSON'],
  ['[]', 'abicus.json must hold an object'],
  ['{ "scop": "x" }', "unknown key 'scop'; known are scope, contracts"],
  ['{ "scope": 1 }', "'scope' must be a string"],
])('a configuration %s is refused', (text, message) => {
  const temporary = temporaryWorkspace([]);
  temporary.write('abicus.json', text);
  const read = readWorkspace(temporary.workspace.root);
  expect(read.ok ? '' : read.message).toContain(message);
});

test('the root is the nearest folder with a configuration', () => {
  const temporary = temporaryWorkspace([]);
  const { root } = temporary.workspace;
  temporary.write('abicus.json', '{}');
  temporary.write('libs/a/b.ts', '');
  expect(findRoot(join(root, 'libs/a'))).toBe(root);
  expect(findRoot('/')).toBeUndefined();
});
