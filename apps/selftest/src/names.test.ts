/** The selftest runs any system: it names none of the programs of this one. */
import { SYSTEM } from '@abicus/system';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const folder = join(import.meta.dirname, '..');
const names = SYSTEM.boot.programs.map(({ name }) => name);

test('no source names a program that is booted, and no dependency is one', () => {
  const sources = globSync('src/*.ts', { cwd: folder }).filter(
    (file) => !file.endsWith('.test.ts'),
  );
  expect(sources.length).toBeGreaterThan(10);
  const named = sources.flatMap((file) => {
    const text = readFileSync(join(folder, file), 'utf8');
    return names
      .filter((name) => new RegExp(`\\b${name}\\b`).test(text))
      .map((name) => [file, name]);
  });
  expect(named).toEqual([]);
  const { dependencies } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
    readonly dependencies: Readonly<Record<string, string>>;
  };
  const used = Object.keys(dependencies).map((one) => one.replace(/^@abicus\/(?:abi-)?/, ''));
  expect(used.filter((one) => names.includes(one))).toEqual([]);
  expect(names.length).toBeGreaterThan(3);
});
