import { CLOCK_WINDOW } from '@abicus/abi-kernel';
import { QosClass, WINDOW } from '@abicus/abi-timed';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { coalesce, coarsen, widerWindow } from './index.ts';

const MS = 1_000_000n;

test.each([
  // deadline, window, wake
  [0n, 4n * MS, 0n],
  [1n, 4n * MS, 4n * MS],
  [4n * MS, 4n * MS, 4n * MS],
  [4n * MS + 1n, 4n * MS, 8n * MS],
  [20n * MS + MS / 2n, 8n * MS, 24n * MS],
  [21n * MS + 1n, MS, 22n * MS],
  [21n * MS + 1n, 0n, 21n * MS + 1n],
])('a deadline of %d in a window of %d wakes at %d', (deadline, window, wake) => {
  expect(coalesce(deadline, window)).toBe(wake);
});

test.each([
  // time, window, told
  [0n, MS, 0n],
  [MS - 1n, MS, 0n],
  [MS, MS, MS],
  [23n * MS, 8n * MS, 16n * MS],
])('the time %d is told in a window of %d as %d', (time, window, told) => {
  expect(coarsen(time, window)).toBe(told);
});

test('the windows of timers are those of the kernel’s clock, save for PerfBurst, whose timers are not delayed', () => {
  const { PerfBurst, Interactive } = QosClass;
  expect(WINDOW).toEqual({ ...CLOCK_WINDOW, [PerfBurst]: 0n });
  expect(CLOCK_WINDOW[PerfBurst]).toBe(CLOCK_WINDOW[Interactive]);
});

test('timed.register.overflow: coalescing to a point of the grid beyond 64 bits gives undefined', () => {
  const last = (1n << 64n) - 1n;
  expect(coalesce(last, 0n)).toBe(last);
  expect(coalesce(last, 8n * MS)).toBeUndefined();
  expect(coalesce(last - (last % (8n * MS)), 8n * MS)).toBe(last - (last % (8n * MS)));
});

test('timed.invariant.neverEarly and timed.invariant.withinWindow: a wake lies in its window', () => {
  fc.assert(
    fc.property(
      fc.bigInt({ min: 0n, max: 1n << 62n }),
      fc.constantFrom(0n, MS, 4n * MS, 8n * MS),
      (deadline, window) => {
        const wake = coalesce(deadline, window) ?? -1n;
        expect(wake >= deadline && wake - deadline <= window).toBe(true);
        expect(window === 0n || wake % window === 0n).toBe(true);
      },
    ),
  );
});

test('a requested class above that of the sender does not narrow the window', () => {
  expect(widerWindow(0n, 4n * MS)).toBe(4n * MS);
  expect(widerWindow(8n * MS, 4n * MS)).toBe(8n * MS);
});
