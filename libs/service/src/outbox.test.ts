/** The order of replies. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Outbox } from './outbox.ts';

const NOTHING = new Uint8Array();

test('replies are taken in the order in which they were added, however adding and taking alternate', () => {
  fc.assert(
    fc.property(fc.array(fc.boolean(), { maxLength: 60 }), (steps) => {
      const outbox = new Outbox();
      const waiting: number[] = [];
      let token = 0;
      for (const isAdded of steps) {
        if (isAdded) {
          token += 1;
          outbox.add({ token, frame: NOTHING, sender: 7, opcode: 1 });
          waiting.push(token);
        } else expect(outbox.take()?.token).toBe(waiting.shift());
        expect(outbox.size).toBe(waiting.length);
      }
    }),
    { seed: 0x6f75, numRuns: 100 },
  );
});
