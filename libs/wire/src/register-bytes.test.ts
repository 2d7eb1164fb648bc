/** Bytes in registers, compared with a view of the same memory. */
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { bytesIn, copyBytes, isShort, setBytes } from './register-bytes.ts';
import { T1, T2, T3, T4 } from './registers.ts';

const REGISTERS = [T1, T2, T3, T4];

test('up to 32 bytes come out of four registers as they went in, and the rest of these is zero', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 32 }), fc.integer(), (bytes, filler) => {
      const x = new Int32Array(64).fill(filler);
      setBytes(x, REGISTERS, bytes);
      expect(bytesIn(x, REGISTERS, bytes.length)).toEqual(bytes);
      const all = new Uint8Array(32);
      all.set(bytes);
      expect(bytesIn(x, REGISTERS, 32)).toEqual(all);
      const others = [...x.keys()].filter((i) => !REGISTERS.includes(i & ~1));
      expect(others.every((i) => x[i] === filler)).toBe(true);
    }),
  );
});

test('the first byte is the lowest one of the first register, and t2 and t3 are not side by side', () => {
  const x = new Int32Array(64);
  setBytes(
    x,
    REGISTERS,
    Uint8Array.from({ length: 32 }, (_, i) => i + 1),
  );
  const word = (first: number): number => first * 0x0101_0101 + 0x0302_0100;
  expect(REGISTERS.flatMap((at) => [x[at], x[at + 1]])).toEqual(
    [1, 5, 9, 13, 17, 21, 25, 29].map(word),
  );
});

test('bytes are taken from a part of a buffer, and put into one', () => {
  const x = new Int32Array(64);
  const buffer = Uint8Array.of(9, 1, 2, 3, 4, 5, 9);
  setBytes(x, REGISTERS, buffer.subarray(1, 6));
  const into = new Uint8Array(8).fill(7);
  copyBytes(x, REGISTERS, into.subarray(2, 7));
  expect(into).toEqual(Uint8Array.of(7, 7, 1, 2, 3, 4, 5, 7));
});

test('more bytes than registers have is an error', () => {
  const x = new Int32Array(64);
  expect(() => bytesIn(x, REGISTERS, 33)).toThrow(RangeError);
  expect(() => setBytes(x, REGISTERS, new Uint8Array(33))).toThrow(RangeError);
});

test('a length is short from 0 to the most', () => {
  expect([-1, 0, 32, 33, 2 ** 53 - 1].map((length) => isShort(length, 32))).toEqual([
    false,
    true,
    true,
    false,
    false,
  ]);
});
