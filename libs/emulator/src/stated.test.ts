import { expect, test } from 'vitest';
import { stated } from './stated.ts';

const unreadable = { unreadable: expect.any(String) };

test('plain values are copied: later changes do not reach the copy', () => {
  const list = [1, 'a', true];
  const copy = stated(() => ({ list, empty: {} }));
  list.push(2);
  expect(copy).toEqual({ list: [1, 'a', true], empty: {} });
});

test.each<[string, () => unknown]>([
  ['nothing', () => undefined],
  ['null', () => null],
  ['null in a list', () => [null]],
  ['a hole of a list', () => Array.from({ length: 2 })],
  ['a function', () => ({ requests: () => 1 })],
  ['a symbol', () => Symbol('a')],
  ['a bigint', () => [1n]],
  [
    'a record of itself',
    () => {
      const self: Record<string, unknown> = {};
      self['self'] = self;
      return self;
    },
  ],
  ['a long list without values', () => Array.from({ length: 100_000 }, () => 1)],
  ['a list of any length', () => Object.assign([], { length: 2 ** 32 - 1 })],
  [
    'a getter that throws',
    () => ({
      get count(): number {
        throw new Error('count');
      },
    }),
  ],
])('what is no plain value is not taken: %s', (_, read) => {
  expect(stated(read)).toEqual(unreadable);
});

test.each<[string, unknown, string]>([
  ['an error', new Error('bug'), 'bug'],
  ['a text', 'bug', 'bug'],
  ['nothing', undefined, 'undefined'],
  ['a value without a text', Object.create(null), 'it threw a value that has no text'],
])('a reader that throws is told of in place of its values: %s', (_, thrown, why) => {
  const read = (): never => {
    throw thrown;
  };
  expect(stated(read)).toEqual({ unreadable: why });
});

test('a list of 99,999 values is taken, and one more is not', () => {
  const ofLength = (length: number) => stated(() => Array.from({ length }, () => 0));
  expect(ofLength(99_999)).toHaveLength(99_999);
  expect(ofLength(100_000)).toEqual(unreadable);
});

test('values are taken 16 levels deep, and no deeper', () => {
  const nested = (levels: number) => {
    let value: unknown = 0;
    for (let i = 0; i < levels; i++) value = [value];
    return stated(() => value);
  };
  expect(nested(16)).toEqual([expect.anything()]);
  expect(nested(17)).toEqual(unreadable);
});

test('texts and names of a million characters are taken, and one more is not', () => {
  const text = 'x'.repeat(500_000);
  expect(stated(() => ({ [text]: text }))).toEqual({ [text]: text });
  expect(stated(() => [text, text, 'x'])).toEqual(unreadable);
  expect(stated(() => ({ [text]: [text], x: 1 }))).toEqual(unreadable);
});

test('of what a reader throws 200 characters are told', () => {
  const read = (): never => {
    throw new Error('x'.repeat(201));
  };
  expect(stated(read)).toEqual({ unreadable: 'x'.repeat(200) });
});
