/** Generated messages at logd, valid or not. */
import { LOGD_SERVICE } from '@abicus/abi-logd/testing';
import { TIMED_SERVICE } from '@abicus/abi-timed/testing';
import { hostileRun } from '@abicus/service/testing';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { definition } from '../src/logd.ts';

const CALLERS = Array.from({ length: 80 }, (_, identity) => BigInt(identity));

test('2,000 generated requests to logd are each answered once, and it holds nothing for callers that have ended', () => {
  const others = { service: LOGD_SERVICE, callees: [TIMED_SERVICE], callers: CALLERS };
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 2_000_000_000 }), (seed) => {
      expect(hostileRun(definition, others, seed, 200)).toEqual([]);
    }),
    { seed: 0x6c6f, numRuns: 10 },
  );
});
