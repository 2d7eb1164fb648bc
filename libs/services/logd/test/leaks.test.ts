/** What a client of logd reads of its counters: nothing of the windows, the records and the load of others. */
import {
  encodeAppend,
  encodeQuery,
  encodeStats,
  LogLevel,
  type Correlation,
} from '@abicus/abi-logd';
import { LOGD_SERVICE } from '@abicus/abi-logd/testing';
import { readUnderLoad } from '@abicus/service/testing';
import type { Draw } from '@abicus/wire/testing';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { definition } from '../src/logd.ts';

const NONCE: Correlation = { version: 'v2', nonce: 1n };
/** A record that claims another identity is rejected. */
const FIELDS = ['', 'a=1\n', 'service.id=9\n'];

function client(draw: Draw): Uint8Array {
  const fields = FIELDS[draw.integer(0, FIELDS.length - 1)] ?? '';
  const record = { level: LogLevel.Info, scope: 's', message: 'm', fields };
  const append = encodeAppend(record, NONCE) ?? new Uint8Array();
  const since = BigInt(draw.integer(0, 1_000_000_000));
  const frames = [
    append,
    append,
    append,
    encodeQuery({ since, max: draw.integer(0, 9) }, NONCE),
    encodeStats(NONCE),
    append.subarray(0, 9).slice(),
  ];
  return frames[draw.integer(0, frames.length - 1)] ?? append;
}

test('service.invariant.ownCounts: two runs of logd that differ only in the windows and records of others give a client equal bytes', () => {
  let [differing, runs] = [0, 0];
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 2_000_000_000 }), (seed) => {
      // The client fills its own window: 24 records.
      const load = { service: LOGD_SERVICE, client };
      const { among, alone } = readUnderLoad(definition, load, seed, 200);
      expect(among.own).toEqual(alone.own);
      runs += 1;
      if (among.all !== alone.all) differing += 1;
    }),
    { seed: 0x6c6c, numRuns: 40 },
  );
  // A reader of all counts sees the load.
  expect(differing).toBe(runs);
  expect(runs).toBeGreaterThanOrEqual(40);
});
