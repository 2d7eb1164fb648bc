/** Generated messages at the peer, but for the operations that end it. */
import { SELFTEST_PEER_SERVICE } from '@abicus/abi-selftest-peer/testing';
import { TIMED_SERVICE } from '@abicus/abi-timed/testing';
import { hostileRun } from '@abicus/service/testing';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { program } from '../src/program.ts';

const { crash, end } = SELFTEST_PEER_SERVICE.ops;
const ENDS: readonly (number | undefined)[] = [crash.opcode, end.opcode];

test('2,000 generated requests to the peer are each answered once, and it holds nothing for callers that have ended', () => {
  const maySend = (frame: Uint8Array): boolean => !ENDS.includes(frame[3]);
  const others = { service: SELFTEST_PEER_SERVICE, callees: [TIMED_SERVICE], maySend };
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 2_000_000_000 }), (seed) => {
      expect(hostileRun(program.definition, others, seed, 200)).toEqual([]);
    }),
    { seed: 0x7065, numRuns: 10 },
  );
});
