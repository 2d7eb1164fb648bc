import { mkdirSync, realpathSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
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
  if (!read.ok) throw new Error(JSON.stringify(read.diagnostics));
  const { workspace } = read;
  expect(workspace).toMatchObject({ scope: '@acme', abi: 'packages', contracts: 'contracts' });
  expect(packageName(workspace, 'timed')).toBe('@acme/abi-timed');
  expect(packageFolder(workspace, 'timed')).toBe('packages/timed');
  expect(sourcePath(workspace, 'timed', 'a/b.ts')).toBe('packages/timed/src/a/b.ts');
});

/** What is said of an abicus.json: place, code and message of each finding. */
function found(text: string, prepare: (root: string) => void = () => {}): string[] {
  const temporary = temporaryWorkspace([]);
  temporary.write('abicus.json', text);
  prepare(temporary.workspace.root);
  const read = readWorkspace(temporary.workspace.root);
  if (read.ok) return [];
  return read.diagnostics.map(
    ({ file, line, col, code, message }) => `${file}:${line}:${col} ${code} ${message}`,
  );
}

test.each([
  ['{', '1:1 ABI1007 is not JSON'],
  ['[]', '1:1 ABI1007 must hold an object'],
  ['{ "scop": "x" }', "1:11 ABI1007 unknown key 'scop'; known are scope, contracts"],
  ['{\n  "scope": 1\n}', "2:12 ABI1007 'scope' must be a string"],
  ['{ "abi": { "docs": "x" } }', "1:10 ABI1007 'abi' must be a string"],
  ['{ "abi": "a", "abi": "b" }', "1:22 ABI1007 'abi' is written twice"],
  ['{ "linked": "@a/b" }', "1:13 ABI1007 'linked' must be a list of names of packages"],
  ['{ "linked": ["@a/b", 1] }', "1:13 ABI1007 'linked' must be a list of names of packages"],
  ['{ "linked": [["@a/b"]] }', "1:13 ABI1007 'linked' must be a list of names of packages"],
  ['{ "linked": ["../b"] }', '1:13 ABI1007 "../b" is no name of a package'],
  ['{ "linked": ["@a/b", "@a/b"] }', "1:13 ABI1007 '@a/b' is linked twice"],
  ['{ "abi": "contracts" }', `1:10 ABI1007 'abi' "contracts" is 'contracts' too`],
])('a configuration %s is rejected with a place', (text, message) => {
  expect(found(text).join('\n')).toContain(`abicus.json:${message}`);
});

describe.each(['contracts', 'abi', 'docs', 'lock', 'system'])('the folder of %s', (key) => {
  test.each([
    '..',
    '../../esc',
    'a/../../b',
    './a',
    '/tmp/esc',
    'C:/esc',
    'C:esc',
    '..\\esc',
    '\\\\server\\share',
    'a\0b',
    'a\nb',
    'a//b',
    'a/',
    'a/con',
    'NUL.txt',
    'lpt1',
    'a /b',
    'a./b',
    '.git/hooks',
    'x'.repeat(256),
  ])('is not %j', (folder) => {
    const [first, ...more] = found(`{\n  "${key}": ${JSON.stringify(folder)}\n}`);
    expect(first).toMatch(new RegExp(`^abicus\\.json:2:${key.length + 7} ABI1006 '${key}' `));
    expect(more).toEqual([]);
  });

  test.each([
    ['to a folder outside', tmpdir(), `is a link to ${realpathSync(tmpdir())}, outside`],
    ['to nothing', 'nowhere', 'is a link to nothing'],
    ['to itself', 'link', 'is a link that leads to itself'],
  ])('is no link %s', (_name, target, why) => {
    const said = found(`{ "${key}": "link/deeper" }`, (root) => {
      symlinkSync(target, join(root, 'link'));
    });
    expect(said).toEqual([
      expect.stringContaining(`ABI1006 '${key}' "link/deeper" leaves the workspace: link ${why}`),
    ]);
  });

  test('may be a link to another folder of the workspace', () => {
    const said = found(`{ "${key}": "link" }`, (root) => {
      mkdirSync(join(root, 'elsewhere'));
      symlinkSync('elsewhere', join(root, 'link'));
    });
    expect(said).toEqual([]);
  });
});

test.each(['acme', '@', '@Acme', '@../x', '@a/b', '@.a', '@a b', '@a\0', `@${'a'.repeat(200)}`])(
  'the scope %j is rejected',
  (scope) => {
    expect(found(`{ "scope": ${JSON.stringify(scope)} }`)).toEqual([
      expect.stringMatching(/^abicus\.json:1:12 ABI1006 'scope' /),
    ]);
  },
);

test('the root is the nearest folder with a configuration', () => {
  const temporary = temporaryWorkspace([]);
  const { root } = temporary.workspace;
  temporary.write('abicus.json', '{}');
  temporary.write('libs/a/b.ts', '');
  expect(findRoot(join(root, 'libs/a'))).toBe(root);
  expect(findRoot('/')).toBeUndefined();
});
