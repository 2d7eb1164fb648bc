import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeUtf8, encodeUtf8, readUtf8, utf8Length, writeUtf8 } from './text.ts';

test('well-formed text is encoded and decoded unchanged, short or long', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => {
      expect(decodeUtf8(encodeUtf8(text))).toBe(text);
    }),
  );
});

test.each([
  ['a continuation byte alone', [0x80]],
  ['an overlong slash', [0xc0, 0xaf]],
  ['half of a surrogate pair', [0xed, 0xa0, 0x80]],
  ['above U+10FFFF', [0xf4, 0x90, 0x80, 0x80]],
  ['cut off', [0x61, 0xe2, 0x82]],
])('%s is rejected', (_, bytes) => {
  expect(decodeUtf8(Uint8Array.from(bytes))).toBeUndefined();
  const long = new Uint8Array(100).fill(0x61);
  expect(decodeUtf8(Uint8Array.from([...long, ...bytes]))).toBeUndefined();
});

test('a byte order mark is an ordinary character', () => {
  expect(decodeUtf8(Uint8Array.of(0xef, 0xbb, 0xbf, 0x61))).toBe('\ufeffa');
});

test("text that is written in place has the encoder's bytes, unpaired surrogates included", () => {
  const units = fc.array(
    fc.oneof(fc.integer({ min: 0x20, max: 0x7e }), fc.integer({ min: 0, max: 0xffff })),
    { maxLength: 90 },
  );
  const pairs = fc.constantFrom('', '\u{1f600}', '\ud83d', '\ude00\ud83d', 'é€');
  fc.assert(
    fc.property(units, pairs, (codes, end) => {
      const text = String.fromCharCode(...codes) + end;
      const expected = encodeUtf8(text);
      const length = utf8Length(text);
      expect(length).toBe(expected.length);
      const bytes = new Uint8Array(length + 10).fill(0xee);
      writeUtf8(bytes, 5, text, length);
      expect(bytes.subarray(5, 5 + length)).toEqual(expected);
      expect([...bytes.subarray(0, 5), ...bytes.subarray(5 + length)]).toEqual(
        Array.from({ length: 10 }, () => 0xee),
      );
      expect(readUtf8(bytes, 5, 5 + length)).toBe(decodeUtf8(expected));
    }),
  );
});

/** Code units at which the number of bytes changes, and both halves of pairs. */
const EDGES = [0, 0x7f, 0x80, 0x7ff, 0x800, 0xd7ff, 0xd800, 0xdbff, 0xdc00, 0xdfff, 0xe000, 0xffff];

/**
 * Whether a text has the bytes of the platform's encoder, by its length and in place, and is decoded
 * again.
 */
function isAsEncoded(text: string): boolean {
  const expected = encodeUtf8(text);
  if (utf8Length(text) !== expected.length) return false;
  const bytes = new Uint8Array(expected.length);
  writeUtf8(bytes, 0, text, expected.length);
  const isSame = bytes.every((byte, i) => byte === expected[i]);
  return isSame && decodeUtf8(expected) === text.toWellFormed();
}

test('each code unit alone, and each two and three at an edge, match the encoder', () => {
  const all = Array.from({ length: 0x1_0000 }, (_, code) => String.fromCharCode(code));
  const edges = EDGES.map((code) => String.fromCharCode(code));
  const two = edges.flatMap((one) => edges.map((other) => one + other));
  const three = two.flatMap((one) => edges.map((other) => one + other));
  expect([...all, ...two, ...three].filter((text) => !isAsEncoded(text))).toEqual([]);
});
