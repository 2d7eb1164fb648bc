/** What is generated of kept entries: keys, values, and a function for each old version, which the compiler asks for. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { StoredEntry } from '@abicus/wire/persisted';
import { storedTests } from '@abicus/wire/testing';
import { EVERYTHING_SCHEMAS } from '../testing/everything-schemas.ts';
import { generatedFrom, run, writtenOut } from '../testing/generated.ts';

const files = await generatedFrom(EVERYTHING_SCHEMAS);

/** Code that uses the entries; a line with `// wrong` must not compile. */
const USE = `import {
  bootStateKey, decodeStoredBootState, decodeStoredSegment, encodeStoredSegment, parseSegmentKey, segmentKey,
  SEGMENT_PREFIX, type SegmentMigrations,
} from './index.ts';

const migrations: SegmentMigrations = {
  1: (lines) => ({ lines }),
  2: ({ lines }) => ({ lines: lines.filter((line) => line.startsWith('m')), closed: true }),
};
const bytes = new Uint8Array(3);
const read = decodeStoredSegment(bytes, migrations);
if (read.ok) void encodeStoredSegment({ ...read.value, closed: false });
void decodeStoredBootState(bytes, { 1: () => ({ active: 0, tries: 1, stamp: 0n }) });
void [segmentKey({ n: 1 }), bootStateKey({}), parseSegmentKey(SEGMENT_PREFIX)?.n.toFixed()];
void decodeStoredSegment(bytes, { 1: (lines) => ({ lines }) }); // wrong
void decodeStoredBootState(bytes, { 1: () => null }); // wrong
void segmentKey({ m: 1 }); // wrong
void encodeStoredSegment({ lines: [] }); // wrong
`;

test(
  'what is generated compiles, and the compiler asks for each migration',
  { timeout: 60_000 },
  () => {
    const root = writtenOut(new Map([...files, ['use.ts', USE]]));
    const tsc = join(import.meta.dirname, '../../../../node_modules/.bin/tsc');
    const args = ['-p', root, '--pretty', 'false', '--isolatedDeclarations', 'false'];
    const { stdout } = spawnSync(tsc, args, { cwd: root, encoding: 'utf8' });
    const red = [...stdout.matchAll(/^src\/(\S+)\((\d+),/gm)].map(
      ([, file, line]) => `${file}:${line}`,
    );
    const wrong = USE.split('\n').flatMap((line, i) =>
      line.endsWith('// wrong') ? [`use.ts:${i + 1}`] : [],
    );
    expect([...new Set(red)]).toEqual(wrong);
  },
);

type Result = { readonly ok: boolean; readonly value?: unknown; readonly error?: string };
type Generated = {
  readonly segmentKey: (key: object) => Result;
  readonly deleteKey: (key: object) => Result;
  readonly encodeStoredSegment: (value: unknown) => Result;
  readonly decodeStoredSegment: (bytes: Uint8Array, migrations: object) => Result;
  readonly encodeStoredBootState: (value: unknown) => Result;
  readonly decodeStoredBootState: (bytes: Uint8Array, migrations: object) => Result;
} & Readonly<Record<'SEGMENT_ENTRY' | 'DELETE_ENTRY' | 'BOOT_STATE_ENTRY', StoredEntry>>;

test('keys and values of every version are read, and what is none is rejected', async () => {
  const made = (await run(files)) as Generated;
  expect(made.segmentKey({ n: 7 })).toEqual({ ok: true, value: '/state/wal/seg_7' });
  expect(made.segmentKey({ n: -7 })).toEqual({ ok: false, error: 'BadKey' });
  expect(made.deleteKey({ sid: 1n, key: 'be', of: 'x' })).toEqual({
    ok: true,
    value: '/state/0000000000000001/be.x',
  });
  const value = { lines: ['m 1'], closed: true };
  const migrations = {
    1: (lines: unknown) => ({ lines }),
    2: (old: object) => ({ ...old, closed: true }),
  };
  const written = made.encodeStoredSegment(value).value as Uint8Array;
  expect(written[0]).toBe(3);
  const old = Uint8Array.of(1, ...new TextEncoder().encode('["m 1"]'));
  for (const bytes of [written, old]) {
    expect(made.decodeStoredSegment(bytes, migrations)).toEqual({ ok: true, value });
  }
  const boot = made.encodeStoredBootState({ active: 1, tries: 3, stamp: 9n });
  expect(boot.value).toEqual(Uint8Array.of(2, 1, 3, 0, 0, 9, 0, 0, 0, 0, 0, 0, 0));
  expect(made.encodeStoredBootState({ active: 2, tries: 3, stamp: 9n })).toEqual({
    ok: false,
    error: 'BadValue',
  });
  const entries = [made.SEGMENT_ENTRY, made.DELETE_ENTRY, made.BOOT_STATE_ENTRY];
  const tests = entries.flatMap((entry) => storedTests(entry));
  expect(tests.length).toBeGreaterThan(30);
  for (const { title, run: result, expected } of tests)
    expect([title, result()]).toEqual([title, expected]);
});
