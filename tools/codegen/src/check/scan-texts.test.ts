/** The texts of a source: what is one, what is a part of another, and what is a hole. */
import { expect, test } from 'vitest';
import { HOLE } from './facts.ts';
import { scan } from './scan.ts';

const found = (text: string): string[] =>
  scan('a.ts', text).strings.map((one) => one.text.replaceAll(HOLE, '~'));

test.each([
  ["f('some text');", ['some text']],
  ['f(`some text`);', ['some text']],
  ['f(`some ${a} text`);', ['some ~ text']],
  ["f('four');", ['four']],
  ["f('six');", []],
  ["import { a } from 'some text';", []],
  ["export { a } from 'some text';", []],
])('%s', (text, texts) => {
  expect(found(text)).toEqual(texts);
});

// A part that begins a longer text is none of its own; the others may be the beginning of a line too.
test.each([
  ["f('some ' + a + ' text');", ['some ~ text', ' text']],
  ["f(a + ' some ' + 'text');", ['~ some text', ' some ', 'text']],
  ["f('some ' - a);", ['some ']],
  ["f(['some', a, 'text'].join(' '));", ['some ~ text', 'text']],
  ["f(['some', 'text'].join(a));", ['some', 'text']],
  ["f(['some', 'text'].map('long'));", ['some', 'text', 'long']],
  ["f(a.join('long'));", ['long']],
])('parts: %s', (text, texts) => {
  expect(found(text)).toEqual(texts);
});

test.each([
  ["const a = 'some'; f(`${a} text`);", ['some', 'some text']],
  ["const a = 'some' + b; f(`${a} text`);", ['some~', 'some~ text']],
  ['const a = 1; f(`${a} text`);', ['~ text']],
  ["let a = 'some'; f(`${a} text`);", ['some', '~ text']],
])('constants: %s', (text, texts) => {
  expect(found(text)).toEqual(texts);
});
