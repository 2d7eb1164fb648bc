/** Frames for properties: those of the contract's vectors, others that are near them, and any bytes. */
import { LOGD_SERVICE } from '@abicus/abi-logd/testing';
import { type ServiceShape, fromHex } from '@abicus/wire/testing';
import fc from 'fast-check';

const service: ServiceShape = LOGD_SERVICE;
const vectors = Object.values(service.frames).flatMap((frame) =>
  frame.vectors.map(({ hex }) => fromHex(hex)),
);

/** Frames similar to those of the vectors: one byte changed, truncated, or with bytes appended. */
const near = fc
  .tuple(fc.constantFrom(...vectors), fc.nat(60), fc.nat(255), fc.integer({ min: -6, max: 2 }))
  .map(([vector, at, byte, more]) => {
    const bytes = new Uint8Array(Math.max(0, vector.length + more));
    bytes.set(vector.subarray(0, bytes.length));
    if (at < bytes.length) bytes[at] = byte;
    return bytes;
  });

/** A frame that may be one of a client. */
export const frames: fc.Arbitrary<Uint8Array> = fc.oneof(
  { arbitrary: near, weight: 4 },
  { arbitrary: fc.constantFrom(...vectors), weight: 2 },
  { arbitrary: fc.uint8Array({ maxLength: 64 }), weight: 1 },
);
