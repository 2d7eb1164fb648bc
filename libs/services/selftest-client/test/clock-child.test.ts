/** Which times a child without the right to them may read: its status tells its parent. */
import { CLOCK_WINDOW, QosClass, SYSCALL } from '@abicus/abi-kernel';
import { FakeCpu } from '@abicus/ipc/testing';
import { expect, test } from 'vitest';
import { CHILDREN } from '../src/index.ts';
import { exitStatus } from './exit-status.ts';

const NORMAL = CLOCK_WINDOW[QosClass.Normal];
const IDLE = CLOCK_WINDOW[QosClass.Idle];
const UNEXPECTED = 99;
/** A time at which a window of each class begins. */
const START = NORMAL * IDLE;
/** The first reading as Idle that is later. */
const NEXT = START + IDLE;
const ERROR = -1n;

/** Its status, when it reads these times, and lowers its class with this result. */
function statusOf(first: bigint, second: bigint, lowered = 0): number | undefined {
  const cpu = new FakeCpu();
  const times = [first, second];
  return exitStatus(cpu, CHILDREN['child.clock'](cpu), ({ number }) =>
    number === SYSCALL.nsec ? (times.shift() ?? ERROR) : lowered,
  );
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
