/** ABI7003: a bundle that the launcher would use, and that is not what the sources are. */
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { stampIfThere } from '../files/stamp.ts';
import { sha256 } from '../output/hash.ts';
import { BUNDLE, BUNDLE_VERSION, LINK } from './bundle-index.ts';
import { checkBundle } from './bundle.ts';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'abicus-bundled-'));
  put('src/a.ts', 'a\n');
  put(`${BUNDLE}/0/main.js`, 'main\n');
});
afterEach(() => rmSync(root, { recursive: true }));

function put(path: string, text: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}

/** A row with the stamp of a file. @param name of the file in the row. */
function rowOf(path: string, content: string, name = path): readonly unknown[] {
  return [name, ...(stampIfThere(join(root, path)) ?? []), content];
}

/** Puts the index of a command: true rows, and what differs from them. */
function putIndex(command: string, differing: object = {}): void {
  const index = {
    version: BUNDLE_VERSION,
    root,
    id: '0',
    inputs: [rowOf('src/a.ts', sha256('a\n'))],
    chunks: [rowOf(`${BUNDLE}/0/main.js`, sha256('main\n'), 'main.js')],
  };
  put(`${BUNDLE}/${command}.json`, JSON.stringify({ ...index, ...differing }));
}

const found = (): string[] => checkBundle(root).map(({ code, file }) => `${code} ${file}`);

test('a workspace without a bundle has no finding', () => {
  rmSync(join(root, 'node_modules'), { recursive: true });
  expect(found()).toEqual([]);
});

test('a bundle that is what its sources are has no finding', () => {
  putIndex('check');
  expect(found()).toEqual([]);
});

test('a source with the stamp that it had and another content is found once', () => {
  const inputs = [rowOf('src/a.ts', sha256('b\n'))];
  putIndex('check', { inputs });
  putIndex('none', { inputs });
  expect(found()).toEqual(['ABI7003 src/a.ts']);
  const [{ fix, message } = {}] = checkBundle(root);
  expect(fix).toBe('`npm run bundle`');
  expect(message).toContain('`abicus check` would run from it');
});

test('a chunk with the stamp that it had and another content is found', () => {
  putIndex('none', { chunks: [rowOf(`${BUNDLE}/0/main.js`, sha256('other\n'), 'main.js')] });
  expect(found()).toEqual([`ABI7003 ${BUNDLE}/0/main.js`]);
  expect(checkBundle(root)[0]?.message).toContain('`abicus --help` would run from it');
});

test.each<[string, () => void]>([
  ['of another workspace', () => putIndex('check', { ...WRONG(), root: '/elsewhere' })],
  ['of another form', () => putIndex('check', { ...WRONG(), version: 0 })],
  ['without an id', () => putIndex('check', { ...WRONG(), id: undefined })],
  ['that is cut', () => put(`${BUNDLE}/check.json`, '{ "version": 1, ')],
  ['that is empty', () => put(`${BUNDLE}/check.json`, '')],
  ['that is null', () => put(`${BUNDLE}/check.json`, 'null')],
  ['of a source that has changed since', () => putIndex('check', { inputs: [CHANGED] })],
  ['of a source that is gone', () => putIndex('check', { inputs: [['src/b.ts', 1, 1, 1, 1, '']] })],
])('a bundle that the launcher does not use has no finding: %s', (_title, putIt) => {
  putIt();
  expect(found()).toEqual([]);
});

const CHANGED = ['src/a.ts', 1, 1, 1, 1, 'x'];
const WRONG = (): object => ({ inputs: [rowOf('src/a.ts', 'x')] });

test('a link is left to the launcher, which reads where it leads', () => {
  symlinkSync('src', join(root, 'link'));
  putIndex('check', { inputs: [['link', 1, 1, 1, 1, `${LINK}elsewhere`]] });
  expect(found()).toEqual([]);
});
