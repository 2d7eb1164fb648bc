import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { packagesOf } from './packages.ts';

const root = mkdtempSync(join(tmpdir(), 'abicus-packages-'));
afterEach(() => rmSync(root, { recursive: true, force: true }));

test('a package.json without a name is a package by the name of its folder, the root too', () => {
  const put = (folder: string, manifest: object): void => {
    mkdirSync(join(root, folder), { recursive: true });
    writeFileSync(join(root, folder, 'package.json'), JSON.stringify(manifest));
  };
  put('.', { workspaces: ['libs/*'] });
  put('libs/a', {});
  put('libs/b', { name: '@acme/b' });
  put('elsewhere', { name: 'elsewhere' });
  const files = ['package.json', 'libs/a/package.json', 'libs/b/package.json'];
  expect(packagesOf(root, [...files, 'elsewhere/package.json'])).toEqual([
    { name: basename(root), root: '.' },
    { name: 'a', root: 'libs/a' },
    { name: '@acme/b', root: 'libs/b' },
  ]);
});
