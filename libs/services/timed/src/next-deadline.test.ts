/** The next deadline of the service, the last point of a grid, and the reuse of ids. */
import { asCapSlot, asPid } from '@abicus/abi-kernel';
import { Pending } from '../../../service/src/pending.ts';
import { expect, test } from 'vitest';
import { coalesce } from './coalesce.ts';
import { nextDeadline, timedState, type TimedState } from './state.ts';
import { Timers, type TimerTimes } from './timers.ts';

const OWNER = asPid(7);
const EVENTS = asCapSlot(20);
const at = (deadline: bigint, planned: bigint): TimerTimes => ({ deadline, planned, window: 8n });

/** A service with these timers and sleeps. */
function waiting(timers: readonly bigint[], sleeps: readonly bigint[]): TimedState {
  const state = timedState();
  for (const wake of timers) state.timers.arm(OWNER, EVENTS, at(wake, wake));
  for (const wake of sleeps) state.sleeps.add({ owner: OWNER, reply: new Pending(OWNER), wake });
  return state;
}

test.each<[readonly bigint[], readonly bigint[], bigint]>([
  [[], [], 0n],
  [[5n, 3n], [], 3n],
  [[], [9n, 4n], 4n],
  [[5n], [9n], 5n],
  [[9n], [5n], 5n],
  [[5n], [5n], 5n],
  [[0n], [], 1n],
  [[], [0n], 1n],
  [[0n], [7n], 1n],
  [[7n], [0n], 1n],
])('with timers at [%s] and sleeps at [%s] it waits until %s', (timers, sleeps, next) => {
  expect(nextDeadline(waiting(timers, sleeps))).toBe(next);
});

test('timed.register.overflow: coalescing gives the last point of a grid within 64 bits, and undefined beyond it', () => {
  const end = 1n << 64n;
  const window = 1024n;
  expect(coalesce(end - window, window)).toBe(end - window);
  expect(coalesce(end - window + 1n, window)).toBeUndefined();
  expect(coalesce(end - 1n, window)).toBeUndefined();
  expect(coalesce(end - 1n, 1n)).toBe(end - 1n);
  expect(coalesce(end - 1n, 0n)).toBe(end - 1n);
  expect(coalesce(0n, window)).toBe(0n);
});

test('a freed id is not the next one to be allocated', () => {
  const timers = new Timers();
  const ids = [1, 2, 3].map(() => {
    const { id } = timers.arm(OWNER, EVENTS, at(1n, 4n));
    timers.cancel(OWNER, id);
    return id;
  });
  expect(ids).toEqual([1, 2, 3]);
});
