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

/** The cases that show something of an element. */
const provenBy = (id: string): typeof DECODE_CASES =>
  DECODE_CASES.filter(({ covers }) => covers.includes(id));

/** The cases of each operation, and of numbers that none has. */
const SUITES = [
  provenBy('yield'),
  provenBy('nsec'),
  provenBy('sendHeader'),
  provenBy('recvHeader'),
  provenBy('map'),
  provenBy('vmoCreate'),
  provenBy('vmoWrite'),
  provenBy('spawn'),
  provenBy('capTransfer'),
  provenBy('asCreate'),
  provenBy('asMap'),
  provenBy('exit'),
  provenBy('wait'),
  provenBy('exec'),
  provenBy('ipcSend'),
  provenBy('taskQos.get'),
  provenBy('taskQos.set'),
  provenBy('debugPutc'),
  provenBy('execV2'),
  provenBy('ipcRecv'),
  provenBy('ipcEndpointCreate'),
  provenBy('capClose'),
  provenBy('ipcEndpointClose'),
  provenBy('ipcEndpointCreateV2'),
  provenBy('ipcEndpointCreateFor'),
  provenBy('capClone'),
  provenBy('getpid'),
  provenBy('ipcRecvV2'),
  provenBy('mmioMap'),
  provenBy('capQuery'),
  provenBy('spawnLastError'),
  provenBy('deviceCapCreate'),
  provenBy('capTransferTo'),
  provenBy('debugWrite'),
  provenBy('vmoDestroy'),
  provenBy('vmoRead'),
  provenBy('waitNohang'),
  provenBy('capWatch'),
  provenBy('kernel.error.ENOSYS'),
];

/** Bounds of what an address and a length may name together. */
const BOUNDS = [
  provenBy('kernel.limit.maxFrame'),
  provenBy('kernel.limit.imageBytes'),
  provenBy('kernel.limit.serviceName'),
  provenBy('kernel.limit.debugLine'),
];

describe('decoding', () => {
  const all = [...new Set(SUITES.flat())];

  test('every case is of one suite', () => {
    expect(new Set(all)).toEqual(new Set(DECODE_CASES));
    expect(SUITES.filter((suite) => suite.length === 0)).toEqual([]);
  });

  test.each(all.map((one) => [caseTitle(one), one] as const))('%s', (_, one) => {
    expect(decoders.run(one)).toBe(one.errno);
  });

  test('each bound is taken and one more is refused', () => {
    for (const cases of BOUNDS) {
      expect(new Set(cases.map(({ errno }) => errno === 0))).toEqual(new Set([true, false]));
    }
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

  test.each(one.refused)('is not $what', ({ hex }) => {
    expect(one.read(fromHex(hex), 0)).toBeUndefined();
  });

  test('is written over whatever was there, and nowhere else', () => {
    for (const { value, hex } of one.vectors) {
      const bytes = new Uint8Array(one.size + 4).fill(0xff);
      one.write(bytes, 2, value);
      expect(toHex(bytes)).toBe(`ffff${hex}ffff`);
    }
  });
});
