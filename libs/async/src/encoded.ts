/** Frames of values that programs give: one in JavaScript may give anything. */

/** The frame that an encoder makes; nothing for a value that is out of its bounds, or none at all. */
export function encoded(encode: () => Uint8Array | undefined): Uint8Array | undefined {
  try {
    return encode();
  } catch {
    return undefined;
  }
}
