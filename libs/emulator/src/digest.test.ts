import { expect, test } from 'vitest';
import { Digest } from './digest.ts';

test('a digest is 16 hexadecimal digits, and is the same on each host', () => {
  const digest = new Digest()
    .word(1)
    .number(0.5)
    .text('ab')
    .bytes(Uint8Array.of(1, 2, 3))
    .big(-1n);
  expect(digest.hex()).toMatchInlineSnapshot(`"99776bb3e8deb2a8"`);
  expect(new Digest().hex()).toMatch(/^[0-9a-f]{16}$/);
});

test.each([
  ['order', new Digest().word(1).word(2), new Digest().word(2).word(1)],
  ['where a text ends', new Digest().text('ab').text('c'), new Digest().text('a').text('bc')],
  [
    'zero bytes at the end',
    new Digest().bytes(new Uint8Array(3)),
    new Digest().bytes(new Uint8Array(4)),
  ],
  ['a high word', new Digest().number(1), new Digest().number(1 + 2 ** 32)],
  ['a never', new Digest().number(Infinity), new Digest().number(Number.MAX_VALUE)],
  ['a sign', new Digest().number(-5), new Digest().number(5)],
  ['the top bit', new Digest().word(0), new Digest().word(0x8000_0000)],
])('distinguishes %s', (_, one, other) => {
  expect(one.hex()).not.toBe(other.hex());
});

test('0 and -0 have the same digest', () => {
  expect(new Digest().number(-0).hex()).toBe(new Digest().number(0).hex());
});

test('words() equals repeated calls of word()', () => {
  const source = Int32Array.from({ length: 10 }, (_, i) => i * 0x1234_5678);
  const slowly = new Digest();
  for (const word of source.subarray(2, 9)) slowly.word(word);
  expect(new Digest().words(source, 2, 7).hex()).toBe(slowly.hex());
});

test('changing any bit of a page changes both halves of the digest', () => {
  const page = new Int32Array(64);
  const before = new Digest().words(page, 0, 64).hex();
  for (let bit = 0; bit < 64 * 32; bit++) {
    page[bit >>> 5] = 1 << (bit & 31);
    const after = new Digest().words(page, 0, 64).hex();
    expect(after.slice(0, 8)).not.toBe(before.slice(0, 8));
    expect(after.slice(8)).not.toBe(before.slice(8));
    page[bit >>> 5] = 0;
  }
});
