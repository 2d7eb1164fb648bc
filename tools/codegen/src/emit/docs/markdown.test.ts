import { expect, test } from 'vitest';
import { inline, mono, paragraph } from './markdown.ts';

test('a fence that a contract leaves open ends with its paragraph, not with the page', () => {
  expect(paragraph('a\n```ts\nb')).toEqual(['a\n```ts\nb\n```', '']);
  expect(paragraph('~~~~\n```\nb')).toEqual(['~~~~\n```\nb\n~~~~', '']);
  expect(paragraph('```\nb\n```\nc')).toEqual(['```\nb\n```\nc', '']);
});

test('code with ticks stands between more ticks than it has', () => {
  expect(mono('plain')).toBe('`plain`');
  expect(mono('a `b` | c')).toBe('``a `b` \\| c``');
  expect(mono('`${x}`')).toBe('`` `${x}` ``');
});

test('what turns the direction of text, and what is not seen, does not come to a page', () => {
  expect(inline('a\u202eb\u2066c\u0007d\u2028e')).toBe('a b c d e');
  expect(paragraph('a\u202eb\r\nc')).toEqual(['a b \nc', '']);
  expect(mono('a\u202eb')).toBe('`a b`');
});
