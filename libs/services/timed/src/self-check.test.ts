/** What timed asks itself before it serves, and what it says of a reply that does not come in place of `timed: ready`. */
import {
  asTimerId,
  encodeCancel,
  encodeRegister,
  encodeRoom,
  MARKERS,
  QosClass,
} from '@abicus/abi-timed';
import { line, proof } from '@abicus/wire';
import { encodedFrame, toHex } from '@abicus/wire/testing';
import { expect, test } from 'vitest';
import { ALICE, eventsOf, World } from '../test/world.ts';
import { selfCheck } from './self-check.ts';

/** What it asks and prints. @param lost the place of the reply that does not come, from 0. */
function selfChecked(lost = -1) {
  const world = new World();
  const frames: string[] = [];
  const checks = proof(MARKERS.timedReady);
  selfCheck(checks, (frame) => {
    const bytes = encodedFrame(frame);
    const reply = world.from(ALICE, bytes, eventsOf(ALICE));
    return frames.push(toHex(bytes)) - 1 === lost ? undefined : reply;
  });
  return { frames, printed: line(MARKERS.timedReady, checks.end()) };
}

test('timed arms a timer and cancels it, and asks after each how many there are', () => {
  const { frames, printed } = selfChecked();
  const asked = [
    encodeRegister({ qos: QosClass.Normal, deadline: 1n }, 1),
    encodeRoom(3),
    encodeCancel({ timer: asTimerId(1) }, 2),
    encodeRoom(3),
  ];
  expect(frames).toEqual(asked.map((frame) => toHex(encodedFrame(frame))));
  expect(printed).toBe('timed: ready');
});

test.each([
  [0, 'timed.register: a timer is armed'],
  [1, 'timed.register: live timers: "BadReply", expected 1'],
  [2, 'timed.cancel: it is disarmed'],
  [3, 'timed.cancel: live timers: "BadReply", expected 0'],
])('if the reply of place %i does not come it prints what does not hold', (lost, why) => {
  expect(selfChecked(lost).printed).toBe(`timed: ready FAIL ${why}`);
});
