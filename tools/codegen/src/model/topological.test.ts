/** The order of numbered nodes. */
import { expect, test } from 'vitest';
import { topological } from './topological.ts';

const ordered = (before: readonly (readonly (number | undefined)[])[]) =>
  topological(before.length, (node) => before[node] ?? []);

test('a node comes after its predecessors, and otherwise by number', () => {
  expect(ordered([[2], [], [], [0, 2]])).toEqual({ order: [1, 2, 0, 3], rest: [] });
});

test('a predecessor that is no node does not count, and one that is named twice counts once', () => {
  expect(ordered([[undefined], [0, 0, undefined]])).toEqual({ order: [0, 1], rest: [] });
});

test('what is in a cycle or behind one is not ordered', () => {
  expect(ordered([[1], [0], [1], []])).toEqual({ order: [3], rest: [0, 1, 2] });
});
