/** The steps that a timer can no longer take, and those that it still can after its event met a full queue. */
import { asCapSlot, asPid } from '@abicus/abi-kernel';
import { MachineError } from '@abicus/wire';
import { expect, test } from 'vitest';
import { Timers, type Timer } from './index.ts';

const OWNER = asPid(7);

/** Timers of one owner that are due at 4 ns; a second one keeps the owner when the first is gone. */
function due(): { timers: Timers; first: Timer } {
  const timers = new Timers();
  const arm = (): Timer =>
    timers.arm(OWNER, asCapSlot(20), { deadline: 1n, planned: 4n, window: 8n });
  const first = arm();
  arm();
  return { timers, first };
}

test('a cancelled timer neither fires nor is retried', () => {
  const { timers, first } = due();
  timers.cancel(OWNER, first.id);
  expect(timers.popExpired(4n).map(({ id }) => id)).toEqual([2]);
  expect(() => timers.fired(first, 4n)).toThrow(MachineError);
  expect(() => timers.postpone(first, 12n)).toThrow(MachineError);
});

test('a timer that has fired is not retried', () => {
  const { timers, first } = due();
  timers.popExpired(4n);
  timers.fired(first, 4n);
  expect(() => timers.postpone(first, 12n)).toThrow(MachineError);
});

test('timer.putOff: a timer whose event is to be retried can be cancelled, and its event is not sent', () => {
  const { timers, first } = due();
  for (const timer of timers.popExpired(4n)) timers.postpone(timer, 12n);
  expect(timers.cancel(OWNER, first.id)).toEqual({ freed: undefined });
  expect(timers.popExpired(12n).map(({ id }) => id)).toEqual([2]);
});

test('the largest id is that of a field of 32 bits, and the next one is 1', () => {
  const timers = new Timers(undefined, 2 ** 32 - 2);
  const ids = [1, 2].map(
    () => timers.arm(OWNER, asCapSlot(20), { deadline: 1n, planned: 4n, window: 8n }).id,
  );
  expect(ids).toEqual([2 ** 32 - 1, 1]);
});
