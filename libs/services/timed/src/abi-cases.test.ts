/**
 * The generated cases of timed's protocol against its generated codecs and server: frames in, a
 * value or an error out, and for each malformed request the exact reply.
 */
import {
  CASE_NONCE,
  FRAME_CASES,
  FRAME_CODECS,
  FRAME_VECTORS,
  frameCaseTitle,
  type FrameDriver,
  fromHex,
  toHex,
  TYPE_CASES,
} from '@abicus/abi-timed/testing';
import { serve, type TimedHandlers } from '@abicus/abi-timed';
import { describe, expect, test } from 'vitest';

/** Thrown by every handler: what a handler is given has been decoded. */
class Reached extends Error {}

const handlers = new Proxy({} as TimedHandlers<undefined>, {
  get: () => () => {
    throw new Reached();
  },
});

const server: FrameDriver = {
  serve: (frame) => {
    try {
      const reply = serve(handlers, undefined, frame);
      return reply === undefined ? '' : toHex(reply);
    } catch (thrown) {
      if (thrown instanceof Reached) return undefined;
      throw thrown;
    }
  },
};

/** The cases that show something of an element. */
const provenBy = (id: string): typeof FRAME_CASES =>
  FRAME_CASES.filter(({ covers }) => covers.includes(id));

/** The cases of each operation and event. */
const SUITES = [
  provenBy('timed.register'),
  provenBy('timed.cancel'),
  provenBy('timed.sleepUntil'),
  provenBy('timed.room'),
  provenBy('timed.event.fired'),
];

/** Values that are refused with a status of their own. */
const VALUES = [provenBy('timed.register.qos'), provenBy('timed.sleepUntil.qos')];

const frames = SUITES.flat().map((one) => [frameCaseTitle(one), one] as const);

test('every case is of one suite', () => {
  expect(new Set(frames.map(([, one]) => one))).toEqual(new Set(FRAME_CASES));
  expect([...SUITES, ...VALUES].filter((suite) => suite.length === 0)).toEqual([]);
});

describe('decoding', () => {
  test.each(frames)('%s', (_, { codec, hex, error }) => {
    const decoded = FRAME_CODECS[codec]?.decode(fromHex(hex), CASE_NONCE);
    expect(decoded === undefined || 'value' in decoded ? '' : decoded.error).toBe(error);
    expect(decoded).toBeDefined();
  });
});

describe('serving', () => {
  const requests = frames.filter(([, one]) => one.codec.endsWith('.request'));
  test.each(requests)('%s', (_, { hex, reply }) => {
    expect(server.serve(fromHex(hex))).toBe(reply);
  });
});

describe.each(FRAME_VECTORS.map((one) => [`${one.id} ${one.codec}`, one] as const))(
  '%s',
  (_, { codec, vectors }) => {
    test.each(vectors)('is the bytes of the reference encoder: $what', (vector) => {
      const { value, nonce, hex } = vector;
      const encoded = FRAME_CODECS[codec]?.encode(value, nonce);
      expect(toHex(encoded ?? new Uint8Array(0))).toBe(hex);
      const dirty = new Uint8Array(hex.length / 2 + 3).fill(0xff);
      const into = FRAME_CODECS[codec]?.encode(value, nonce, dirty);
      expect(toHex(into ?? new Uint8Array(0))).toBe(hex);
      expect(toHex(dirty)).toBe(`${hex}ffffff`);
      expect(FRAME_CODECS[codec]?.decode(fromHex(hex), nonce)).toEqual({ value });
    });
  },
);

test.each(TYPE_CASES.map((one) => [one.id, one] as const))(
  '%s takes its edges and refuses what is outside',
  (_, one) => {
    for (const value of one.taken) {
      expect([value, one.make(value as never)]).toEqual([value, { ok: true, value }]);
    }
    for (const value of one.refused) {
      expect([value, one.make(value as never)]).toEqual([value, { ok: false, error: one.error }]);
    }
  },
);
