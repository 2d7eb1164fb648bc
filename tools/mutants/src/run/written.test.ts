/** Sources that are written during a run. */
import { mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { importsIn } from '../imports.ts';
import { Keys } from '../keys.ts';
import { writtenSince } from './written.ts';

const SOURCES = new Map([
  ['a.test.ts', "import './a.ts';"],
  ['a.ts', "import './b.ts';"],
  ['b.ts', ''],
  ['c.test.ts', ''],
]);
const BEGUN = 1_000_000;

test('a test is written if it is, or what it imports, however far away, or if that is gone', () => {
  const root = mkdtempSync(join(tmpdir(), 'abicus-mutants-'));
  onTestFinished(() => rmSync(root, { recursive: true }));
  const write = (path: string, atMs: number): void => {
    writeFileSync(join(root, path), SOURCES.get(path) ?? '');
    utimesSync(join(root, path), atMs / 1000, atMs / 1000);
  };
  for (const path of SOURCES.keys()) write(path, BEGUN);
  const keys = new Keys({ sources: SOURCES, data: '', reports: '' }, importsIn(SOURCES, new Map()));
  const isWritten = writtenSince(root, keys, BEGUN);
  const both = (): boolean[] => [isWritten(['a.test.ts']), isWritten(['c.test.ts'])];
  expect(both()).toEqual([false, false]);
  write('b.ts', BEGUN + 1000);
  expect(both()).toEqual([true, false]);
  expect(isWritten(['c.test.ts', 'a.test.ts'])).toBe(true);
  write('b.ts', BEGUN);
  rmSync(join(root, 'a.ts'));
  expect(both()).toEqual([true, false]);
});
