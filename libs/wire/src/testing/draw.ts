/** Sources of arbitrary values. */

/**
 * A seeded generator, or one of a library that shrinks. With fast-check, `fc.gen().map((g) =>
 * anyValue(TYPES, 'Pid', drawWith(g)))`, where `drawWith` answers each method with the arbitrary of
 * that name.
 */
export interface Draw {
  /** An integer, both ends included. */
  integer(min: number, max: number): number;
  /** An integer beyond 53 bits, both ends included. */
  bigint(min: bigint, max: bigint): bigint;
}

/** Bytes of a length within bounds. */
export function anyBytes(draw: Draw, min: number, max: number): Uint8Array {
  return Uint8Array.from({ length: draw.integer(min, max) }, () => draw.integer(0, 255));
}

/** Text with this many bytes in UTF-8: mostly ASCII, some characters of two bytes. */
export function anyText(draw: Draw, min: number, max: number): string {
  let text = '';
  for (let room = draw.integer(min, max), width = 1; room > 0; room -= width) {
    width = room > 1 && draw.integer(0, 7) === 0 ? 2 : 1;
    const [least, most] = width === 2 ? [0x80, 0x7ff] : [0x20, 0x7e];
    text += String.fromCodePoint(draw.integer(least, most));
  }
  return text;
}

/** The generator of Park and Miller, "minimal standard": its modulus and its multiplier. */
const [MODULUS, MULTIPLIER] = [2_147_483_647, 48_271];

/** A seeded source of arbitrary values: the same seed gives the same values. It is fast, and it does not shrink. */
export function seededDraw(seed: number): Draw {
  // 0 would stay 0.
  let state = (Math.abs(Math.trunc(seed)) % (MODULUS - 1)) + 1;
  const next = (): number => (state = (state * MULTIPLIER) % MODULUS);
  // 24 bits of each: its range is not a power of two.
  const bits = (): bigint => BigInt(next() & 0xffffff);
  const bigint = (min: bigint, max: bigint): bigint => {
    const range = max - min + 1n;
    let value = 0n;
    for (let left = range; left > 0n; left >>= 24n) value = (value << 24n) | bits();
    return min + (value % range);
  };
  return {
    bigint,
    integer: (min, max) =>
      max - min < 0xffffff
        ? min + ((next() - 1) % (max - min + 1))
        : Number(bigint(BigInt(min), BigInt(max))),
  };
}
