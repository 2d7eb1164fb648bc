/** Bytes of good and bad fields. */
import { expect, test } from 'vitest';
import { badField } from './bad-fields.ts';
import { emptySize, goodFields, little, partBytes } from './fields.ts';
import { toHex } from './hex.ts';
import type { FieldShape, Fields } from './shapes.ts';

const FIELDS: Fields = [
  ['mark', { constant: 0x1234, wire: 'u16' }],
  ['pad', { zero: 2 }],
  ['count', 'u32'],
  ['name', { text: 'u8', min: 2, max: 5 }],
  ['body', { bytes: 'u16', min: 0, max: 3 }],
];

test('fields are packed in their order, little-endian', () => {
  expect(toHex(goodFields({}, FIELDS))).toBe(
    ['3412', '0000', '00000000', '026161', '0000'].join(''),
  );
  expect(emptySize({}, FIELDS)).toBe(2 + 2 + 4 + 1 + 2);
  expect(little(0x0102n, 4)).toEqual([2, 1, 0, 0]);
});

const bad = (shape: FieldShape): string[] =>
  badField({}, 'x', shape).map((one) => `${toHex(partBytes(shape, one))} ${one.what}`);

test('padding that is not zero and a wrong constant are bad', () => {
  expect(bad({ zero: 3 })).toEqual([
    '010000 byte 0 of the padding is not zero',
    '000001 byte 2 of the padding is not zero',
  ]);
  expect(bad({ constant: 7, wire: 'u8' })).toEqual(['08 8 instead of 7', '00 0 instead of 7']);
});

test('text that is too short, too long, or invalid UTF-8 is bad', () => {
  expect(bad({ text: 'u8', min: 2, max: 3 })).toEqual([
    '0161 shorter than 2',
    '0461616161 longer than 3',
    '02ffff bytes that are no UTF-8',
    '02c080 UTF-8 longer than it needs to be',
  ]);
  expect(bad({ bytes: 'u8', min: 0, max: 255 })).toEqual([]);
  expect(bad({ bytes: 'u8', min: 0, max: 254 })).toEqual([`ff${'61'.repeat(255)} longer than 254`]);
});
