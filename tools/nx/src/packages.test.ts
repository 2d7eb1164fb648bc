import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { packagesOf } from './packages.ts';

const root = mkdtempSync(join(tmpdir(), 'abicus-packages-'));
afterEach(() => rmSync(root, { recursive: true, force: true }));

test('with pnpm the packages are those of pnpm-workspace.yaml', () => {
  const put = (path: string, text: string): void => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  };
  put('package.json', '{ "name": "acme", "workspaces": ["old/*"] }');
  put('libs/a/package.json', '{ "name": "@acme/a" }');
  put('libs/no/package.json', '{ "name": "@acme/no" }');
  put('old/b/package.json', '{ "name": "@acme/b" }');
  put(
    'pnpm-workspace.yaml',
    "packages:\n  - 'libs/*' # all\n  - '!libs/no'\nlinkWorkspacePackages: true\n",
  );
  const files = [
    'package.json',
    'libs/a/package.json',
    'libs/no/package.json',
    'old/b/package.json',
  ];
  expect(packagesOf(root, files).map(({ name }) => name)).toEqual(['acme', '@acme/a']);
  put('pnpm-workspace.yaml', '# nothing\n');
  expect(packagesOf(root, files).map(({ name }) => name)).toEqual(['acme']);
});

test('a package.json without a name is a package by the name of its folder, the root too', () => {
  const put = (folder: string, manifest: object): void => {
    mkdirSync(join(root, folder), { recursive: true });
    writeFileSync(join(root, folder, 'package.json'), JSON.stringify(manifest));
  };
  put('.', { workspaces: ['libs/*'] });
  put('libs/a', {});
  put('libs/b', {
    name: '@acme/b',
    dependencies: { a: '1' },
    devDependencies: { b: '1' },
    peerDependencies: { c: '1' },
    optionalDependencies: { d: '1' },
  });
  put('elsewhere', { name: 'elsewhere' });
  const files = ['package.json', 'libs/a/package.json', 'libs/b/package.json'];
  expect(packagesOf(root, [...files, 'elsewhere/package.json'])).toEqual([
    { name: basename(root), root: '.', needs: [] },
    { name: 'a', root: 'libs/a', needs: [] },
    { name: '@acme/b', root: 'libs/b', needs: ['a', 'b', 'c', 'd'] },
  ]);
});
