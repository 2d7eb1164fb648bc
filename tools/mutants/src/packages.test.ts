/** Which sources make assertions of rungs. */
import { globSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { makesAssertions } from './packages.ts';

test('a probe makes assertions, and each source beside a table of faults; no other source of the kernel does', () => {
  const root = join(import.meta.dirname, '../../..');
  const tables = globSync('libs/**/src/**/bites.txt', { cwd: root });
  const beside = tables.map((path) => `${dirname(path)}/x.ts`.replaceAll('\\', '/'));
  expect(tables.length).toBeGreaterThan(0);
  expect(beside.filter((path) => !makesAssertions(path))).toEqual([]);
  expect(makesAssertions('libs/kernel/src/boot/boot.ts')).toBe(false);
});
