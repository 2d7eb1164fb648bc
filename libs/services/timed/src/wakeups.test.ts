/**
 * The benefit of coalescing: counts how often the service wakes for a thousand timers in one virtual second. The windows
 * imply a limit: the number of points on the grids.
 */
import { asCapSlot, asPid } from '@abicus/abi-kernel';
import { QosClass, WINDOW } from '@abicus/abi-timed';
import { expect, test } from 'vitest';
import { coalesce, Timers } from './index.ts';

const TIMERS = 1000;
const SECOND = 1_000_000_000;
const OWNERS = 16;

/** Pseudo-random deadlines, from a linear congruential generator with a fixed seed. */
function deadlines(): bigint[] {
  let value = 12_345;
  return Array.from({ length: TIMERS }, () => {
    value = (value * 48_271) % 2_147_483_647;
    return BigInt(value % SECOND);
  });
}

/** Runs timers of several owners, half Idle and half Normal; gives how often the service woke. */
function wakeups(windowOf: (qos: QosClass) => bigint): number {
  const timers = new Timers();
  const latest = new Map<number, bigint>();
  for (const [i, deadline] of deadlines().entries()) {
    const window = windowOf(i % 2 === 0 ? QosClass.Idle : QosClass.Normal);
    const wake = coalesce(deadline, window) ?? -1n;
    const { id } = timers.arm(asPid(i % OWNERS), asCapSlot(20), {
      deadline,
      planned: wake,
      window,
    });
    latest.set(id, deadline + window);
  }
  let woken = 0;
  let fired = 0;
  for (let now = timers.nextWake; now !== undefined; now = timers.nextWake) {
    woken += 1;
    for (const timer of timers.popExpired(now)) {
      fired += 1;
      expect(now >= timer.deadline).toBe(true);
      expect(now <= (latest.get(timer.id) ?? -1n)).toBe(true);
      timers.fired(timer, now);
    }
  }
  expect(fired).toBe(TIMERS);
  return woken;
}

test('a thousand Idle and Normal timers over a second wake the service at most once per point of the grid', () => {
  const withWindows = wakeups((qos) => WINDOW[qos]);
  const without = wakeups(() => 0n);
  // Idle points are on the Normal grid, since one window divides the other; plus one for the end of the second.
  const bound = Number(BigInt(SECOND) / WINDOW[QosClass.Normal]) + 1;
  expect(WINDOW[QosClass.Idle] % WINDOW[QosClass.Normal]).toBe(0n);
  expect(without).toBe(TIMERS);
  expect(withWindows).toBeLessThanOrEqual(bound);
  expect(without / withWindows).toBeGreaterThan(3.9);
});
