/** Registers compared with 64-bit arithmetic on bigints. */
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import * as wire from './registers.ts';
import { A0 } from './registers.ts';

/** 64 bits, mostly edge values. */
const word = fc.oneof(
  fc.bigInt(0n, 2n ** 64n - 1n),
  fc.constantFrom(0n, 255n, 256n, 65_535n, 65_536n, 2n ** 31n - 1n, 2n ** 31n),
  fc.constantFrom(2n ** 32n - 1n, 2n ** 32n, 2n ** 53n - 1n, 2n ** 53n, 2n ** 63n),
  fc.constantFrom(2n ** 64n - 1n, 2n ** 64n - 4095n, 2n ** 64n - 4096n, 2n ** 64n - 2n ** 31n),
);

function holding(value: bigint): Int32Array {
  const x = new Int32Array(64);
  x[A0] = Number(BigInt.asIntN(32, value));
  x[A0 + 1] = Number(BigInt.asIntN(32, value >> 32n));
  return x;
}

function held(x: Int32Array): bigint {
  const [low = 0, high = 0] = x.subarray(A0, A0 + 2);
  return BigInt.asUintN(64, (BigInt(high) << 32n) | BigInt(low >>> 0));
}

test('each width accepts the values that fit it and no others', () => {
  const upTo = (bits: number, value: bigint): number =>
    value < 2n ** BigInt(bits) ? Number(value) : -1;
  fc.assert(
    fc.property(word, (value) => {
      const x = holding(value);
      expect(wire.u8In(x, A0)).toBe(upTo(8, value));
      expect(wire.u16In(x, A0)).toBe(upTo(16, value));
      expect(wire.u32In(x, A0)).toBe(upTo(32, value));
      expect(wire.u53In(x, A0)).toBe(upTo(53, value));
      expect(wire.u64In(x, A0)).toBe(value);
      const signed = BigInt.asIntN(64, value);
      const fits = signed >= -(2n ** 31n) && signed < 2n ** 31n;
      expect(wire.i32In(x, A0)).toBe(fits ? Number(signed) : Number.NaN);
      expect(wire.isZeros(x, A0)).toBe(value === 0n);
      expect(wire.isOnes(x, A0)).toBe(value === 2n ** 64n - 1n);
    }),
  );
});

test('setters write 64 bits, and leave the neighbours unchanged', () => {
  const x = new Int32Array(64).fill(7);
  fc.assert(
    fc.property(word, (value) => {
      wire.setWide(x, A0, value);
      expect(held(x)).toBe(value);
    }),
  );
  fc.assert(
    fc.property(fc.oneof(fc.maxSafeInteger(), fc.constantFrom(0, -1, 2 ** 32, -(2 ** 32))), (n) => {
      wire.setNumber(x, A0, n);
      expect(held(x)).toBe(BigInt.asUintN(64, BigInt(n)));
    }),
  );
  wire.setWide(x, A0, -1n);
  expect(wire.isOnes(x, A0)).toBe(true);
  x.fill(7, A0, A0 + 2);
  expect(x.every((one) => one === 7)).toBe(true);
});

test('decoding of a0 is total: no negative value is success', () => {
  fc.assert(
    fc.property(word, (value) => {
      const result = wire.resultOf(holding(value));
      const signed = BigInt.asIntN(64, value);
      expect(result).toBe(signed > -4096n ? Number(signed) : wire.UNKNOWN_RESULT);
    }),
  );
});

test.each([0.5, -0.5, Number.NaN, Infinity, -Infinity, 2 ** 53, 2 ** 64, -(2 ** 53)])(
  'a register set to %d, which is no integer of 53 bits, decodes as a value of no type',
  (value) => {
    const x = new Int32Array(64);
    wire.setNumber(x, A0, value);
    const read = [wire.u8In, wire.u16In, wire.u32In, wire.u53In].map((from) => from(x, A0));
    expect([...read, wire.i32In(x, A0)]).toEqual([-1, -1, -1, -1, Number.NaN]);
    expect([wire.isZeros(x, A0), wire.isOnes(x, A0)]).toEqual([false, false]);
  },
);
