/** Properties of the generated codecs and server of timed, over arbitrary values and bytes. */
import { serve } from '@abicus/abi-timed';
import { TIMED_SERVICE } from '@abicus/abi-timed/testing';
import {
  anyFrame,
  codecOf,
  type Draw,
  fromHex,
  REACHED_HANDLERS,
  type ServiceShape,
  unlessReached,
} from '@abicus/wire/testing';
import fc, { type GeneratorValue } from 'fast-check';
import { describe, expect, test } from 'vitest';

/** Draws values by fast-check, so that it can shrink them. */
const drawWith = (g: GeneratorValue): Draw => ({
  integer: (min, max) => g(fc.integer, { min, max }),
  bigint: (min, max) => g(fc.bigInt, { min, max }),
});

const nonces = fc.bigInt({ min: 0n, max: 0xffff_ffffn });

const service: ServiceShape = TIMED_SERVICE;
const frames = Object.entries(service.frames).map(
  ([name, frame]) => [name, codecOf(service, frame)] as const,
);

test.each(frames)('%s: decoding an encoded value gives the value', (name, codec) => {
  fc.assert(
    fc.property(fc.gen(), nonces, (g, nonce) => {
      const value = anyFrame(service, name, drawWith(g));
      const frame = codec.encode(value, nonce) ?? new Uint8Array(0);
      expect(codec.decode(frame, nonce)).toEqual({ value });
    }),
    { seed: 1 },
  );
});

/** Frames similar to those of the vectors: one byte changed, truncated, or with bytes appended. */
const near = fc
  .tuple(
    fc.constantFrom(
      ...Object.values(service.frames).flatMap(({ vectors }) => vectors.map(({ hex }) => hex)),
    ),
    fc.nat(30),
    fc.nat(255),
    fc.integer({ min: -4, max: 1 }),
  )
  .map(([hex, at, byte, more]) => {
    const bytes = fromHex(`${hex}00`).map((old, i) => (i === at ? byte : old));
    return bytes.slice(0, bytes.length - 1 + more);
  });
const anyBytes = fc.oneof(near, fc.uint8Array({ maxLength: 40 }));

describe.each(frames)('%s', (name, codec) => {
  test('bytes are rejected, or equal the encoding of their value', () => {
    fc.assert(
      fc.property(anyBytes, (frame) => {
        const decoded = codec.decode(frame, 0x0102_0304n);
        const again =
          'value' in decoded ? codec.encode(decoded.value, nonceOf(name, frame)) : frame;
        expect(again).toEqual(frame);
      }),
      { seed: 1, numRuns: 500 },
    );
  });
});

/** The nonce in a frame; a reply must have the expected one. */
function nonceOf(codec: string, frame: Uint8Array): bigint {
  if (!codec.endsWith('.request')) return 0x0102_0304n;
  return BigInt(new DataView(frame.buffer, frame.byteOffset).getUint32(4, true));
}

test('each frame is answered with a reply of the protocol or reaches a handler', () => {
  fc.assert(
    fc.property(anyBytes, (frame) => {
      const served = unlessReached(() => [serve(REACHED_HANDLERS, undefined, frame)]);
      if (served === undefined) return;
      const reply = served[0] ?? new Uint8Array(0);
      expect([...reply.subarray(0, 3)]).toEqual([0x54, 0x4d, 1]);
      expect((reply[3] ?? 0) >= 0x80 && (reply[4] ?? 0) > 0).toBe(true);
    }),
    { seed: 1, numRuns: 2000 },
  );
});
