/** What is derived from files is derived again when a file or the code that derives it has changed, and only then. */
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { isThere } from './read.ts';
import { derive } from './kept.ts';

let root = '';
let derived: string[] = [];
const CACHE = 'node_modules/.cache/abicus/lengths.json';

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'abicus-kept-'));
  mkdirSync(join(root, 'node_modules'));
  for (const name of ['a', 'b', 'maker']) writeFileSync(join(root, name), name);
});

afterEach(() => {
  rmSync(root, { recursive: true, force: true });
});

/** The lengths of files by name, and in `derived` those that were not known. */
async function lengths(...files: string[]): Promise<Record<string, number>> {
  derived = [];
  const kind = {
    name: 'lengths',
    makers: [join(root, 'maker')],
    load: () =>
      Promise.resolve((file: string, text: string): number => {
        derived.push(file);
        return text.length;
      }),
  };
  const read = await derive(root, kind, files);
  return Object.fromEntries(read.map(({ file, value }) => [file, value]));
}

test('a value is derived once as long as its file says the same', async () => {
  expect(await lengths('a', 'b')).toEqual({ a: 1, b: 1 });
  expect(derived).toEqual(['a', 'b']);
  expect(await lengths('a', 'b')).toEqual({ a: 1, b: 1 });
  expect(derived).toEqual([]);
  writeFileSync(join(root, 'b'), 'longer');
  expect(await lengths('a', 'b')).toEqual({ a: 1, b: 6 });
  expect(derived).toEqual(['b']);
});

test('all is derived again when the code that derives has changed', async () => {
  await lengths('a', 'b');
  writeFileSync(join(root, 'maker'), 'another');
  await lengths('a', 'b');
  expect(derived).toEqual(['a', 'b']);
});

test('a file that is gone has no value, and none is kept of it', async () => {
  await lengths('a', 'b');
  rmSync(join(root, 'b'));
  expect(await lengths('a', 'b')).toEqual({ a: 1 });
  writeFileSync(join(root, 'b'), 'b');
  await lengths('a', 'b');
  expect(derived).toEqual(['b']);
});

test('what is kept and cannot be read is as good as none', async () => {
  await lengths('a');
  writeFileSync(join(root, CACHE), '{"version":');
  expect(await lengths('a')).toEqual({ a: 1 });
  expect(derived).toEqual(['a']);
});

test('nothing is kept without modules of its own, nor through a link that leads out', async () => {
  rmSync(join(root, 'node_modules'), { recursive: true });
  await lengths('a');
  expect(isThere(join(root, 'node_modules'))).toBe(false);
  const outside = mkdtempSync(join(tmpdir(), 'abicus-outside-'));
  symlinkSync(outside, join(root, 'node_modules'));
  await lengths('a');
  expect(isThere(join(outside, '.cache'))).toBe(false);
  rmSync(outside, { recursive: true });
});
