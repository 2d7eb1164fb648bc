// @generated from contracts/rfc-0019-nonces.contract.ts (RFC-0019). Do not edit: change the contract, then run `abicus generate`.
// body sha256:fb30e9cfd66de92b

/**
 * Where arbitrary values come from: a seeded generator, or one of a library that shrinks. With
 * fast-check, `fc.gen().map((g) => anyPid(drawWith(g)))`, where `drawWith` answers each method
 * with the arbitrary of that name.
 */
export interface Draw {
  /** An integer, both ends included. */
  integer(min: number, max: number): number;
  /** The same beyond 53 bits. */
  bigint(min: bigint, max: bigint): bigint;
}

/** One of some values. There must be one. */
export function pick<T>(draw: Draw, values: readonly [T, ...T[]]): T {
  return values[draw.integer(0, values.length - 1)] ?? values[0];
}

/** A run of bytes. */
export function anyBytes(draw: Draw, min: number, max: number): Uint8Array {
  return Uint8Array.from({ length: draw.integer(min, max) }, () => draw.integer(0, 255));
}

/** Text of so many bytes in UTF-8: mostly ASCII, some of it of two bytes. */
export function anyText(draw: Draw, min: number, max: number): string {
  let room = draw.integer(min, max);
  let text = '';
  while (room > 0) {
    const wide = room > 1 && draw.integer(0, 7) === 0;
    text += String.fromCodePoint(wide ? draw.integer(0x80, 0x7ff) : draw.integer(0x20, 0x7e));
    room -= wide ? 2 : 1;
  }
  return text;
}
