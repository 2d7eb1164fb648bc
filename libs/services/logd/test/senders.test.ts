/** What a window lets through, whatever senders try. */
import { INVARIANTS } from '@abicus/abi-logd/testing';
import { LIMITS } from '@abicus/abi-logd';
import type { TimerId } from '@abicus/abi-timed';
import { drew } from '@abicus/wire/testing';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { RECORD, useUp } from './slots.ts';
import { type TimedAnswer, World, client } from './world.ts';

const SECOND = 1_000_000_000n;

/** How many of these appends are taken. */
function taken(world: World, count: number, fields = ''): number {
  let total = 0;
  for (let i = 0; i < count; i++) if (client.append(world, { ...RECORD, fields }).ok) total += 1;
  return total;
}

test('logd.append.rate: exactly 24 of 25 are taken, and rejects by another check do not count', () => {
  const world = new World();
  expect(taken(world, 23)).toBe(23);
  expect(taken(world, 3, 'service=timed')).toBe(0);
  expect(taken(world, 2)).toBe(1);
  expect(taken(world, 1, 'service=timed')).toBe(0);
  expect(world.rejectedBy).toBe('logd.append.spoof');
});

test('logd.limit.window: windows are fixed, so that 48 are taken around the border of two', () => {
  const world = new World();
  world.now = 5n * SECOND;
  expect(taken(world, 1)).toBe(1);
  world.now = 6n * SECOND - 1n;
  expect(taken(world, 24)).toBe(23);
  world.now = 6n * SECOND;
  expect(taken(world, 25)).toBe(24);
});

test('logd.limit.window: a sender that never pauses gets a new window every second all the same', () => {
  const world = new World();
  let total = 0;
  for (let tenth = 0n; tenth < 36_000n; tenth += 9n) {
    world.now = (tenth * SECOND) / 10n;
    total += taken(world, 1);
  }
  expect(total).toBe(4000);
});

test('logd.limit.window: a clock that was set back limits no sender for longer than a window', () => {
  const world = new World();
  world.now = 172_800n * SECOND;
  expect(taken(world, 10)).toBe(10);
  world.now = 1n;
  expect(taken(world, 25)).toBe(24);
  world.now += SECOND;
  expect(taken(world, 1)).toBe(1);
});

test('logd.append.senders: a full table gives a limited sender no new window, and a new one its place in time', () => {
  const world = new World();
  useUp(world, 100n);
  for (let n = 0n; n < 64n; n++) {
    world.identity = n;
    expect(taken(world, 1)).toBe(n < 63n ? 1 : 0);
  }
  expect(world.rejectedBy).toBe('logd.append.senders');
  world.identity = 100n;
  expect(taken(world, 1)).toBe(0);
  expect(world.rejectedBy).toBe('logd.append.rate');
  world.identity = 63n;
  world.now = SECOND;
  expect(taken(world, 1)).toBe(1);
});

test('a sender has used nothing before its first record, and when its window is over', () => {
  const { windows } = new World().state;
  const used = () => [0n, SECOND - 1n, SECOND].map((now) => windows.used(7n, now));
  expect(used()).toEqual([0, 0, 0]);
  windows.count(7n, 0n);
  expect(used()).toEqual([1, 1, 0]);
});

test('a window that begins frees those that are over, and no other: their senders stay limited', () => {
  const world = new World();
  world.timed = 'PeerGone';
  for (let n = 0n; n < 63n; n++) useUp(world, n);
  world.now = SECOND - 1n;
  useUp(world, 63n);
  expect(world.state.windows.size).toBe(64);
  world.now = SECOND;
  world.identity = 64n;
  expect(taken(world, 1)).toBe(1);
  expect(world.state.windows.size).toBe(2);
  world.identity = 63n;
  expect(taken(world, 1)).toBe(0);
  expect(world.rejectedBy).toBe('logd.append.rate');
});

test('a timer that fires ends its window and frees its place, and one that is not waited for changes nothing', () => {
  const { windows } = new World().state;
  const [first, second] = [1 as TimerId, 2 as TimerId];
  const end = windows.count(7n, 0n) ?? 0n;
  windows.timed(7n, end, first);
  windows.fired(second);
  expect([windows.size, windows.timers, windows.used(7n, 1n)]).toEqual([1, 1, 1]);
  windows.fired(first);
  expect([windows.size, windows.timers]).toEqual([0, 0]);
});

