/** What the probe of clocks accepts: the machine's clock advances within so many readings, by less than any window. */
import { asPid, CLOCK_WINDOW, QosClass, SYSCALL } from '@abicus/abi-kernel';
import { FakeCpu } from '@abicus/ipc/testing';
import { expect, test } from 'vitest';
import { makeProbeContext } from '../context.ts';
import { clockRight } from './clock.ts';

const CHILD = 2;
const START = 1000n;
const FINEST = CLOCK_WINDOW[QosClass.PerfBurst];

/** The assertion that fails first on a machine whose clock advances once, after so many readings; undefined: none. */
function failedWith(step: bigint, readings: number): string | undefined {
  const cpu = new FakeCpu();
  const images = (): Uint8Array => new Uint8Array();
  const context = makeProbeContext(cpu, { calls: [], images, parent: asPid(1) });
  let read = 0;
  const result = cpu.runWith(clockRight.run(context), ({ number }) => {
    if (number !== SYSCALL.nsec) return CHILD;
    return read++ < readings ? START : START + step;
  });
  return result.ok ? undefined : result.label;
}

test('the clock may advance by anything less than the finest window', () => {
  expect(failedWith(1n, 1)).toBeUndefined();
  expect(failedWith(FINEST - 1n, 1)).toBeUndefined();
  expect(failedWith(FINEST, 1)).toBe('which is finer than any window');
});

test('the clock must have advanced when it was read 500 times more', () => {
  expect(failedWith(1n, 500)).toBeUndefined();
  expect(failedWith(1n, 501)).toBe('the time to the next one');
});

test('a clock that stands still is not read without end', () => {
  expect(failedWith(0n, 1)).toBe('the time to the next one');
});
