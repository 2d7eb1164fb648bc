/** The house style: each rule holds for the tree. What a rule rejects is in rules.test.ts. */
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { formatFinding, readTree, RULES } from './index.ts';
import { COVERED, EXCLUDED, QUOTED } from './rules/plain-english-places.ts';

const files = readTree(join(import.meta.dirname, '../../..'));

test('the tree was read', () => {
  expect(files.length).toBeGreaterThan(300);
});

test.each(RULES)('$name', ({ find }) => {
  expect(find(files).map(formatFinding)).toEqual([]);
});

test('each place of the plain English rule has a file, and each quoted text occurs', () => {
  const places = [...COVERED, ...EXCLUDED.map(([place]) => place)];
  expect(places.filter((place) => !files.some(({ path }) => place.test(path)))).toEqual([]);
  const texts = new Map(files.map(({ path, text }) => [path, text]));
  expect(QUOTED.filter(({ path, quoted }) => !texts.get(path)?.includes(quoted))).toEqual([]);
});
