/** Types, structures, tables: what they say, and that all of it compiles as strictly as can be. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { EVERYTHING } from '../testing/everything.ts';
import { generatedFrom, run, writtenOut } from '../testing/generated.ts';

const files = await generatedFrom(EVERYTHING);

/** The text of a generated file, its header and imports left out, blank lines too. */
function bodyOf(path: string): string[] {
  const text = files.get(path) ?? '';
  const lines = text.replace(/^import [^;]*;$/gms, '').split('\n');
  return lines.filter((line) => line !== '' && !line.startsWith('// '));
}

/** The lines of a file from one that begins so to the one that closes it. */
function part(path: string, head: string): string[] {
  const lines = bodyOf(path);
  const from = lines.findIndex((line) => line.startsWith(head));
  if (from < 0) throw new Error(`no ${head} in ${path}`);
  const rest = lines.slice(from);
  return rest.slice(0, rest.findIndex((line) => /^\S.*;$|^}/.test(line)) + 1);
}

test('all of it compiles, with declarations from the text alone', { timeout: 60_000 }, () => {
  const root = writtenOut(new Map([...files].filter(([path]) => !path.startsWith('testing/'))));
  const tsc = join(root, 'node_modules/.bin/tsc');
  const { stdout, status } = spawnSync(tsc, ['-p', root], { encoding: 'utf8' });
  expect(stdout).toBe('');
  expect(status).toBe(0);
});

test('a newtype has a guard and two constructors', () => {
  expect(part('types.ts', 'export type Pid')).toEqual(["export type Pid = Brand<number, 'Pid'>;"]);
  expect(part('types.ts', 'export function isPage')).toEqual([
    'export function isPage(n: number): n is Page {',
    '  return Number.isSafeInteger(n) && n >= 4096 && n < 0x1_0000 && n % 4096 === 0;',
    '}',
  ]);
  expect(part('types.ts', 'export function asPid')[0]).toBe(
    'export function asPid(n: number): Pid {',
  );
  expect(part('types.ts', 'export function asHandleOf')[0]).toBe(
    "export function asHandleOf(n: number): Result<AsHandle, 'EINVAL'> {",
  );
});

test('enumerations and flags name their numbers', () => {
  expect(part('types.ts', 'export const Level')).toEqual([
    'export const Level = {',
    '  Low: 0,',
    '  High: 1,',
    '} as const;',
  ]);
  expect(part('types.ts', 'export const LEVEL_INITIAL')).toEqual([
    'export const LEVEL_INITIAL: Level = Level.High;',
  ]);
  expect(part('types.ts', 'export function isSparse')[1]).toBe('  return n === 3 || n === 5000;');
  expect(part('types.ts', 'export const Bits')).toContain('  W: 4 as Bits,');
  expect(part('types.ts', 'export function isBits')[1]).toBe(
    '  return n >>> 0 === n && (n & ~BITS_ALL) === 0;',
  );
});

test('limits, by build and by enumeration', () => {
  expect(part('limits.ts', 'export const LIMITS ')).toEqual([
    'export const LIMITS = {',
    '  /** Small. At the limit: EINVAL. */',
    '  frame: 64,',
    '} as const;',
  ]);
  expect(part('limits.ts', 'export const LIMITS_SCALE')).toContain('  frame: 128,');
  expect(part('limits.ts', 'export const WINDOW')).toEqual([
    'export const WINDOW: Readonly<Record<Level, number>> = {',
    '  /** Low. */',
    '  0: 8_000,',
    '  /** High. */',
    '  1: 0,',
    '};',
  ]);
});

test('checks carry their words, and who they are not for', () => {
  expect(part('ops/pick-set.ts', 'export const pickSetRejects')).toEqual([
    'export const pickSetRejects = {',
    '  /** No. Not for init. */',
    "  no: wideReject('pick.set.no', 'EPERM', 1) as Reject<'EPERM', 'pick.set.no'>,",
    '} as const;',
  ]);
});

test('numbers, principals, markers, errors', async () => {
  const abi = (await run(files)) as Readonly<Record<string, unknown>>;
  expect(abi['SYSCALL']).toMatchObject({ yield: 0, pick: 7, exit: 11 });
  expect(abi['PRINCIPALS']).toEqual({
    init: 0xf5d2_afc5_7ab5_7213n,
    'selftest-client': 0x52c6_c4a3_4ffb_3f69n,
  });
  expect(abi['MARKERS']).toEqual({
    ok: {
      id: 'marker.ok',
      text: 'KERNEL: all ok',
      fail: 'KERNEL: all FAIL',
      by: 'neuron',
      proves: ['pick.set'],
    },
  });
  const name = abi['errnoName'] as (n: number) => string;
  expect([1, 11, 5].map(name)).toEqual(['EPERM', 'EAGAIN', 'EUNKNOWN']);
  const line = abi['deniedLine'] as (fields: object) => string;
  expect(line({ why: 'no', who: 'me' })).toBe('DENIED who=me why=no');
});

test('structures lie where the contract says, and come back', async () => {
  const abi = (await run(files)) as Readonly<Record<string, (...args: unknown[]) => unknown>>;
  const value = {
    inner: { level: 0 },
    at: 8192,
    cookie: 0x0102_0304_0506_0708n,
    delta: -2,
    loose: 3,
    open: 0x1234,
    size: 2 ** 33,
  };
  const bytes = abi['encodeOuter']?.(value) as Uint8Array;
  const hex = Buffer.from(bytes).toString('hex');
  expect(hex).toBe(
    '4241000000200000000000000807060504030201feffffff0300000034120000' + '0000000002000000',
  );
  expect(abi['readOuter']?.(bytes, 0)).toEqual(value);
  expect(abi['readOuter']?.(bytes.subarray(1), 0)).toBeUndefined();
  expect(abi['readOuter']?.(bytes, 1)).toBeUndefined();
  const dirty = new Uint8Array(42).fill(0xff);
  abi['writeOuter']?.(dirty, 1, value);
  expect(Buffer.from(dirty).toString('hex')).toBe(`ff${hex}ff`);
  expect(abi['OUTER']).toMatchObject({ inner: 0, at: 4, cookie: 12, delta: 20, size: 32 });
});

test('the index exports every file but those for tests', () => {
  const modules = [...files.keys()].filter((path) => !path.startsWith('testing/'));
  const exported = bodyOf('index.ts').flatMap((line) => /from '\.\/(.*)'/.exec(line)?.[1] ?? []);
  expect(exported).toEqual(modules.filter((path) => path !== 'index.ts').sort());
});

test('two elements whose generated names are the same are a finding, with both places', async () => {
  const twins = EVERYTHING.replace('wait: syscall(8,', 'cookie: syscall(8,');
  await expect(generatedFrom(twins)).rejects.toThrow(
    "the operation 'cookie' and the newtype 'kernel.type.Cookie' both become 'cookie'",
  );
});
