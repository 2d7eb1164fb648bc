/** Failed sends, and owners that exit while their timers fire. */
import { decodeFiredEvent, QosClass, WINDOW, type FiredEvent } from '@abicus/abi-timed';
import { expect, test } from 'vitest';
import { AGAIN, ALICE, EVENTS, eventsOf, MS, World } from '../test/world.ts';
import { nextDeadline } from './state.ts';

const NOW = 100n;
const SENT = 24;

/** A world in which an owner has timers that expire at `NOW`, with the results of the sends in order. */
function fired(timers: number, ...sends: readonly number[]): { world: World; sent: number } {
  const world = new World();
  for (let i = 0; i < timers; i++) world.register(ALICE, NOW - 4n);
  let sent = 0;
  world.send = (slot) => (slot === eventsOf(ALICE) ? (sends[sent++] ?? SENT) : -1);
  world.now = NOW;
  world.run();
  return { world, sent };
}

test('the capability of an owner is closed only after its last timer has fired', () => {
  const { world, sent } = fired(2);
  expect([sent, world.closed]).toEqual([2, [AGAIN, EVENTS + ALICE]]);
  expect(nextDeadline(world.state)).toBe(0n);
});

test.each([
  // window, planned, now, told
  ['in a window of 8 ms', QosClass.Idle, 16n * MS, 25n * MS + 7n, 24n * MS],
  ['in a window of 1 ms', QosClass.Interactive, 16n * MS, 16n * MS + 999_999n, 16n * MS],
  ['without a window', QosClass.PerfBurst, 16n * MS, 17n * MS + 7n, 17n * MS],
  [
    'without a window, but not before its expiry',
    QosClass.PerfBurst,
    16n * MS + 5n,
    16n * MS + 7n,
    16n * MS + 5n,
  ],
])('an event tells a coarse time: %s', (_, qos, planned, now, told) => {
  const world = new World();
  world.register(ALICE, planned, qos);
  const events: (FiredEvent | undefined)[] = [];
  world.send = (_to, frame) => {
    events.push(decodeFiredEvent(frame));
    return frame.length;
  };
  world.now = now;
  world.run();
  expect(events.map((event) => event?.now)).toEqual([told]);
});

test.each([
  ['its queue is full', -11],
  ['the kernel is out of message memory', -28],
])('an event is retried later if %s', (_, errno) => {
  const { world, sent } = fired(1, errno);
  expect([sent, world.closed]).toEqual([1, []]);
  expect(world.state.timers.countOf(ALICE)).toBe(1);
  expect(nextDeadline(world.state)).toBe(NOW + WINDOW[QosClass.Idle]);
});

test.each([
  ['gone', -3],
  ['without SEND', -1],
])(
  'the timers of an owner whose endpoint is %s are dropped, and its capability is closed once',
  (_, errno) => {
    const { world, sent } = fired(3, errno);
    expect([sent, world.closed]).toEqual([1, [AGAIN, AGAIN, EVENTS + ALICE]]);
    expect([world.state.timers.size, world.state.timers.owners]).toEqual([0, 0]);
  },
);

test('a sleeper that has gone meanwhile gets no answer, and the next one does', () => {
  const world = new World();
  for (const sender of [ALICE, 9]) world.sleep(sender, NOW);
  world.isThere = (token) => token !== 1;
  world.now = NOW;
  world.run();
  expect([...world.replies.keys()]).toEqual([2]);
  expect([world.state.sleeps.size, world.hasEnded]).toEqual([0, false]);
});
