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
