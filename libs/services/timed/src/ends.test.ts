/** What the service does when clients and endpoints end: by a scripted kernel that gives watches their serials. */
import { GoneSide } from '@abicus/abi-kernel';
import { encodeRegister, encodeSleepUntil, LIMITS, QosClass } from '@abicus/abi-timed';
import { expect, test } from 'vitest';
import { ALICE, BOB, MS, World } from '../test/world.ts';
import { encodedFrame } from '@abicus/wire/testing';

const FAR = 1000n * MS;
const [A, B] = [20, 21];
const ESRCH = -3n;

/** Arms a timer whose events go to the capability in a slot; gives the status. */
function arm(world: World, from: number, slot: number): number | undefined {
  return world.from(
    from,
    encodedFrame(encodeRegister({ qos: QosClass.Normal, deadline: FAR }, 1)),
    slot,
  )?.[4];
}

const sleepFrame = encodedFrame(encodeSleepUntil({ qos: QosClass.Normal, deadline: FAR }, 1));

function noticed(world: World, serial: number, side: GoneSide): void {
  world.notice(serial, side);
  world.run();
}

test('a task is watched once, and the endpoint of each kept capability', () => {
  const world = new World();
  arm(world, ALICE, A);
  arm(world, ALICE, B);
  world.from(ALICE, sleepFrame);
  world.from(BOB, sleepFrame);
  expect(world.watched).toEqual(['cap 20', 'task 7', 'task 8']);
  expect(world.room()).toBe(LIMITS.timers - 2);
});

test('a stale notice drops nothing: the owner has armed a timer with another endpoint meanwhile', () => {
  const world = new World();
  arm(world, ALICE, A);
  world.cancel(ALICE, 1);
  arm(world, ALICE, B);
  expect(world.watched).toEqual(['cap 20', 'task 7', 'cap 21']);
  noticed(world, 1, GoneSide.Endpoint);
  expect(world.room()).toBe(LIMITS.timers - 1);
  noticed(world, 3, GoneSide.Endpoint);
  expect([world.room(), world.closed]).toEqual([LIMITS.timers, [A, B]]);
});

test('the end of an owner drops its timers and sleeps, and closes its capability', () => {
  const world = new World();
  arm(world, ALICE, A);
  const asleep = world.request({ sender: ALICE }, sleepFrame);
  arm(world, BOB, B);
  noticed(world, 2, GoneSide.Task);
  expect([world.room(), world.closed]).toEqual([LIMITS.timers - 1, [A]]);
  expect([world.state.sleeps.size, world.loop.work.inFlight]).toEqual([0, 0]);
  world.now = 2n * FAR;
  world.run();
  expect(world.replies.has(asleep)).toBe(false);
});

test('a notice about senders drops nothing', () => {
  const world = new World();
  arm(world, ALICE, A);
  noticed(world, 1, GoneSide.Senders);
  expect(world.room()).toBe(LIMITS.timers - 1);
});

test('a task that cannot be watched is rejected, and keeps nothing', () => {
  const world = new World();
  world.watch = (place) => (place === 1 ? 1n : ESRCH);
  expect(arm(world, ALICE, A)).toBe(2);
  expect(world.sleep(ALICE, FAR, QosClass.Normal)).toBe('OVER_LIMIT');
  expect([world.room(), world.closed]).toEqual([LIMITS.timers, [A]]);
  const { kept, watches } = world.loop.holdings;
  expect([kept, watches, world.state.sleeps.size]).toEqual([0, 0, 0]);
});

test('a timer whose endpoint is gone before it can be watched is rejected, and dropped', () => {
  const world = new World();
  world.watch = () => ESRCH;
  expect(arm(world, ALICE, A)).toBe(2);
  expect([world.room(), world.closed]).toEqual([LIMITS.timers, [A]]);
});

test('a decision about the first timer of an owner, and each reject, has an audit line without times', () => {
  const world = new World();
  arm(world, ALICE, A);
  arm(world, ALICE, A);
  expect(world.lines).toEqual(['timed: audit register decision=allow reason=OK owner=7']);
  world.senderClass = QosClass.Idle;
  world.register(BOB, (1n << 64n) - 1n);
  expect(world.lines.at(-1)).toBe(
    'timed: audit register decision=deny reason=INVALID_ARGS owner=8',
  );
});
