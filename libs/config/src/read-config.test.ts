/** Files on disk: a file that cannot be read is a finding as well. */
import { closeSync, mkdirSync, mkdtempSync, openSync, rmSync, writeFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { NamedSchema } from '@abicus/wire/schema';
import { formatFinding } from './finding.ts';
import { readConfig } from './read-config.ts';

const schema: NamedSchema = {
  id: 'a.config.a.toml',
  name: 'a.toml',
  schema: { kind: 'object', keys: { a: { of: { kind: 'integer' }, default: 1 } } },
  is: (value): value is unknown => value !== undefined,
};

function folder(): string {
  const made = mkdtempSync(join(tmpdir(), 'abicus-config-'));
  onTestFinished(() => rmSync(made, { recursive: true }));
  return made;
}

function told(path: string): unknown {
  const result = readConfig(schema, path);
  return result.ok ? result.value : result.findings.map(({ message }) => message);
}

test('a file is read', () => {
  const path = join(folder(), 'a.toml');
  writeFileSync(path, 'a = 2');
  expect(told(path)).toEqual({ a: 2 });
});

test('a file of 1 MiB is read whole', () => {
  const path = join(folder(), 'a.toml');
  const end = '\na = 3\n';
  writeFileSync(path, `#${'x'.repeat(1024 * 1024 - 1 - end.length)}${end}`);
  expect(told(path)).toEqual({ a: 3 });
});

test('a byte order mark is skipped, and an extension in upper case counts', () => {
  const path = join(folder(), 'A.TOML');
  writeFileSync(path, '\ufeffa = 3');
  expect(told(path)).toEqual({ a: 3 });
});

test.each(['a = 2', 'a = '])('a file is closed after it was read: %s', (text) => {
  const path = join(folder(), 'a.toml');
  writeFileSync(path, text);
  // Opening a file takes the lowest free descriptor.
  const next = (): number => {
    const file = openSync(path, 'r');
    closeSync(file);
    return file;
  };
  const before = next();
  for (let i = 0; i < 120; i++) told(path);
  expect(next()).toBeLessThan(before + 100);
});

test.each<readonly [what: string, make: (path: string) => void, message: RegExp]>([
  ['a file that is not there', () => {}, /cannot be read: ENOENT/],
  ['a folder', (path) => mkdirSync(path), /cannot be read: it is no file/],
  [
    'a file that is not encoded in UTF-8',
    (path) => writeFileSync(path, new Uint8Array([0x61, 0xff])),
    /is not encoded in UTF-8/,
  ],
  [
    'a file of more than 1 MiB',
    (path) => writeFileSync(path, new Uint8Array(1024 * 1024 + 1)),
    /has 1048577 bytes/,
  ],
  [
    'a pipe that nothing writes to',
    (path) => expect(spawnSync('mkfifo', [path]).status).toBe(0),
    /cannot be read: it is no file/,
  ],
])('%s is a finding', (_, make, message) => {
  const path = join(folder(), 'a.toml');
  make(path);
  expect(told(path)).toEqual([expect.stringMatching(message)]);
});

test('the fix for a file that is too long is to split it', () => {
  const path = join(folder(), 'a.toml');
  writeFileSync(path, new Uint8Array(1024 * 1024 + 1));
  const result = readConfig(schema, path);
  expect(result.ok ? [] : result.findings.map(({ fix }) => fix)).toEqual(['split it']);
});

test('a finding is formatted with its place and its fix', () => {
  const path = join(folder(), 'a.toml');
  writeFileSync(path, '\nb = 2');
  const result = readConfig(schema, path);
  expect(result.ok ? '' : result.findings.map(formatFinding).join('\n')).toBe(
    `${path}:2:1 - error: 'b' is no key; the keys are a\n  fix: did you mean 'a'?`,
  );
});

test('a finding without a fix is formatted in one line', () => {
  const finding = { file: 'a', line: 1, col: 2, key: '', message: 'no', due: '', found: '' };
  expect(formatFinding({ ...finding, fix: '' })).toBe('a:1:2 - error: no');
});
