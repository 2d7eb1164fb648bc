/** The house style: each rule holds for the tree. What a rule rejects is in rules.test.ts. */
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { formatFinding, readTree, RULES } from './index.ts';
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
