import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { hostClock } from './host-clock.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const DAYS_30 = 30 * 24 * 3600 * 1000;

test.each([0, 5, 0x7fff_ffff, 0x8000_0000, DAYS_30])('a deadline fires after %i ms', (ms) => {
  let came = false;
  hostClock.after(ms, () => {
    came = true;
  });
  vi.advanceTimersByTime(Math.max(0, ms - 1));
  expect(came).toBe(ms === 0);
  vi.advanceTimersByTime(1);
  expect(came).toBe(true);
  expect(vi.getTimerCount()).toBe(0);
});

test('a cancelled deadline and an infinite one leave no timer', () => {
  const back = hostClock.after(DAYS_30, () => {});
  vi.advanceTimersByTime(0x7fff_ffff);
  back();
  const never = hostClock.after(Infinity, () => {});
  expect(vi.getTimerCount()).toBe(0);
  never();
});
