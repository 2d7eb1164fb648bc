/**
 * The generated cases of the kernel ABI against its generated decoders: registers and memory in,
 * an error or the handler out.
 */
import { A0, type Call, isReject } from '@abicus/wire';
import { dispatch, type KernelHandlers } from '@abicus/abi-kernel';
import {
  caseMemory,
  caseRegisters,
  caseTitle,
  type CaseDriver,
  DECODE_CASES,
  fromHex,
  STRUCT_VECTORS,
  toHex,
  TYPE_CASES,
} from '@abicus/abi-kernel/testing';
import { describe, expect, test } from 'vitest';

/** Thrown by every handler: what a handler is given has been decoded. */
class Reached extends Error {}

const handlers = new Proxy({} as KernelHandlers<Call>, {
  get: () => () => {
    throw new Reached();
  },
});

const decoders: CaseDriver = {
  run: (one) => {
    const call: Call = { x: caseRegisters(one), memory: caseMemory(one), second: 0 };
    try {
      const result = dispatch(handlers, call);
      if (!isReject(result)) throw new Error(`${one.what}: neither refused nor handled`);
      expect([call.x[A0], call.x[A0 + 1]]).toEqual([-result.errno, -1]);
      return result.errno;
    } catch (thrown) {
      if (thrown instanceof Reached) return 0;
      throw thrown;
    }
  },
};

describe('decoding', () => {
  test('has cases of every operation', () => {
    expect(DECODE_CASES.length).toBeGreaterThan(500);
  });

  test.each(DECODE_CASES.map((one) => [caseTitle(one), one] as const))('%s', (_, one) => {
    expect(decoders.run(one)).toBe(one.errno);
  });
});

describe('named integers', () => {
  test.each(TYPE_CASES.map((one) => [one.id, one] as const))('%s takes its edges', (_, one) => {
    for (const value of one.taken) {
      expect([value, one.make(value as never)]).toEqual([value, { ok: true, value }]);
    }
  });

  test.each(TYPE_CASES.map((one) => [one.id, one] as const))(
    '%s refuses what is outside it',
    (_, one) => {
      expect(one.refused).not.toEqual([]);
      for (const value of one.refused) {
        const refused = { ok: false, error: one.error };
        expect([value, one.make(value as never)]).toEqual([value, refused]);
      }
    },
  );
});

describe.each(STRUCT_VECTORS.map((one) => [one.id, one] as const))('%s', (_, one) => {
  test.each(one.vectors)('is the bytes of the reference encoder: $what', ({ value, hex }) => {
    expect(toHex(one.encode(value))).toBe(hex);
    expect(one.read(fromHex(hex), 0)).toEqual(value);
  });

  test('is read at any place, and nowhere if it is cut', () => {
    for (const { value, hex } of one.vectors) {
      const bytes = fromHex(`ffffff${hex}`);
      expect(one.read(bytes, 3)).toEqual(value);
      for (let length = 0; length < one.size; length++) {
        expect(one.read(bytes.slice(0, 3 + length), 3)).toBeUndefined();
      }
    }
  });
});
