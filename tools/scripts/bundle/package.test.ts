/** The bundle of a published package: fewer files, the same modules. */
import {
  globSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Manifest } from '../packages.ts';
import { bundlePackage } from './package.ts';

const exported = (name: string): object => ({
  '@abicus/source': `./src/${name}.ts`,
  types: `./dist/${name}.d.ts`,
  default: `./dist/${name}.js`,
});

const MANIFEST: Manifest = {
  name: '@abicus/part',
  version: '0.1.0',
  exports: { '.': exported('index'), './deep': exported('deep/index') },
};

let folder: string;
beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'abicus-package-')));
  put('package.json', '{ "type": "module" }');
  put('src/seen.ts', 'export const SEEN: string[] = [];\n');
  put('src/index.ts', `export { SEEN } from './seen.ts';\n`);
  put(
    'src/deep/index.ts',
    `import { SEEN } from '../seen.ts';\nexport const see = (): void => void SEEN.push('deep');\n`,
  );
  for (const name of ['seen', 'index', 'deep/index', 'removed']) {
    put(`dist/${name}.js`, 'export {};\n');
    put(`dist/${name}.d.ts`, 'export {};\n');
  }
});
afterEach(() => rmSync(folder, { recursive: true }));

function put(path: string, text: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
}

const load = (path: string): Promise<Record<string, unknown>> =>
  import(/* @vite-ignore */ pathToFileURL(join(folder, 'dist', path)).href);

const filesIn = (pattern: string): string[] =>
  globSync(pattern, { cwd: join(folder, 'dist') }).toSorted();

test('two exports of a package share the module that both import', async () => {
  expect(await bundlePackage({ folder, manifest: MANIFEST })).toBe(true);
  const { SEEN } = await load('index.js');
  const { see } = await load('deep/index.js');
  expect(SEEN).toEqual([]);
  if (typeof see === 'function') see();
  expect(SEEN).toEqual(['deep']);
});

test('files of the compiler are gone, types stay', async () => {
  await bundlePackage({ folder, manifest: MANIFEST });
  expect(filesIn('*.js')).toEqual(['index.js']);
  expect(filesIn('**/*.d.ts')).toHaveLength(4);
});

test('another package is imported by its name', async () => {
  put('src/index.ts', `export { ok } from '@abicus/wire';\nexport { SEEN } from './seen.ts';\n`);
  await bundlePackage({ folder, manifest: MANIFEST });
  const code = readFileSync(join(folder, 'dist/index.js'), 'utf8');
  expect(code).toContain(`from "@abicus/wire"`);
});

test.each<[string, Partial<Manifest> & { readonly generators?: string }, string]>([
  ['with a command', { bin: { part: 'bin/part.cjs' } }, ''],
  ['with generators', { generators: './generators.json' }, ''],
  ['without exports', { exports: { './package.json': './package.json' } }, ''],
  ['that finds files beside its own', {}, 'export const here = import.meta.dirname;\n'],
])('a package %s stays as the compiler made it', async (_title, differing, text) => {
  if (text !== '') put('src/seen.ts', `${text}export const SEEN: string[] = [];\n`);
  const before = filesIn('**/*');
  expect(await bundlePackage({ folder, manifest: { ...MANIFEST, ...differing } })).toBe(false);
  expect(filesIn('**/*')).toEqual(before);
});
