/** Any bytes at logd: each frame is answered with a reply of the protocol, and what it changes is what it asked for. */
import { type Correlation, LIMITS } from '@abicus/abi-logd';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { frames } from './frames.ts';
import { World } from './world.ts';

const REPLY_HEADERS: Readonly<Record<Correlation['version'], number>> = { v1: 5, v2: 13 };

test('2,000 frames of several senders are each answered, and the journal stays within its limits', () => {
  const world = new World();
  const { state } = world;
  fc.assert(
    fc.property(frames, fc.bigInt({ min: 0n, max: 80n }), (frame, identity) => {
      world.now += LIMITS.window / 50n;
      world.identity = identity;
      if (world.now % 3n === 0n) world.fireTimers();
      const before = state.journal.total;
      const reply = world.serve(frame);
      expect([...reply.subarray(0, 2)]).toEqual([0x4c, 0x4f]);
      const [, , version = 0, opcode = 0, status = 0] = reply;
      expect(opcode & 0x80).toBe(0x80);
      expect(reply.length).toBeGreaterThanOrEqual(REPLY_HEADERS[version === 1 ? 'v1' : 'v2']);
      const isAppended = opcode === 0x81 && status === 0;
      expect(state.journal.total - before).toBe(isAppended ? 1n : 0n);
      expect(state.journal.usedRecords).toBeLessThanOrEqual(LIMITS.records);
      expect(state.journal.usedBytes).toBeLessThanOrEqual(LIMITS.journalBytes);
      expect(state.windows.size).toBeLessThanOrEqual(LIMITS.senders);
    }),
    { seed: 1, numRuns: 2000 },
  );
  expect(state.journal.total).toBeGreaterThan(100n);
});
