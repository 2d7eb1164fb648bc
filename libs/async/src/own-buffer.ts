/** Frames that leave the package: encoders put many frames into one buffer, which holds what others were told. */

/** The frame in a buffer that holds nothing else: a copy, if it is a view of a part. */
export function inOwnBuffer(frame: Uint8Array): Uint8Array {
  return frame.byteLength === frame.buffer.byteLength ? frame : frame.slice();
}
