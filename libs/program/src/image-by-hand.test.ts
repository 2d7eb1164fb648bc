/** All bytes of an image, computed by hand from the ELF and RISC-V specifications. */
import { expect, test } from 'vitest';
import { packImage } from './index.ts';

/** Parses hexadecimal digits to bytes, in memory order. */
function bytes(...lines: readonly string[]): Uint8Array {
  return Uint8Array.from(Buffer.from(lines.join('').replaceAll(' ', ''), 'hex'));
}

/** The ASCII bytes of a text, padded with zeros. */
function ascii(text: string, size: number): string {
  return Buffer.from(text.padEnd(size, '\0')).toString('hex');
}

const HEADER = [
  '7f454c46 02 01 01 00 0000000000000000', // magic, 64 bits, little-endian, version 1, System V
  '0200 f300 01000000', // EXEC, RISC-V, version 1
  '0000c01f00000000', // entry
  '4000000000000000', // program headers
  '0000000000000000', // no section headers
  '00000000 4000 3800 0200 4000 0000 0000', // flags; sizes of header and program headers, two of them
];

test('an image equals the bytes computed by hand', () => {
  const load = [
    '01000000 05000000', // LOAD, R and X
    'f000000000000000 0000c01f00000000 0000c01f00000000',
    '1000000000000000 1000000000000000 1000000000000000',
  ];
  const notes = [
    '04000000 04000000', // NOTE, R
    'b000000000000000 0000000000000000 0000000000000000',
    '3400000000000000 3400000000000000 0400000000000000',
  ];
  const name = ['07000000 05000000 01000000', ascii('abicus', 8), ascii('timed', 8)];
  const contracts = ['07000000 03000000 02000000', ascii('abicus', 8), ascii('abc', 4)];
  const padding = ['00'.repeat(0xf0 - 0xb0 - 0x34)];
  const text = ['0b000000 00000000', 'a04528396c753329'];
  expect(packImage({ name: 'timed', contracts: 'abc' })).toEqual(
    bytes(...HEADER, ...load, ...notes, ...name, ...contracts, ...padding, ...text),
  );
});

test.each([
  ['a', '', 0xe0],
  ['timed', 'abc', 0xf0],
  ['selftest-client', '0'.repeat(64), 0x130],
])('the text of "%s" begins at the first multiple of 16 after the notes', (name, contracts, at) => {
  const image = packImage({ name, contracts });
  const view = new DataView(image.buffer);
  expect([Number(view.getBigUint64(72, true)), image.length]).toEqual([at, at + 16]);
});

test('the size of a note with non-ASCII text is counted in bytes', () => {
  const image = packImage({ name: 'né', contracts: '' });
  const view = new DataView(image.buffer);
  expect([view.getUint32(0xb4, true), ...image.subarray(0xc4, 0xc8)]).toEqual([
    3, 0x6e, 0xc3, 0xa9, 0,
  ]);
});
