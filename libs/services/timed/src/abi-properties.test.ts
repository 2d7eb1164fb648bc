/** Properties of the generated codecs and server of timed, over arbitrary values and bytes. */
import { serve, type TimedHandlers } from '@abicus/abi-timed';
import {
  anyCancelRequest,
  anyRegisterReply,
  anyRegisterRequest,
  anySleepUntilReply,
  anySleepUntilRequest,
  type Draw,
  FRAME_CODECS,
  FRAME_VECTORS,
  fromHex,
} from '@abicus/abi-timed/testing';
import fc, { type GeneratorValue } from 'fast-check';
import { describe, expect, test } from 'vitest';

/** Draws that fast-check records, so that it can make them smaller. */
const drawWith = (g: GeneratorValue): Draw => ({
  integer: (min, max) => g(fc.integer, { min, max }),
  bigint: (min, max) => g(fc.bigInt, { min, max }),
});

const nonces = fc.bigInt({ min: 0n, max: 0xffff_ffffn });

test.each([
  ['timed.register.request', anyRegisterRequest],
  ['timed.register.reply', anyRegisterReply],
  ['timed.cancel.request', anyCancelRequest],
  ['timed.sleepUntil.request', anySleepUntilRequest],
  ['timed.sleepUntil.reply', anySleepUntilReply],
] as const)('%s: any value comes back from its bytes', (codec, any) => {
  fc.assert(
    fc.property(fc.gen(), nonces, (g, nonce) => {
      const value = any(drawWith(g));
      const frame = FRAME_CODECS[codec]?.encode(value, nonce) ?? new Uint8Array(0);
      expect(FRAME_CODECS[codec]?.decode(frame, nonce)).toEqual({ value });
    }),
    { seed: 1 },
  );
});

/** Frames near those of the vectors: one byte another, cut, or with something behind. */
const near = fc
  .tuple(
    fc.constantFrom(...FRAME_VECTORS.flatMap(({ vectors }) => vectors.map(({ hex }) => hex))),
    fc.nat(30),
    fc.nat(255),
    fc.integer({ min: -4, max: 1 }),
  )
  .map(([hex, at, byte, more]) => {
    const bytes = fromHex(`${hex}00`).map((old, i) => (i === at ? byte : old));
    return bytes.slice(0, bytes.length - 1 + more);
  });
const frames = fc.oneof(near, fc.uint8Array({ maxLength: 40 }));

describe.each(Object.keys(FRAME_CODECS))('%s', (name) => {
  test('any bytes are refused, or are the only ones of their value', () => {
    fc.assert(
      fc.property(frames, (frame) => {
        const decoded = FRAME_CODECS[name]?.decode(frame, 0x0102_0304n);
        const again =
          decoded !== undefined && 'value' in decoded
            ? FRAME_CODECS[name]?.encode(decoded.value, nonceOf(name, frame))
            : frame;
        expect(again).toEqual(frame);
      }),
      { seed: 1, numRuns: 500 },
    );
  });
});

/** The nonce in a frame: a request's is taken from it, a reply's must be the one asked for. */
function nonceOf(codec: string, frame: Uint8Array): bigint {
  if (!codec.endsWith('.request')) return 0x0102_0304n;
  return BigInt(new DataView(frame.buffer, frame.byteOffset).getUint32(4, true));
}

/** Thrown by every handler: what a handler is given has been decoded. */
class Reached extends Error {}

test('whatever a frame holds, it is answered with a reply of the protocol or reaches a handler', () => {
  const handlers = new Proxy({} as TimedHandlers<undefined>, {
    get: () => () => {
      throw new Reached();
    },
  });
  fc.assert(
    fc.property(frames, (frame) => {
      try {
        const reply = serve(handlers, undefined, frame) ?? new Uint8Array(0);
        expect([...reply.subarray(0, 3)]).toEqual([0x54, 0x4d, 1]);
        expect((reply[3] ?? 0) >= 0x80 && (reply[4] ?? 0) > 0).toBe(true);
      } catch (thrown) {
        if (!(thrown instanceof Reached)) throw thrown;
      }
    }),
    { seed: 1, numRuns: 2000 },
  );
});
