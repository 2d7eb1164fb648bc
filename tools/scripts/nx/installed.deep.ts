/** What an upgrade of an installed package invalidates: in a copy of this workspace. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { scratchCopy, type Scratch } from './scratch.ts';

const TIMEOUT = { timeout: 120_000 };
const LOCK = 'package-lock.json';
// A package that only others need: no package.json of the workspace names it.
const INDIRECT = 'node_modules/tinyexec';

type Lock = { readonly packages: Record<string, { version?: string; link?: boolean }> };

let copy: Scratch;
beforeAll(() => {
  copy = scratchCopy();
}, 60_000);
afterAll(() => copy.remove());

function nx(...args: readonly string[]): string {
  const { output, code } = copy.run('nx', ...args);
  if (code !== 0) throw new Error(output);
  return output;
}

const affected = (): string[] =>
  nx('show', 'projects', '--affected', '--base=HEAD').split('\n').filter(Boolean);

function editLock(change: (lock: Lock) => void): void {
  const path = join(copy.root, LOCK);
  const lock: Lock = JSON.parse(readFileSync(path, 'utf8'));
  change(lock);
  writeFileSync(path, `${JSON.stringify(lock, undefined, 2)}\n`);
}

const lintsAgain = (): boolean => !nx('run', '@abicus/wire:lint').includes('from the cache');

test(
  'a new package of the workspace in the lock file invalidates nothing; another version of an installed one does',
  TIMEOUT,
  () => {
    expect([lintsAgain(), lintsAgain()]).toEqual([true, false]);
    editLock(({ packages }) => {
      packages['node_modules/@abicus/newcomer'] = { link: true };
      packages['libs/newcomer'] = { version: '0.1.0' };
    });
    expect(lintsAgain()).toBe(false);
    editLock(({ packages }) => {
      const found = packages[INDIRECT];
      if (found === undefined) throw new Error(`${INDIRECT} is not installed`);
      found.version = '0.0.1';
    });
    expect(lintsAgain()).toBe(true);
  },
);

test('another version of a tool in the root package.json affects every project', TIMEOUT, () => {
  const path = join(copy.root, 'package.json');
  const text = readFileSync(path, 'utf8');
  writeFileSync(path, text.replace(/"vitest": "[^"]+"/, '"vitest": "0.0.1"'));
  const all = nx('show', 'projects').split('\n').filter(Boolean);
  expect(affected().toSorted()).toEqual(all.toSorted());
});
