/** What the launcher reads to compare a bundle with its sources, and what it stores after that. */
import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import type nodeFs from 'node:fs';
import { createHash } from 'node:crypto';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';

type Row = (string | number)[];
type Index = { readonly id: string; readonly inputs: Row[]; readonly chunks: Row[] };

const require = createRequire(import.meta.url);
// The launcher's own view of the file system, of which calls are counted or made to fail.
const fs: typeof nodeFs = require('node:fs');
const {
  compare,
  isStamped,
}: {
  readonly isStamped: (row: Row, stats: nodeFs.Stats) => boolean;
  readonly compare: (
    root: string,
    start: string,
    command: string,
    index: Index,
  ) => string | undefined;
} = require('./bundle-compare.cjs');

const COMMAND = 'check';
let root: string;
let source: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'abicus-compare-'));
  mkdirSync(join(root, 'id'));
  source = join(root, 'a.ts');
  writeFileSync(source, 'a\n');
  putIndex({ id: 'id', inputs: [rowOf()], chunks: [] });
});
afterEach(() => {
  vi.restoreAllMocks();
  rmSync(root, { recursive: true });
});

function rowOf(): Row {
  const { size, mtimeMs, ctimeMs, ino } = statSync(source);
  return ['a.ts', size, mtimeMs, ctimeMs, ino, createHash('sha256').update('a\n').digest('hex')];
}

function putIndex(index: Index): void {
  writeFileSync(join(root, `${COMMAND}.json`), JSON.stringify(index));
}

function stored(): Index {
  const index: Index = JSON.parse(readFileSync(join(root, `${COMMAND}.json`), 'utf8'));
  return index;
}

/** Compares as the launcher does, and counts how often the source was read. */
function compared(): { readonly differs: string | undefined; readonly reads: number } {
  const reading = vi.spyOn(fs, 'readFileSync');
  const differs = compare(root, root, COMMAND, stored());
  const reads = reading.mock.calls.filter(([path]) => path === source).length;
  reading.mockRestore();
  return { differs, reads };
}

/** Sets the clock of the file system, as a new file tells it. */
function setClock(ms: number): void {
  const real = fs.fstatSync;
  vi.spyOn(fs, 'fstatSync').mockImplementation((file: number) =>
    Object.assign(real(file), { ctimeMs: ms }),
  );
}

test.each([
  [1, 'size'],
  [2, 'time of the content'],
  [3, 'time of the entry'],
  [4, 'number'],
])('a stamp is another one if part %i differs alone: the %s', (place) => {
  const row = rowOf();
  expect(isStamped(row, statSync(source))).toBe(true);
  expect(isStamped(row.with(place, Number(row[place]) + 1), statSync(source))).toBe(false);
});

test('a source that is as it was is not read', () => {
  expect(compared()).toEqual({ differs: undefined, reads: 0 });
});

test('a source that was touched is read at the next start and not again', () => {
  utimesSync(source, 1, 1);
  setClock(statSync(source).ctimeMs + 10_000);
  expect(compared()).toEqual({ differs: undefined, reads: 2 });
  expect(stored().inputs).toEqual([rowOf()]);
  expect(compared()).toEqual({ differs: undefined, reads: 0 });
});

test('a source that was touched within the step of the clock is read at each start', () => {
  utimesSync(source, 1, 1);
  setClock(statSync(source).ctimeMs + 2000);
  expect(compared().differs).toBe(undefined);
  expect(compared().reads).toBeGreaterThan(0);
  writeFileSync(source, 'b\n');
  expect(compared().differs).toBe('a.ts');
});

test('a source that differs is told, and nothing is stored', () => {
  const before = stored();
  writeFileSync(source, 'b\n');
  expect(compared().differs).toBe('a.ts');
  expect(stored()).toEqual(before);
});

test.each(['writeFileSync', 'fsyncSync', 'renameSync'] as const)(
  'where %s fails a source that was touched is read at each start',
  (operation) => {
    utimesSync(source, 1, 1);
    setClock(statSync(source).ctimeMs + 10_000);
    vi.spyOn(fs, operation).mockImplementation(() => {
      throw Object.assign(new Error('EROFS'), { code: 'EROFS' });
    });
    const before = stored();
    expect(compared().differs).toBe(undefined);
    expect(stored()).toEqual(before);
    expect(compared().reads).toBeGreaterThan(0);
  },
);

test('in a folder that can not be written a source that was touched is read at each start', () => {
  utimesSync(source, 1, 1);
  const open = fs.openSync;
  vi.spyOn(fs, 'openSync').mockImplementation((path, flags, mode) => {
    if (flags === 'w') throw Object.assign(new Error('EROFS'), { code: 'EROFS' });
    return open(path, flags, mode);
  });
  const before = stored();
  expect(compared().differs).toBe(undefined);
  expect(stored()).toEqual(before);
  expect(compared().reads).toBe(1);
});

test('a bundle that is replaced between the comparison and the load is not loaded', () => {
  const {
    load,
  }: { readonly load: (...args: readonly unknown[]) => boolean } = require('./bundle-load.cjs');
  const index = { id: 'removed', inputs: [], chunks: [['main.js']], entries: {} };
  const listeners = process.listenerCount('exit');
  expect(load(root, root, index, COMMAND, () => {})).toBe(false);
  expect(process.listenerCount('exit')).toBe(listeners);
});
