/** Properties of the generated codecs and decoders of the kernel ABI, over arbitrary values and bytes. */
import { A0, type Call, isReject } from '@abicus/wire';
import { dispatch, type KernelHandlers } from '@abicus/abi-kernel';
import * as testing from '@abicus/abi-kernel/testing';
import {
  caseMemory,
  DECODE_CASES,
  type Draw,
  fromHex,
  STRUCT_VECTORS,
} from '@abicus/abi-kernel/testing';
import fc, { type GeneratorValue } from 'fast-check';
import { describe, expect, test } from 'vitest';

/** Draws that fast-check records, so that it can make them smaller. */
const drawWith = (g: GeneratorValue): Draw => ({
  integer: (min, max) => g(fc.integer, { min, max }),
  bigint: (min, max) => g(fc.bigInt, { min, max }),
});

/** `anyMsgHeader` for `kernel.type.MsgHeader`. */
function arbitraryOf(id: string): (draw: Draw) => unknown {
  const name = `any${id.slice(id.lastIndexOf('.') + 1)}`;
  const found: unknown = Object.entries(testing).find(([key]) => key === name)?.[1];
  if (typeof found !== 'function') throw new Error(`there is no ${name}`);
  return (draw) => found(draw) as unknown;
}

describe.each(STRUCT_VECTORS.map((one) => [one.id, one] as const))('%s', (id, one) => {
  test('any value comes back from its bytes', () => {
    const any = arbitraryOf(id);
    fc.assert(
      fc.property(fc.gen(), (g) => {
        const value = any(drawWith(g));
        const bytes = one.encode(value);
        expect(bytes.length).toBe(one.size);
        expect(one.read(bytes, 0)).toEqual(value);
      }),
      { seed: 1 },
    );
  });

  test('any bytes are refused, or are the only ones of their value', () => {
    const bytes = fc.uint8Array({ minLength: one.size, maxLength: one.size });
    const sparse = bytes.map((all) => all.map((byte, i) => (i % 3 === 0 ? byte & 3 : 0)));
    const near = fc
      .tuple(fc.constantFrom(...one.vectors), fc.nat(one.size - 1), fc.nat(255))
      .map(([{ hex }, at, byte]) => fromHex(hex).map((old, i) => (i === at ? byte : old)));
    fc.assert(
      fc.property(fc.oneof(bytes, sparse, near), (given) => {
        const value = one.read(given, 0);
        expect(value === undefined ? given : one.encode(value)).toEqual(given);
      }),
      { seed: 1 },
    );
  });
});

/** Thrown by every handler: what a handler is given has been decoded. */
class Reached extends Error {}

const handlers = new Proxy({} as KernelHandlers<Call>, {
  get: () => () => {
    throw new Reached();
  },
});

const word = fc.oneof(
  fc.constantFrom(0, 1, -1, 2, 3, 0x1000, 0x7fff_ffff, -0x8000_0000, 0x1_0000),
  fc.integer({ min: -0x8000_0000, max: 0x7fff_ffff }),
);

test('whatever the registers hold, a call is refused with a declared error or reaches its handler', () => {
  const errors = new Set(
    Object.values(testing.CHECKS).flatMap((rows) => rows.map((row) => row.errno)),
  );
  const declared = new Set([...errors, ...DECODE_CASES.map(({ errno }) => errno)]);
  const memory = caseMemory({
    covers: [],
    what: '',
    registers: [],
    memory: [{ va: 0x1000, hex: 'ff'.repeat(64) }],
    errno: 0,
  });
  fc.assert(
    fc.property(fc.array(word, { minLength: 64, maxLength: 64 }), fc.nat(60), (words, number) => {
      const x = Int32Array.from(words);
      x[34] = number;
      x[35] = 0;
      try {
        const result = dispatch(handlers, { x, memory, second: 0 });
        expect(isReject(result) && declared.has(result.errno)).toBe(true);
        expect(declared.has(-(x[A0] ?? 0))).toBe(true);
      } catch (thrown) {
        if (!(thrown instanceof Reached)) throw thrown;
      }
    }),
    { seed: 1, numRuns: 2000 },
  );
});
