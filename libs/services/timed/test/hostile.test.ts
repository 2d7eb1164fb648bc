/** Generated messages at timed, valid or not. */
import { TIMED_SERVICE } from '@abicus/abi-timed/testing';
import { hostileRun } from '@abicus/service/testing';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { program } from '../src/index.ts';

test('2,000 generated requests to timed are each answered once, and it holds nothing for callers that have ended', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 2_000_000_000 }), (seed) => {
      expect(hostileRun(program.definition, { service: TIMED_SERVICE }, seed, 200)).toEqual([]);
    }),
    { seed: 0x746d, numRuns: 10 },
  );
});
