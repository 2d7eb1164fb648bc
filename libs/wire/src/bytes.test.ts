/** Getters and putters against `DataView`, at every alignment. */
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import * as wire from './bytes.ts';

const at = fc.integer({ min: 0, max: 9 });
const some = fc.uint8Array({ minLength: 17, maxLength: 17 });
const safe = fc.maxSafeNat();

function view(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset);
}

test('getters read what DataView reads', () => {
  fc.assert(
    fc.property(some, at, (bytes, from) => {
      const expected = view(bytes);
      expect(wire.getU8(bytes, from)).toBe(expected.getUint8(from));
      expect(wire.getU16(bytes, from)).toBe(expected.getUint16(from, true));
      expect(wire.getU32(bytes, from)).toBe(expected.getUint32(from, true));
      expect(wire.getI32(bytes, from)).toBe(expected.getInt32(from, true));
      const wide = expected.getBigUint64(from, true);
      expect(wire.getU64(bytes, from)).toBe(wide);
      expect(wire.getU53(bytes, from)).toBe(wide < 2n ** 53n ? Number(wide) : -1);
    }),
  );
});

test('putters write what DataView writes, and no other byte', () => {
  const check = (
    put: (bytes: Uint8Array) => void,
    expected: (target: DataView) => void,
    before: Uint8Array,
  ): void => {
    const ours = before.slice();
    const theirs = before.slice();
    put(ours);
    expected(view(theirs));
    expect(ours).toEqual(theirs);
  };
  fc.assert(
    fc.property(some, at, safe, fc.bigInt(0n, 2n ** 64n - 1n), (bytes, to, n, wide) => {
      check(
        (b) => wire.putU8(b, to, n),
        (v) => v.setUint8(to, n),
        bytes,
      );
      check(
        (b) => wire.putU16(b, to, n),
        (v) => v.setUint16(to, n, true),
        bytes,
      );
      check(
        (b) => wire.putU32(b, to, n),
        (v) => v.setUint32(to, n, true),
        bytes,
      );
      check(
        (b) => wire.putI32(b, to, -n),
        (v) => v.setInt32(to, -n, true),
        bytes,
      );
      check(
        (b) => wire.putU53(b, to, n),
        (v) => v.setBigUint64(to, BigInt(n), true),
        bytes,
      );
      check(
        (b) => wire.putU64(b, to, wide),
        (v) => v.setBigUint64(to, wide, true),
        bytes,
      );
    }),
  );
});

test('u53 ends at 2^53 − 1', () => {
  const bytes = new Uint8Array(8);
  wire.putU53(bytes, 0, Number.MAX_SAFE_INTEGER);
  expect(wire.getU53(bytes, 0)).toBe(Number.MAX_SAFE_INTEGER);
  wire.putU64(bytes, 0, 2n ** 53n);
  expect(wire.getU53(bytes, 0)).toBe(-1);
});

test('allZero reads the bytes of its range and no others', () => {
  const bytes = Uint8Array.of(1, 0, 0, 2);
  expect(wire.allZero(bytes, 1, 2)).toBe(true);
  expect(wire.allZero(bytes, 0, 2)).toBe(false);
  expect(wire.allZero(bytes, 2, 2)).toBe(false);
  expect(wire.allZero(bytes, 3, 0)).toBe(true);
});
