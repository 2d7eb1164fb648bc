/** FNV-1a, 64 bits: the hash of a principal's name, which is its identity. */

const PRIME_LOW = 0x1b3;

/**
 * The hash of bytes, or of a text in UTF-8, as an unsigned 64-bit number.
 * Computed in 16-bit limbs: the product of two of them is exact in a number.
 */
export function fnv1a64(input: Uint8Array | string): bigint {
  const bytes = typeof input === 'string' ? new TextEncoder().encode(input) : input;
  let a = 0xcbf2;
  let b = 0x9ce4;
  let c = 0x8422;
  let d = 0x2325;
  for (const byte of bytes) {
    d ^= byte;
    // The prime is 2^40 + 0x1b3: the limbs times 0x1b3, plus the low limbs shifted by 40 bits.
    const d2 = d * PRIME_LOW;
    const c2 = c * PRIME_LOW + (d2 >>> 16);
    const b2 = b * PRIME_LOW + (c2 >>> 16) + ((d << 8) & 0xffff);
    const a2 = a * PRIME_LOW + (b2 >>> 16) + ((c << 8) & 0xffff) + (d >>> 8);
    d = d2 & 0xffff;
    c = c2 & 0xffff;
    b = b2 & 0xffff;
    a = a2 & 0xffff;
  }
  return (BigInt(a) << 48n) | (BigInt(b) << 32n) | (BigInt(c) << 16n) | BigInt(d);
}
