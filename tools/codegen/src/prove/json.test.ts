/** What is read of JSON that has another form than expected: nothing, and never an error. */
import { expect, test } from 'vitest';
import { isObject, list, object, strings, word } from './json.ts';

test.each<[string, value: unknown, object: boolean, list: number, strings: number, word: string]>([
  ['an object', { a: 1 }, true, 0, 0, ''],
  ['null', null, false, 0, 0, ''],
  ['a list', [{ a: 1 }, null, [], 'b'], false, 1, 1, ''],
  ['a text', 'b', false, 0, 0, 'b'],
  ['a number', 1, false, 0, 0, ''],
  ['nothing', undefined, false, 0, 0, ''],
])('%s', (_, value, isAn, objects, texts, said) => {
  expect(isObject(value)).toBe(isAn);
  expect(object(value)).toEqual(isAn ? value : {});
  expect(list(value)).toHaveLength(objects);
  expect(strings(value)).toHaveLength(texts);
  expect(word(value)).toBe(said);
});
