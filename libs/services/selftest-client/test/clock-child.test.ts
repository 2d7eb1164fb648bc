/** Which times a child without the right to them may read: its status tells its parent. */
import { CLOCK_WINDOW, QosClass, SYSCALL } from '@abicus/abi-kernel';
import { FakeCpu } from '@abicus/ipc/testing';
import { A0 } from '@abicus/wire';
import { expect, test } from 'vitest';
import { CHILDREN } from '../src/index.ts';

const NORMAL = CLOCK_WINDOW[QosClass.Normal];
const IDLE = CLOCK_WINDOW[QosClass.Idle];
const UNEXPECTED = 99;
/** A time at which a window of each class begins. */
const START = NORMAL * IDLE;
/** The first reading as Idle that is later. */
const NEXT = START + IDLE;
const ERROR = -1n;
const NO_STATUS = -1;

class Exited extends Error {}

/** Its status, when it reads these times, and lowers its class with this result. */
function statusOf(first: bigint, second: bigint, lowered = 0): number {
  const cpu = new FakeCpu();
  const times = [first, second];
  const run = (): unknown =>
    cpu.runWith(CHILDREN['child.clock'](cpu), ({ number }) => {
      if (number === SYSCALL.exit) throw new Exited();
      return number === SYSCALL.nsec ? (times.shift() ?? ERROR) : lowered;
    });
  expect(run).toThrow(Exited);
  return cpu.x[A0] ?? NO_STATUS;
}

test.each([
  ['the same', START + NORMAL, START + NORMAL],
  ['the beginning of a later window of Idle', START, NEXT],
])('the second time is %s', (_, first, second) => {
  expect(statusOf(first, second)).toBe(Number(first / NORMAL));
});

test.each<[string, bigint, bigint, number?]>([
  ['the first time is none', ERROR, NEXT],
  ['the first time is exact', START + 1n, NEXT],
  ['the second time is none', START, ERROR],
  ['the second time is exact', START, NEXT + 1n],
  ['the second time is before the first', START, START - IDLE],
  ['its class is not lowered', START, NEXT, -1],
])('it tells that %s', (_, first, second, lowered) => {
  expect(statusOf(first, second, lowered)).toBe(UNEXPECTED);
});