test('a timer of a window that is over does not end the next one of its sender', () => {
  const { windows } = new World().state;
  windows.timed(7n, windows.count(7n, 0n) ?? 0n, 1 as TimerId);
  const end = windows.count(7n, SECOND) ?? 0n;
  windows.fired(1 as TimerId);
  expect([windows.used(7n, SECOND), windows.timers]).toEqual([1, 0]);
  // An answer of timed that comes late is of the window before.
  windows.timed(7n, SECOND, 2 as TimerId);
  windows.fired(2 as TimerId);
  expect(windows.used(7n, SECOND)).toBe(1);
  windows.timed(7n, end, 3 as TimerId);
  windows.fired(3 as TimerId);
  expect(windows.size).toBe(0);
});

test('a record that begins a window arms one timer for its end, and the others none', () => {
  const world = new World();
  world.now = 7n;
  useUp(world);
  expect([...world.timers.values()]).toEqual([7n + SECOND]);
  expect(world.state.windows.timers).toBe(1);
});

test.each(['PeerGone', 'TimedOut', 'Overload'] as const)(
  'without timed (%s) records are stored, windows end in time, and 200 senders leave no more places than there are',
  (timed) => {
    const world = new World();
    world.timed = timed;
    for (let n = 0n; n < 200n; n++) {
      world.identity = n;
      world.now += SECOND / 64n;
      expect(taken(world, 25)).toBe(24);
    }
    expect(world.state.windows.timers).toBe(0);
    expect(world.state.windows.size).toBeLessThanOrEqual(LIMITS.senders);
  },
);

test('a record is in the journal while its handler waits for timed, and so are those that come meanwhile', () => {
  const world = new World();
  const waiting = world.begin(RECORD);
  expect([world.state.journal.total, world.state.windows.used(1n, 0n)]).toEqual([1n, 1]);
  expect(taken(world, 24)).toBe(23);
  expect(waiting.next()).toEqual({ done: true, value: { record: 1n, dropped: 0n } });
});

test('each reject prints its line once', () => {
  const world = new World();
  taken(world, 30);
  taken(world, 2, 'service=a');
  world.now += SECOND;
  taken(world, 30);
  expect(world.lines).toEqual(['logd: reject rate_limited', 'logd: reject invalid_args']);
});

/** A record of a sender, some time after the last, or the timer of its window. */
const steps = fc.array(
  fc.record({
    sender: fc.bigInt({ min: 0n, max: 70n }),
    after: fc.oneof(
      { arbitrary: fc.constant(0n), weight: 8 },
      { arbitrary: fc.bigInt({ min: 0n, max: SECOND / 4n }), weight: 1 },
    ),
    times: fc.integer({ min: 1, max: 30 }),
    timed: fc.constantFrom<TimedAnswer>('ok', 'ok', 'PeerGone', 'TimedOut', 'Overload'),
    fires: fc.boolean(),
  }),
  { minLength: 1, maxLength: 120 },
);

test('logd.invariant.exactWindow: a window takes 24 records of its sender, or all if there are fewer, with and without timers', () => {
  fc.assert(
    fc.property(steps, (all) => {
      const world = new World();
      const { windows } = world.state;
      /** By sender: the begin of its window, and what was asked of it and taken. */
      const model = new Map<bigint, { begin: bigint; asked: number; taken: number }>();
      const open = () => [...model.values()].filter(({ begin }) => world.now < begin + SECOND);
      for (const { sender, after, times, timed, fires } of all) {
        world.now += after;
        world.identity = sender;
        world.timed = timed;
        if (fires) world.fireTimers();
        let own = model.get(sender);
        if (own !== undefined && world.now >= own.begin + SECOND) own = undefined;
        const hasPlace = own !== undefined || open().length < LIMITS.senders;
        const now = taken(world, times);
        own ??= { begin: world.now, asked: 0, taken: 0 };
        own = { begin: own.begin, asked: own.asked + times, taken: own.taken + now };
        if (hasPlace) model.set(sender, own);
        const window = { sender, begin: own.begin, asked: own.asked };
        drew(INVARIANTS['logd.invariant.exactWindow'], window, { taken: own.taken });
        expect(own.taken).toBe(hasPlace ? Math.min(own.asked, 24) : 0);
        expect(windows.size <= 64 && windows.timers <= windows.size).toBe(true);
      }
      // What has a timer is freed by it.
      const without = windows.size - windows.timers;
      world.now += SECOND;
      world.fireTimers();
      expect([windows.size, windows.timers]).toEqual([without, 0]);
    }),
    { seed: 0x6c6f, numRuns: 100 },
  );
});
