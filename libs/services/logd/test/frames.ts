/** Frames for properties: those of the contract's vectors, others that are near them, and any bytes. */
import { LOGD_SERVICE } from '@abicus/abi-logd/testing';
import { hostileFrames, seededDraw } from '@abicus/wire/testing';
import fc from 'fast-check';

const drawn = hostileFrames(LOGD_SERVICE);

/** A frame that may be one of a client. */
export const frames: fc.Arbitrary<Uint8Array> = fc
  .integer({ min: 0 })
  .map((seed) => drawn(seededDraw(seed)));
