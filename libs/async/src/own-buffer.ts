/**
 * Gives outgoing frames buffers of their own: encoders put many frames into one buffer, and the others
 * may be for another peer.
 */

/** The frame in a buffer that contains nothing else: a copy, if it is a view of a part. */
export function inOwnBuffer(frame: Uint8Array): Uint8Array {
  return frame.byteLength === frame.buffer.byteLength ? frame : frame.slice();
}
