/**
 * What the formats are measured on: 256 different messages of each kind, so that no format can be
 * flattered by a constant.
 */

/** A fixed frame: what `register` of timed carries. */
export type Fixed = { readonly nonce: number; readonly qos: number; readonly deadline: bigint };

/** A frame with a string of about 18 characters and 64 bytes. */
export type Mixed = { readonly nonce: number; readonly key: string; readonly value: Uint8Array };

/** How many messages rotate; a power of two. */
export const ROTATION = 256;

/** The messages of the first kind. */
export function fixedMessages(): Fixed[] {
  return Array.from({ length: ROTATION }, (_, i) => ({
    nonce: (i * 2_654_435_761) >>> 0,
    qos: i & 3,
    deadline: 1_000_000_007n * BigInt(i + 1) + (BigInt(i & 7) << 40n),
  }));
}

/** The messages of the second kind. */
export function mixedMessages(): Mixed[] {
  return Array.from({ length: ROTATION }, (_, i) => ({
    nonce: (i * 2_654_435_761) >>> 0,
    key: `service/${i.toString(36).padStart(2, '0')}/state.${i % 10}`,
    value: Uint8Array.from({ length: 64 }, (_unused, j) => (i * 31 + j * 7) & 0xff),
  }));
}
