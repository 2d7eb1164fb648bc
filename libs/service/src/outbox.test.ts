/** The order of replies. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Outbox } from './outbox.ts';

const NOTHING = new Uint8Array();
/** No reply was taken. */
const NONE = -1;

test('replies are taken in the order in which they were added, however adding and taking alternate', () => {
  fc.assert(
    fc.property(fc.array(fc.boolean(), { maxLength: 60 }), (steps) => {
      const outbox = new Outbox();
      const waiting: number[] = [];
      const [taken, expected]: [number[], number[]] = [[], []];
      for (const [token, isAdded] of steps.entries()) {
        if (isAdded) {
          outbox.add({ token, frame: NOTHING, sender: 7, opcode: 1 });
          waiting.push(token);
        } else {
          taken.push(outbox.take()?.token ?? NONE);
          expected.push(waiting.shift() ?? NONE);
        }
        expect([taken, outbox.size]).toEqual([expected, waiting.length]);
      }
    }),
    { seed: 0x6f75, numRuns: 100 },
  );
});
