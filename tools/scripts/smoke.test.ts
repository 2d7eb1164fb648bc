/** Checks the imports of `smoke.mjs`, which no compiler reads: the packages must export the names. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { publishablePackages } from './packages.ts';

const source = readFileSync(join(import.meta.dirname, 'smoke.mjs'), 'utf8');
const calls = [...source.matchAll(/^ {2}'(@abicus\/[\w-]+)': (?:async )?\(\{ ([^}]*) \}\)/gm)].map(
  ([, name = '', taken = '']) => [name, taken.split(', ')] as const,
);

test('every package with a call takes names from its module', () => {
  const keys = [...source.matchAll(/^ {2}'(@abicus\/[\w-]+)':/gm)].map(([, name]) => name);
  const withMain = publishablePackages()
    .filter(({ manifest }) => manifest.exports?.['.'] !== undefined)
    .map(({ manifest }) => manifest.name);
  expect(calls.map(([name]) => name)).toEqual(keys.filter((key) => withMain.includes(key ?? '')));
  expect(keys.length).toBeGreaterThan(15);
});

test.each(calls)('%s exports what smoke.mjs takes from it', async (name, taken) => {
  const module = (await import(name)) as Readonly<Record<string, unknown>>;
  expect(taken.filter((one) => module[one] === undefined)).toEqual([]);
});

test('each published package has a call, and depends on no package that is not published', () => {
  const published = new Set(publishablePackages().map(({ manifest }) => manifest.name));
  const called = [...source.matchAll(/^ {2}'?((?:@abicus\/)?[\w-]+)'?: /gm)].map(
    ([, name]) => name,
  );
  expect(new Set(called)).toEqual(published);
  const others = publishablePackages().flatMap(({ manifest }) =>
    Object.keys(manifest.dependencies ?? {}).filter((name) => {
      return name.startsWith('@abicus/') && !published.has(name);
    }),
  );
  expect(others).toEqual([]);
});
