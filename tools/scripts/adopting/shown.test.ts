/** Whether a text in a document matches the output of a command. */
import { expect, test } from 'vitest';
import { shows } from './shown.ts';

test.each([
  ['a\nb\n', 'a\nb\n'],
  ['a\nb\n', 'a\nb'],
  ['a … c\n', 'a b c\n'],
  ['a\n…\nd\n', 'a\nb\nc\nd\n'],
  ['a\n…\n', 'a\n'],
  ['…\nd\n', 'a\nd\n'],
  ['(a) [b] $\n', '(a) [b] $\n'],
])('%j shows %j', (shown, output) => {
  expect(shows(shown, output)).toBe(true);
});

test.each([
  ['a\n', 'a\nb\n'],
  ['b\n', 'a\nb\n'],
  ['a … c\n', 'a b\nc\n'],
  ['a\n…\nd\n', 'a\nb\nc\n'],
  ['a.c\n', 'abc\n'],
  ['a\n', ''],
])('%j does not show %j', (shown, output) => {
  expect(shows(shown, output)).toBe(false);
});
