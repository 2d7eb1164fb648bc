/** What logd asks itself before it serves, and what it says of a wrong reply in place of `logd: ready`. */
import { encodeQuery, encodeStats, MARKERS } from '@abicus/abi-logd';
import { line, proof } from '@abicus/wire';
import { encodedFrame, toHex } from '@abicus/wire/testing';
import { expect, test } from 'vitest';
import { selfCheck } from '../src/self-check.ts';
import { RECORD } from './slots.ts';
import { client, World } from './world.ts';

/** What it asks and finds. @param lost the place of the reply that does not come, from 0. */
function selfChecked({ world = new World(), lost = -1 } = {}) {
  const frames: string[] = [];
  const checks = proof(MARKERS.logdReady);
  selfCheck(checks, (frame) => {
    const bytes = encodedFrame(frame);
    return frames.push(toHex(bytes)) - 1 === lost ? undefined : world.serve(bytes);
  });
  return { frames, end: checks.end() };
}

const ID = { version: 'v2', nonce: 1n } as const;

test('logd asks for a record and how full it is, and holds none', () => {
  const { frames, end } = selfChecked();
  const asked = [encodeQuery({ since: 0n, max: 1 }, ID), encodeStats(ID)];
  expect(frames).toEqual(asked.map((frame) => toHex(encodedFrame(frame))));
  expect(end.ok).toBe(true);
});

test('a reply that does not come, and a record in the journal, are what the failure names', () => {
  const world = new World();
  client.append(world, RECORD);
  const ends = [{ lost: 0 }, { lost: 1 }, { world }].map((given) => selfChecked(given).end);
  expect(ends.map((end) => line(MARKERS.logdReady, end))).toEqual([
    'logd: ready FAIL logd.query: records: "BadReply", expected 0',
    'logd: ready FAIL logd.stats: records: "BadReply", expected 0',
    'logd: ready FAIL logd.query: records: 1, expected 0',
  ]);
});
