/** Failed sends, and owners that exit while their timers fire. */
import { SYSCALL } from '@abicus/abi-kernel';
import { decodeFiredEvent, QosClass, WINDOW } from '@abicus/abi-timed';
import { expect, test } from 'vitest';
import { FakeCpu } from '../../../ipc/test/fake-cpu.ts';
import { fire, nextDeadline } from './fire.ts';
import { timedState, type TimedState } from './handlers.ts';

const ALICE = 7;
const EVENTS = 20;
const REPLY = 30;
const NOW = 100n;
const MS = 1_000_000n;

/** Fires the timers that expired at `NOW`, with the results of the sends in order. Gives each syscall with its slot. */
function fired(state: TimedState, ...sends: readonly number[]): string[] {
  const cpu = new FakeCpu();
  let sent = 0;
  cpu.runWith(fire(cpu, state, NOW), ({ number }) => {
    return number === SYSCALL.ipcSend ? (sends[sent++] ?? 24) : 0;
  });
  const names = new Map([
    [SYSCALL.ipcSend, 'send'],
    [SYSCALL.capClose, 'close'],
  ]);
  return cpu.traps.map(({ number, args: [slot = 0n] }) => `${names.get(number as never)} ${slot}`);
}

function withTimers(count: number): TimedState {
  const state = timedState();
  for (let i = 0; i < count; i++) {
    state.timers.arm(ALICE, EVENTS, { deadline: 90n, planned: 96n, window: 8n });
  }
  return state;
}

test('the capability of an owner is closed only after its last timer has fired', () => {
  const state = withTimers(2);
  expect(fired(state)).toEqual(['send 20', 'send 20', 'close 20']);
  expect(nextDeadline(state)).toBe(0n);
});

test.each([
  // window, planned, now, told
  ['in a window of 8 ms', 8n * MS, 16n * MS, 25n * MS + 7n, 24n * MS],
  ['in a window of 1 ms', MS, 16n * MS, 16n * MS + 999_999n, 16n * MS],
  ['without a window', 0n, 16n * MS, 17n * MS + 7n, 17n * MS],
  ['without a window, but not before its expiry', 0n, 16n * MS + 5n, 16n * MS + 7n, 16n * MS + 5n],
])('an event tells a coarse time: %s', (_, window, planned, now, told) => {
  const state = timedState();
  state.timers.arm(ALICE, EVENTS, { deadline: planned, planned, window });
  const cpu = new FakeCpu();
  let event: ReturnType<typeof decodeFiredEvent>;
  cpu.runWith(fire(cpu, state, now), ({ number, args: [, , at = 0n, length = 0n] }) => {
    if (number === SYSCALL.ipcSend) event = decodeFiredEvent(cpu.read(Number(at), Number(length)));
    return Number(length);
  });
  expect(event?.now).toBe(told);
});

test.each([
  ['its queue is full', -11],
  ['the kernel is out of message memory', -28],
])('an event is retried later if %s', (_, errno) => {
  const state = withTimers(1);
  expect(fired(state, errno)).toEqual(['send 20']);
  expect(state.timers.countOf(ALICE)).toBe(1);
  expect(nextDeadline(state)).toBe(NOW + WINDOW[QosClass.Idle]);
});

test.each([
  ['gone', -3],
  ['without SEND', -1],
])(
  'the timers of an owner whose endpoint is %s are dropped, and its capability is closed once',
  (_, errno) => {
    const state = withTimers(3);
    expect(fired(state, errno)).toEqual(['send 20', 'close 20']);
    expect([state.timers.size, state.timers.owners]).toEqual([0, 0]);
  },
);

test('the reply capability of a sleeper is closed whether or not the reply could be sent', () => {
  for (const sent of [24, -11, -3]) {
    const state = timedState();
    state.sleeps.add({ owner: ALICE, reply: REPLY, nonce: 1, wake: NOW });
    state.sleeps.add({ owner: ALICE, reply: REPLY + 1, nonce: 2, wake: NOW + 1n });
    expect(fired(state, sent)).toEqual(['send 30', 'close 30']);
    expect([state.sleeps.size, nextDeadline(state)]).toEqual([1, NOW + 1n]);
  }
});
