/** Text that stands in comments: it neither ends one nor begins another, whatever language reads it. */
import { expect, test } from 'vitest';
import { commentText, docLines } from './code-file.ts';

test.each([
  ['the end of a comment', 'a */ b', 'a * / b'],
  ['the beginning of one, which Rust nests', 'a /* b', 'a / * b'],
  ['both at once', '/*/', '/ * /'],
  ['a backslash at the end of a line, which C continues', 'a \\\nb\\', 'a \\.\nb\\.'],
  ['a backslash before blanks at the end of a line', 'a \\ \t\nb', 'a \\.  \nb'],
  ['a backslash within a line', 'a\\b', 'a\\b'],
  ['lines that end in another way', 'a\r\nb\rc\u2028d\u2029e', 'a\nb\nc\nd\ne'],
  ['control characters', 'a\0b\tc\u007Fd', 'a b c d'],
  ['marks of direction', 'a\u200Eb\u200Fc\u202Ad\u202Ee\u2066f\u2069g', 'a b c d e f g'],
  ['other characters', 'µs → “ä” 漢', 'µs → “ä” 漢'],
])('%s', (_, given, text) => {
  expect(commentText(given)).toBe(text);
});

test('no text ends its comment, or begins another one in it', () => {
  for (const text of ['*/', '/*', '/*/', '*/*', '**/', '//*', '/*\n*/', '*\\\n/']) {
    const inside = docLines(text)
      .join('\n')
      .replace(/^\/\*\*/, '')
      .replace(/\*\/$/, '');
    expect(inside).not.toMatch(/\*\/|\/\*|\\\n/);
  }
});
