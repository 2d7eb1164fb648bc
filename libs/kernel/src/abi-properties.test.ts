/** Properties of the generated codecs and decoders of the kernel ABI, over random values and bytes. */
import { A0, isReject } from '@abicus/wire';
import { dispatch } from '@abicus/abi-kernel';
import { CALLS, CHECKS, TYPES } from '@abicus/abi-kernel/testing';
import {
  anyValue,
  caseMemory,
  decodeCases,
  type Draw,
  fromHex,
  REACHED_HANDLERS,
  structsOf,
  type Types,
  unlessReached,
} from '@abicus/wire/testing';
import fc, { type GeneratorValue } from 'fast-check';
import { describe, expect, test } from 'vitest';

/** Draws from a recorded fast-check generator, which fast-check can shrink. */
const drawWith = (g: GeneratorValue): Draw => ({
  integer: (min, max) => g(fc.integer, { min, max }),
  bigint: (min, max) => g(fc.bigInt, { min, max }),
});

describe.each(structsOf(TYPES).map(([name, one]) => [one.id, name, one] as const))(
  '%s',
  (_, name, one) => {
    test('decoding the bytes of a value returns the value', () => {
      fc.assert(
        fc.property(fc.gen(), (g) => {
          const value = anyValue<Types, string>(TYPES, name, drawWith(g));
          const bytes = one.encode(value as never);
          expect(bytes.length).toBe(one.size);
          expect(one.read(bytes, 0)).toEqual(value);
        }),
        { seed: 1 },
      );
    });

    test('bytes are rejected, or encoding the decoded value returns the same bytes', () => {
      const bytes = fc.uint8Array({ minLength: one.size, maxLength: one.size });
      const sparse = bytes.map((all) => all.map((byte, i) => (i % 3 === 0 ? byte & 3 : 0)));
      const near = fc
        .tuple(fc.constantFrom(...one.vectors), fc.nat(one.size - 1), fc.nat(255))
        .map(([{ hex }, at, byte]) => fromHex(hex).map((old, i) => (i === at ? byte : old)));
      fc.assert(
        fc.property(fc.oneof(bytes, sparse, near), (given) => {
          const value = one.read(given, 0);
          expect(value === undefined ? given : one.encode(value as never)).toEqual(given);
        }),
        { seed: 1 },
      );
    });
  },
);

const word = fc.oneof(
  fc.constantFrom(0, 1, -1, 2, 3, 0x1000, 0x7fff_ffff, -0x8000_0000, 0x1_0000),
  fc.integer({ min: -0x8000_0000, max: 0x7fff_ffff }),
);

test('a syscall with random registers is rejected with a declared error or reaches its handler', () => {
  const errors = new Set(
    Object.values(CHECKS).flatMap((rows) => rows.map(({ errno }): number => errno)),
  );
  const declared = new Set([...errors, ...decodeCases(CALLS).map(({ errno }) => errno)]);
  const memory = caseMemory({ memory: [{ va: 0x1000, hex: 'ff'.repeat(64) }] });
  fc.assert(
    fc.property(fc.array(word, { minLength: 64, maxLength: 64 }), fc.nat(60), (words, number) => {
      const x = Int32Array.from(words);
      x[34] = number;
      x[35] = 0;
      const result = unlessReached(() => dispatch(REACHED_HANDLERS, { x, memory }));
      if (result === undefined) return;
      expect(isReject(result) && declared.has(result.errno)).toBe(true);
      expect(declared.has(-(x[A0] ?? 0))).toBe(true);
    }),
    { seed: 1, numRuns: 2000 },
  );
});
