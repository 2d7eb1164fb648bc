/** What tests draw: this workspace's vitest runs with the plugin, so these tests are recorded too. */
import { drew } from '@abicus/wire/testing';
import { beforeEach, expect, test, type TestContext } from 'vitest';
import { DrawsOf, textOf } from './draws.ts';
import { MOST_TOLD } from './format.ts';

const EVEN = { id: 'sample.invariant.even', forAll: 'number' };

/** What the runner left in the tests that ran, by their names. */
const done = new Map<string, TestContext['task']>();
const drawsIn = (name: string): unknown =>
  Reflect.get(Object(Reflect.get(done.get(name)?.meta ?? {}, 'abicus')), 'draws');

beforeEach(({ task }) => void done.set(task.name, task));

test('draws, and asserts of each', () => {
  for (const one of [2, 4, 2, 8]) {
    drew(EVEN, one, { most: one, none: 0 });
    expect(one % 2).toBe(0);
  }
});

test('draws some, and asserts of all; then one more', () => {
  expect(0).toBe(0);
  for (const one of ['a', 'b', 'b']) drew(EVEN, one, {});
  expect(2).toBe(2);
  drew(EVEN, 'c', { most: 9 });
});

test('draws from two domains', () => {
  drew(EVEN, 1n, {});
  drew({ ...EVEN, forAll: 'sum' }, [1n], {});
  expect(1).toBe(1);
});

test('of draws the largest number is kept, and how many were different', () => {
  expect(drawsIn('draws, and asserts of each')).toEqual([
    {
      ...EVEN,
      times: 4,
      judged: 4,
      distinct: 3,
      told: [],
      assertions: 4,
      reached: { most: 8, none: 0 },
    },
  ]);
});

test('a draw after the last assertion is judged by none, and reaches nothing', () => {
  expect(drawsIn('draws some, and asserts of all; then one more')).toEqual([
    { ...EVEN, times: 4, judged: 3, distinct: 2, told: ['a', 'b'], assertions: 1, reached: {} },
  ]);
});

test('domains are kept apart', () => {
  expect(drawsIn('draws from two domains')).toMatchObject([
    { forAll: 'number', judged: 1 },
    { forAll: 'sum', judged: 1 },
  ]);
});

test.each<[unknown, unknown, boolean]>([
  [{ a: 1, b: [2n] }, { b: [2n], a: 1 }, true],
  [new Uint8Array([1, 2]), new Uint8Array([1, 2]), true],
  [new Set([1]), new Set([2]), false],
  [1, 1n, false],
])('%o and %o as text: the same is %s', (a, b, isSame) => {
  expect(textOf(a) === textOf(b)).toBe(isSame);
});

/** What is kept of these draws, an assertion after each. */
function kept(draws: readonly (readonly [one: unknown, reached?: Record<string, number>])[]) {
  const of = new DrawsOf(EVEN, 0);
  draws.forEach(([one, reached = {}], i) => of.draw(one, reached, i));
  return of.end(draws.length);
}

test('names are told up to the limit, and of more none', () => {
  const names = (count: number): [string][] => Array.from({ length: count }, (_, i) => [`n${i}`]);
  const { told, distinct } = kept(names(MOST_TOLD));
  expect([told.length, distinct]).toEqual([MOST_TOLD, MOST_TOLD]);
  const more = kept(names(MOST_TOLD + 1));
  expect([more.told, more.distinct]).toEqual([[], MOST_TOLD + 1]);
});

test('long draws that begin alike are distinct, and equal ones are not', () => {
  const long = 'x'.repeat(1000);
  const draws = [`${long}a`, `${long}b`, `${long}a`].map((text): [unknown] => [{ text }]);
  expect(kept(draws)).toMatchObject({ times: 3, distinct: 2 });
});

test('of what a draw reached the largest is kept, in whatever order they come', () => {
  const draws = [3, 9, 1].map((depth): [unknown, Record<string, number>] => [depth, { depth }]);
  expect(kept(draws).reached).toEqual({ depth: 9 });
});
