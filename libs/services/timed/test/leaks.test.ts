/** What a client of timed reads of its counters: nothing of the timers and the load of others. */
import {
  asTimerId,
  encodeCancel,
  encodeRegister,
  encodeRoom,
  encodeSleepUntil,
} from '@abicus/abi-timed';
import { QosClass } from '@abicus/abi-kernel';
import { TIMED_SERVICE } from '@abicus/abi-timed/testing';
import { readUnderLoad } from '@abicus/service/testing';
import type { Draw } from '@abicus/wire/testing';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { program } from '../src/index.ts';

const CLASSES = Object.values(QosClass);
/** No timer has it. */
const NO_TIMER = asTimerId(0xffff_ffff);

function client(draw: Draw): Uint8Array {
  const qos = CLASSES[draw.integer(0, CLASSES.length - 1)] ?? QosClass.Normal;
  const deadline = BigInt(draw.integer(0, 400_000_000));
  const frames = [
    encodeRegister({ qos, deadline }, 1),
    encodeSleepUntil({ qos, deadline }, 1),
    encodeCancel({ timer: NO_TIMER }, 1),
    encodeRoom(1),
    encodeRoom(1).subarray(0, 5).slice(),
  ];
  return frames[draw.integer(0, frames.length - 1)] ?? encodeRoom(1);
}

test('service.invariant.ownCounts: two runs of timed that differ only in the timers and requests of others give a client equal bytes', () => {
  let [differing, runs] = [0, 0];
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 2_000_000_000 }), (seed) => {
      const load = { service: TIMED_SERVICE, client };
      const { among, alone } = readUnderLoad(program.definition, load, seed, 80);
      expect(among.own).toEqual(alone.own);
      runs += 1;
      if (among.all !== alone.all) differing += 1;
    }),
    { seed: 0x746c, numRuns: 60 },
  );
  // A reader of all counts sees the load.
  expect(differing).toBe(runs);
  expect(runs).toBeGreaterThanOrEqual(60);
});
