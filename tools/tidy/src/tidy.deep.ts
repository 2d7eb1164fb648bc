/**
 * The house style: each rule holds for the tree, and a loop around IPC that is planted there is found. What else a rule
 * rejects: `rules.test.ts`, `rules/`. A part of `npm run lint`, too.
 */
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { formatFinding, readTree, RULES } from './index.ts';
import { ipcLoops } from './rules/ipc-loops.ts';
import { COVERED, EXCLUDED } from './rules/plain-english-places.ts';

const files = readTree(join(import.meta.dirname, '../../..'));

test('the tree was read', () => {
  expect(files.length).toBeGreaterThan(300);
});

test.each(RULES)('$name', ({ find }) => {
  expect(find(files).map(formatFinding)).toEqual([]);
});

test('each place of the plain English rule has a file', () => {
  const places = [...COVERED, ...EXCLUDED.map(([place]) => place)];
  expect(places.filter((place) => !files.some(({ path }) => place.test(path)))).toEqual([]);
});

test('a loop around IPC that is planted into a service is found, and it alone', () => {
  const at = 'libs/services/logd/src/state.ts';
  const loop = 'export function* run(cpu) { for (;;) {\n  yield* ipcSend(cpu);\n} }';
  const planted = files.map((file) =>
    file.path === at ? { ...file, text: `${file.text}\n${loop}\n` } : file,
  );
  expect(planted.some(({ path }) => path === at)).toBe(true);
  expect(ipcLoops.find(planted).map(({ path }) => path)).toEqual([at]);
});
