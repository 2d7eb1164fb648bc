import { expect, test } from 'vitest';
import { fnv1a64 } from './fnv.ts';

/** Vectors of the reference implementation (draft-eastlake-fnv, test suite). */
test.each([
  ['', 0xcbf2_9ce4_8422_2325n],
  ['a', 0xaf63_dc4c_8601_ec8cn],
  ['foobar', 0x8594_4171_f739_67e8n],
  ['chongo was here!\n', 0x4681_0940_eff5_f915n],
])('%j', (text, hash) => {
  expect(fnv1a64(text)).toBe(hash);
  expect(fnv1a64(new TextEncoder().encode(text))).toBe(hash);
});

test('bytes above 127 are hashed unsigned', () => {
  const wide = (bytes: readonly number[]): bigint =>
    bytes.reduce((hash, byte) => {
      return BigInt.asUintN(64, (hash ^ BigInt(byte)) * 0x100_0000_01b3n);
    }, 0xcbf2_9ce4_8422_2325n);
  const all = Array.from({ length: 256 }, (_, i) => 255 - i);
  expect(fnv1a64(Uint8Array.from(all))).toBe(wide(all));
});
