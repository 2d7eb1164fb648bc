import { asCapSlot, asPid } from '@abicus/abi-kernel';
import type { SleepUntilReply } from '@abicus/abi-timed';
import { expect, test } from 'vitest';
import { Pending } from '../../../service/src/pending.ts';
import { MachineError } from '@abicus/wire';
import { Sleeps, Timers, type TimerTimes } from './index.ts';

const ALICE = asPid(7);
const BOB = asPid(8);

/** A timer that may fire up to 8 ns after its deadline. */
const at = (deadline: bigint, planned: bigint): TimerTimes => ({ deadline, planned, window: 8n });

test('timers fire in the order of their wake times, then of their arming', () => {
  const timers = new Timers();
  const late = timers.arm(ALICE, asCapSlot(20), at(5n, 8n));
  const early = timers.arm(BOB, asCapSlot(21), at(1n, 4n));
  const also = timers.arm(ALICE, asCapSlot(20), at(6n, 8n));
  expect(timers.nextWake).toBe(4n);
  expect(timers.popExpired(3n)).toEqual([]);
  expect(timers.popExpired(8n)).toEqual([early, late, also]);
  expect(timers.nextWake).toBeUndefined();
});

test('the capability of an owner is kept until its last timer is gone', () => {
  const timers = new Timers();
  const first = timers.arm(ALICE, asCapSlot(20), at(1n, 4n));
  const second = timers.arm(ALICE, asCapSlot(99), at(1n, 4n));
  expect(timers.eventsOf(ALICE)).toBe(20);
  expect(timers.cancel(ALICE, first.id)).toEqual({ freed: undefined });
  const [due] = timers.popExpired(4n);
  expect(due).toEqual(second);
  expect(timers.countOf(ALICE)).toBe(1);
  expect(timers.fired(second, 4n)).toBe(20);
  expect(timers.countOf(ALICE)).toBe(0);
  expect(timers.owners).toBe(0);
});

test('timed.invariant.ownersApart: an owner cannot cancel the timer of another', () => {
  const timers = new Timers();
  const timer = timers.arm(ALICE, asCapSlot(20), at(1n, 4n));
  expect(timers.cancel(BOB, timer.id)).toBeUndefined();
  expect(timers.cancel(ALICE, timer.id)).toEqual({ freed: 20 });
  expect(timers.cancel(ALICE, timer.id)).toBeUndefined();
});

test('timer.orphaned: the exit of an owner drops its timers and no others', () => {
  const timers = new Timers();
  timers.arm(ALICE, asCapSlot(20), at(1n, 4n));
  timers.arm(ALICE, asCapSlot(20), at(1n, 8n));
  const kept = timers.arm(BOB, asCapSlot(21), at(1n, 4n));
  expect(timers.dropOwner(ALICE)).toEqual({ dropped: 2, freed: 20 });
  expect(timers.dropOwner(ALICE)).toEqual({ dropped: 0, freed: undefined });
  expect(timers.size).toBe(1);
  expect(timers.popExpired(100n)).toEqual([kept]);
});

test('an owner that exits while its timers fire frees its capability once, and none of them fires', () => {
  const timers = new Timers();
  timers.arm(ALICE, asCapSlot(20), at(1n, 4n));
  timers.arm(ALICE, asCapSlot(20), at(1n, 4n));
  const due = timers.popExpired(4n);
  expect(timers.dropOwner(ALICE).freed).toBe(20);
  for (const timer of due) {
    expect(timer.monitor.state).toBe('absent');
    expect(() => timers.fired(timer, 4n)).toThrow(MachineError);
  }
});

test('timer.putOff: a timer whose event met a full queue fires again, and stays live until then', () => {
  const timers = new Timers();
  timers.arm(ALICE, asCapSlot(20), at(1n, 4n));
  const [timer] = timers.popExpired(4n);
  if (timer === undefined) throw new Error('nothing due');
  timers.postpone(timer, 12n);
  expect(timers.countOf(ALICE)).toBe(1);
  expect(timers.popExpired(12n)).toEqual([{ ...timer, wake: 12n }]);
  expect(timers.fired({ ...timer, wake: 12n }, 13n)).toBe(20);
});

test('ids start at 1, and live ones are skipped', () => {
  const timers = new Timers();
  expect([1, 2, 3].map(() => timers.arm(ALICE, asCapSlot(20), at(1n, 4n)).id)).toEqual([1, 2, 3]);
});

test('ids wrap to 1 after the largest, and an id is free once its timer has fired, is cancelled or dropped', () => {
  const timers = new Timers(5);
  const arm = (owner = ALICE): number => timers.arm(owner, asCapSlot(20), at(1n, 4n)).id;
  expect([arm(), arm(BOB), arm(), arm(), arm()]).toEqual([1, 2, 3, 4, 5]);
  timers.cancel(ALICE, 4);
  expect([arm()]).toEqual([4]);
  timers.dropOwner(BOB);
  expect([arm()]).toEqual([2]);
  const [first] = timers.popExpired(4n);
  if (first === undefined) throw new Error('nothing due');
  timers.fired(first, 4n);
  expect([first.id, arm()]).toEqual([1, 1]);
});

test('a sleep counts until it wakes', () => {
  const sleeps = new Sleeps();
  const first = { owner: ALICE, reply: new Pending<SleepUntilReply>(ALICE), wake: 4n };
  const second = { owner: ALICE, reply: new Pending<SleepUntilReply>(ALICE), wake: 8n };
  sleeps.add(second);
  sleeps.add(first);
  expect(sleeps.nextWake).toBe(4n);
  expect(sleeps.popExpired(4n)).toEqual([first]);
  expect(sleeps.countOf(ALICE)).toBe(1);
  expect(sleeps.popExpired(8n)).toEqual([second]);
  expect(sleeps.countOf(ALICE)).toBe(0);
});
