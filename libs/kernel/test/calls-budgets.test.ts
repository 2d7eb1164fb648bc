/** Budgets of calls: the kernel counts them from the call, so that a client needs no trap for the time. */
import { capCloseRaw, CLOCK_WINDOW, QosClass, Rights, taskQosSetRaw } from '@abicus/abi-kernel';
import { A6, T6, u53In } from '@abicus/wire';
import { expect, test } from 'vitest';
import { Call, pattern, type SendOptions } from './support/calls.ts';
import { INIT } from './support/world.ts';

const LAST = Number.MAX_SAFE_INTEGER;
const BUDGET = 3_333_300;
/** The step of the clock of the board, in nanoseconds. */
const TICK = 100;
const CLOCK_SLOT = 20;

/** Lets the clock of the board show a time. */
function advance({ world }: Call, ns: number): void {
  world.machine.board.clint.advanceTo(Math.ceil(ns / TICK));
}

/** A call that waits, when it was made, and when its task is woken at the latest. */
function waiting(it: Call, options: SendOptions): { after: number; before: number; ends: number } {
  const after = it.world.machine.nowNs;
  it.begin(pattern(4), options);
  it.world.settle(1);
  expect(it.world.isBlocked(it.client)).toBe(true);
  return { after, before: it.world.machine.nowNs, ends: it.world.task(it.client).deadlineNs };
}

/** What is in a6 and t6 of the client. */
function registers(it: Call): readonly number[] {
  const { x } = it.world.task(it.client);
  return [u53In(x, A6), u53In(x, T6)];
}

test.each([
  ['Idle', QosClass.Idle],
  ['Normal', QosClass.Normal],
] as const)(
  'a budget of a task of %s without a clock ends a window after its reading and the budget: never early, and the task learns nothing',
  (_, qos) => {
    const it = new Call();
    it.world.must(it.client, (cpu) => taskQosSetRaw(cpu, 0, qos));
    const window = Number(CLOCK_WINDOW[qos]);
    // All of the call is within one window.
    advance(it, 10 * window + 700);
    const { after, before, ends } = waiting(it, { budget: BUDGET });
    expect([after, before].map((at) => Math.floor(at / window))).toEqual([10, 10]);
    expect(ends).toBe(11 * window + BUDGET);
    expect(ends).toBeGreaterThanOrEqual(before + BUDGET);
    // It is in a6 as a deadline would be.
    expect(registers(it)).toEqual([ends, 0]);
  },
);

test('a budget of a task with a clock ends exactly after it, and a task that has lost its clock has a window again', () => {
  const it = new Call();
  it.world.give(it.world.init, INIT.clock, it.client, Rights.TIME, CLOCK_SLOT);
  advance(it, 31_900_100);
  const exact = waiting(it, { budget: BUDGET });
  expect(exact.ends - BUDGET).toBeGreaterThanOrEqual(exact.after);
  expect(exact.ends - BUDGET).toBeLessThanOrEqual(exact.before);
  advance(it, exact.ends);
  it.untilAwake();
  expect(it.answer()).toBe('ETIMEDOUT');
  it.world.must(it.client, (cpu) => capCloseRaw(cpu, CLOCK_SLOT));
  const coarse = waiting(it, { budget: BUDGET });
  expect((coarse.ends - BUDGET) % Number(CLOCK_WINDOW[QosClass.Normal])).toBe(0);
  expect(coarse.ends - BUDGET).toBeGreaterThan(coarse.after);
});

test('a call ends with ETIMEDOUT at the end of its budget and not before; a6 then says when that was', () => {
  const it = new Call();
  const { ends } = waiting(it, { budget: BUDGET });
  advance(it, ends - 400_000);
  it.world.settle(1);
  expect(it.world.machine.nowNs).toBeLessThan(ends);
  expect(it.world.isBlocked(it.client)).toBe(true);
  advance(it, ends);
  it.untilAwake();
  expect([it.answer(), ...registers(it), ...it.left()]).toEqual(['ETIMEDOUT', ends, 0, 0]);
});

test('a budget of a nanosecond is kept as one', () => {
  const it = new Call();
  const { ends } = waiting(it, { budget: 1 });
  expect([ends % 1000, ...registers(it)]).toEqual([1, ends, 0]);
});

test('a budget of 0 is none, and the longest one ends at the last instant', () => {
  const none = new Call();
  expect(waiting(none, { budget: 0 }).ends).toBe(Infinity);
  expect(registers(none)).toEqual([0, 0]);
  for (const budget of [LAST, LAST - 1]) {
    const it = new Call();
    advance(it, 1_000_000_000);
    expect(waiting(it, { budget }).ends).toBe(LAST);
    expect(registers(it)).toEqual([LAST, 0]);
  }
});

test('ipcCallV2.budget: a deadline and a budget are refused together, and nothing is sent', () => {
  const it = new Call();
  it.begin(pattern(4), { deadline: LAST, budget: BUDGET });
  expect([it.answer(), ...registers(it)]).toEqual(['EINVAL', LAST, BUDGET]);
  expect(it.left()).toEqual([0]);
});

test('a call that waits for space in the queue does not begin its budget again when it is sent', () => {
  const it = new Call(1);
  const other = it.addClient();
  it.begin(pattern(1), {}, other);
  it.world.settle();
  const { ends, before } = waiting(it, { budget: 1000 * BUDGET });
  expect(it.left()).toEqual([1]);
  advance(it, before + 100 * BUDGET);
  expect(it.receive()).toMatchObject({ received: pattern(1) });
  it.world.settle();
  expect([it.world.task(it.client).deadlineNs, ...registers(it)]).toEqual([ends, ends, 0]);
  // It was sent, and ends with its reply.
  const token = it.nextToken();
  expect(it.left()).toEqual([2]);
  it.reply(token, pattern(7));
  expect(it.answer()).toMatchObject({ reply: pattern(7) });
});

test('a call whose peer is gone says when it would have ended', () => {
  const it = new Call();
  const { ends } = waiting(it, { budget: BUDGET });
  it.world.exit(it.server);
  expect([it.answer(), ...registers(it)]).toEqual(['EPIPE', ends, 0]);
});
