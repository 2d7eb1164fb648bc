/** Generated frames: whatever clients send, each request has one reply, and nothing is left when they have ended. */
import {
  asTimerId,
  encodeCancel,
  encodeRegister,
  encodeRoom,
  encodeSleepUntil,
  LIMITS,
  QosClass,
} from '@abicus/abi-timed';
import { seededDraw } from '@abicus/wire/testing';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { MS, World } from '../test/world.ts';

/** In each of ten draws. */
const FRAMES = 200;
const DRAWS = 10;
const CLIENTS = 80;

const classes = Object.values(QosClass);

/** A frame: of an operation, or one of which a byte, the length or everything is arbitrary. */
function drawFrame(draw: (n: number) => number, now: bigint): Uint8Array {
  const qos = classes[draw(classes.length)] ?? QosClass.Idle;
  const deadline = now + BigInt(draw(100)) * MS;
  const frames = [
    encodeRegister({ qos, deadline }, draw(1000)),
    encodeCancel({ timer: asTimerId(draw(200)) }, draw(1000)),
    encodeSleepUntil({ qos, deadline }, draw(1000)),
    encodeRoom(draw(1000)),
  ];
  const frame = frames[draw(frames.length)] ?? new Uint8Array();
  switch (draw(6)) {
    case 0:
      return frame.map((byte, i) => (i === draw(frame.length) ? draw(256) : byte));
    case 1:
      return frame.subarray(0, draw(frame.length + 1));
    case 2:
      return Uint8Array.from({ length: draw(25) }, () => draw(256));
    default:
      return frame;
  }
}

/** Makes the requests of one draw, and ends all clients. */
function check(seed: number): void {
  const source = seededDraw(seed);
  const draw = (below: number): number => source.integer(0, below - 1);
  const world = new World();
  const arrived: number[] = [];
  const tokens = new Map<number, number>();
  world.send = (_to, frame) => [frame.length, -11, -3][draw(12)] ?? frame.length;
  for (let i = 0; i < FRAMES; i++) {
    const sender = 1 + draw(CLIENTS);
    const moved = draw(2) === 0 ? 10_000 + i : undefined;
    if (moved !== undefined) arrived.push(moved);
    const from = { sender, qos: classes[draw(classes.length)] ?? QosClass.Idle, moved };
    tokens.set(world.request(from, drawFrame(draw, world.now)), sender);
    if (draw(4) === 0) world.now += BigInt(draw(8)) * MS;
    if (draw(3) === 0) world.run();
  }
  world.run();
  const { holdings, work, counters } = world.loop;
  expect([world.hasEnded, work.outbox.size]).toEqual([false, 0]);
  // What is not answered waits for its wake.
  expect(world.replies.size + work.inFlight).toBe(tokens.size);
  expect(work.inFlight).toBe(world.state.sleeps.size);
  expect(world.state.timers.size).toBeLessThanOrEqual(LIMITS.timers);
  const counted = counters.rows().reduce((sum, { count }) => sum + count, 0);
  expect(counted).toBeGreaterThanOrEqual(tokens.size);
  for (const [i, what] of world.watched.entries()) if (what.startsWith('task')) world.notice(i + 1);
  world.run();
  expect([world.state.timers.size, world.state.sleeps.size, work.inFlight]).toEqual([0, 0, 0]);
  expect([holdings.kept, holdings.watches]).toEqual([0, 0]);
  expect(world.closed.toSorted((a, b) => a - b)).toEqual(arrived);
}

test('2,000 generated frames of 80 clients stop nothing, and leave nothing when these have ended', () => {
  fc.assert(fc.property(fc.integer({ min: 1, max: 2_000_000_000 }), check), {
    seed: 0x746d,
    numRuns: DRAWS,
  });
});
