/** The golden vectors of what init sends, and one of them by hand. */
import { encodeStart, type Start } from '@abicus/abi-init';
import { fromHex, STRUCT_VECTORS, toHex } from '@abicus/abi-init/testing';
import { describe, expect, test } from 'vitest';

describe.each(STRUCT_VECTORS.map((one) => [one.id, one] as const))('%s', (_, one) => {
  test.each(one.vectors)('is the bytes of the reference encoder: $what', ({ value, hex }) => {
    expect(toHex(one.encode(value))).toBe(hex);
    expect(one.read(fromHex(hex), 0)).toEqual(value);
  });

  test.each(one.refused)('is not $what', ({ hex }) => {
    expect(one.read(fromHex(hex), 0)).toBeUndefined();
  });

  test('is nothing if it is cut, or its first byte is another', () => {
    for (const { hex } of one.vectors) {
      const bytes = fromHex(hex);
      for (let length = 0; length < one.size; length++) {
        expect(one.read(bytes.slice(0, length), 0)).toBeUndefined();
      }
      bytes[0] = 0xff;
      expect(one.read(bytes, 0)).toBeUndefined();
    }
  });
});

test('init.type.Start by hand: STRT, the grants, zeros', () => {
  const start: Start = { grants: 3 };
  expect(toHex(encodeStart(start))).toBe('53545254' + '03000000' + '0000000000000000');
});
