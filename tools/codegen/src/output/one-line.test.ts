import { expect, test } from 'vitest';
import { oneLine } from './one-line.ts';

test.each(['a', ' a ', 'a\nb', 'a \n\t b', 'a\n\n \nb\n', '\n a', '', '\n', ' \n \n '])(
  'the ends of lines in %j are blanks',
  (text) => {
    expect(oneLine(text)).toBe(text.replaceAll(/\s*\n\s*/g, ' '));
  },
);

test('a line with a million blanks is read once, not once for each of them', () => {
  const blanks = ' '.repeat(1_000_000);
  expect(oneLine(`a${blanks}b\nc`)).toBe(`a${blanks}b c`);
});
