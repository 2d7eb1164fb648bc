/** Frames of a client that knows a protocol and does not keep to it. */
import { anyBytes, type Draw } from './draw.ts';
import { fromHex } from './hex.ts';
import type { ServiceShape } from './shapes.ts';

/** The longest frame of arbitrary bytes. */
const ARBITRARY = 64;
/** Most bytes that are appended to a frame. */
const APPENDED = 8;

/** Draws frames of a protocol, frames that are near them, and arbitrary bytes. */
export function hostileFrames(service: ServiceShape): (draw: Draw) => Uint8Array {
  const vectors = Object.values(service.frames).flatMap((frame) =>
    frame.vectors.map(({ hex }) => fromHex(hex)),
  );
  if (vectors.length === 0) throw new Error(`${service.name} has no frames`);
  return (draw) => {
    const vector = vectors[draw.integer(0, vectors.length - 1)] ?? new Uint8Array();
    const at = draw.integer(0, Math.max(0, vector.length - 1));
    switch (draw.integer(0, 6)) {
      case 0:
        return anyBytes(draw, 0, ARBITRARY);
      case 1:
        return vector.slice(0, at);
      case 2:
        return Uint8Array.from([...vector, ...anyBytes(draw, 1, APPENDED)]);
      case 3:
      case 4:
        return vector.map((byte, i) => (i === at ? draw.integer(0, 255) : byte));
      default:
        return vector.slice();
    }
  };
}
