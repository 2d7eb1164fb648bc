/** Frames that tests send: their values are of their types. */

/** The frame that an encoder made; throws if it made none, as of a value outside its type. */
export function encodedFrame(frame: Uint8Array | undefined): Uint8Array {
  if (frame === undefined) throw new Error('a value is outside its type: no frame was made');
  return frame;
}
