import {
  decodeRegisterReply,
  decodeSleepUntilReply,
  encodeRegister,
  encodeSleepUntil,
  LIMITS,
  QosClass,
  registerRejects,
  sleepUntilRejects,
  WINDOW,
} from '@abicus/abi-timed';
import { Answer } from '@abicus/service';
import { expect, test } from 'vitest';
import { ALICE, BOB, EVENTS, eventsOf, FAR, MS, World } from '../test/world.ts';
import { timedHandlers } from './index.ts';
import { encodedFrame } from '@abicus/wire/testing';

const U64_MAX = (1n << 64n) - 1n;

/** Expects that a rejected request changes no table. */
function expectUnchanged(world: World, rejected: () => void): void {
  const { timers, sleeps } = world.state;
  const { holdings, work } = world.loop;
  const sizes = (): number[] => [
    timers.size,
    timers.owners,
    sleeps.size,
    holdings.kept,
    holdings.watches,
    work.inFlight,
  ];
  const before = sizes();
  rejected();
  expect(sizes()).toEqual(before);
}

test('timed.register: a timer is armed at its coalesced deadline; timer.armed', () => {
  const world = new World();
  expect(world.register(ALICE, 5n * MS, QosClass.Idle)).toEqual({
    ok: true,
    value: { timer: 1, coalesced: 8n * MS },
  });
  expect(world.loop.holdings.keeps(eventsOf(ALICE))).toBe(true);
  expect(world.state.timers.countOf(ALICE)).toBe(1);
});

test('timed.register: the second capability of an owner is not kept', () => {
  const world = new World();
  world.register(ALICE, FAR);
  expect(world.closed).toEqual([]);
  const frame = encodedFrame(encodeRegister({ qos: QosClass.Idle, deadline: FAR }, 1));
  world.from(ALICE, frame, 77);
  expect([world.closed, world.loop.holdings.kept]).toEqual([[77], 1]);
});

test('timed.register.qos: an unknown class is rejected, with a body of zeros', () => {
  const world = new World();
  expectUnchanged(world, () => {
    const frame = encodedFrame(encodeRegister({ qos: QosClass.Idle, deadline: FAR }, 9));
    frame[8] = 4;
    const reply = world.from(ALICE, frame, EVENTS) ?? new Uint8Array();
    expect(reply).toHaveLength(21);
    expect(decodeRegisterReply(reply, 9)).toEqual({ ok: false, error: 'INVALID_ARGS' });
  });
});

test('timed.register.overflow: a deadline that overflows when it is coalesced is rejected', () => {
  const world = new World();
  expectUnchanged(world, () => {
    expect(world.register(ALICE, U64_MAX, QosClass.Idle)).toEqual({
      ok: false,
      error: 'INVALID_ARGS',
    });
  });
  expect(world.register(ALICE, U64_MAX, QosClass.PerfBurst).ok).toBe(true);
});

test('test_reject_timer_registration_over_limit: timed.register.quota, timed.limit.timersPerOwner: one owner has 64 timers, not 65', () => {
  const world = new World();
  for (let i = 0; i < LIMITS.timersPerOwner; i++) expect(world.register(ALICE, FAR).ok).toBe(true);
  expectUnchanged(world, () => {
    expect(world.register(ALICE, FAR)).toEqual({ ok: false, error: 'OVER_LIMIT' });
  });
  expect(world.register(BOB, FAR).ok).toBe(true);
  expect(world.cancel(ALICE, 1).ok).toBe(true);
  expect(world.register(ALICE, FAR).ok).toBe(true);
});

test('timed.register.owners, timed.limit.owners: 64 owners have timers, not 65', () => {
  const world = new World();
  for (let i = 0; i < LIMITS.owners; i++) expect(world.register(100 + i, FAR).ok).toBe(true);
  expectUnchanged(world, () => {
    expect(world.register(ALICE, FAR)).toEqual({ ok: false, error: 'OVER_LIMIT' });
  });
  expect(world.register(100, FAR).ok).toBe(true);
});

test('timed.register.total, timed.limit.timers: 1024 timers, not 1025', () => {
  const world = new World();
  expect(world.fill(LIMITS.timers)).toBe(LIMITS.timers);
  expectUnchanged(world, () => {
    expect(world.register(ALICE, FAR)).toEqual({ ok: false, error: 'OVER_LIMIT' });
  });
});

test('timed.cancel: an owner cancels its timer, and its capability is freed; timer.cancelled', () => {
  const world = new World();
  world.register(ALICE, FAR);
  expect(world.cancel(ALICE, 1)).toEqual({ ok: true, value: {} });
  expect(world.closed).toEqual([EVENTS + ALICE]);
  expect(world.state.timers.size).toBe(0);
});

test('timed.cancel.timer: an unknown timer, one of another owner, and a cancelled one are not found', () => {
  const world = new World();
  world.register(ALICE, FAR);
  for (const [sender, timer] of [
    [ALICE, 0],
    [ALICE, 2],
    [BOB, 1],
  ] as const) {
    expectUnchanged(world, () => {
      expect(world.cancel(sender, timer)).toEqual({ ok: false, error: 'NOT_FOUND' });
    });
  }
  expect(world.cancel(ALICE, 1).ok).toBe(true);
  expect(world.cancel(ALICE, 1)).toEqual({ ok: false, error: 'NOT_FOUND' });
});

test('timer.fired: a timer that has fired is not live', () => {
  const world = new World();
  expect(world.register(ALICE, 5n).ok).toBe(true);
  world.now = 5n;
  world.run();
  expect(world.state.timers.size).toBe(0);
  expect(world.closed).toEqual([EVENTS + ALICE]);
  expect(world.cancel(ALICE, 1)).toEqual({ ok: false, error: 'NOT_FOUND' });
});

test('timed.sleepUntil: the answer waits until the wake, which watches the sleeper', () => {
  const world = new World();
  const frame = encodedFrame(encodeSleepUntil({ qos: QosClass.Normal, deadline: 5n * MS }, 1));
  const token = world.request({ sender: ALICE }, frame);
  world.run();
  expect([world.watched, world.loop.work.inFlight]).toEqual([['task 7'], 1]);
  world.now = 8n * MS - 1n;
  world.run();
  expect(world.replies.has(token)).toBe(false);
  world.now = 8n * MS;
  world.run();
  expect(decodeSleepUntilReply(world.replies.get(token) ?? new Uint8Array(), 1)).toEqual({
    ok: true,
    value: { wake: 8n * MS },
  });
  expect([world.state.sleeps.size, world.loop.work.inFlight]).toEqual([0, 0]);
});

test('timed.sleepUntil.qos: an unknown class is rejected', () => {
  const world = new World();
  expectUnchanged(world, () => {
    const frame = encodedFrame(encodeSleepUntil({ qos: QosClass.Idle, deadline: FAR }, 1));
    frame[8] = 0xff;
    const reply = world.from(ALICE, frame) ?? new Uint8Array();
    expect(decodeSleepUntilReply(reply, 1)).toEqual({ ok: false, error: 'INVALID_ARGS' });
  });
});

test('timed.sleepUntil.overflow: a deadline that overflows when it is coalesced is rejected', () => {
  const world = new World();
  expectUnchanged(world, () => {
    expect(world.sleep(ALICE, U64_MAX, QosClass.Idle)).toBe('INVALID_ARGS');
  });
});

test('timed.sleepUntil.tooLong, timed.limit.maxSleep: the longest sleep is two seconds, coalescing included', () => {
  const world = new World();
  const longest = LIMITS.maxSleep;
  expect(world.sleep(ALICE, longest)).toBe('later');
  expectUnchanged(world, () => {
    expect(world.sleep(ALICE, longest + FAR)).toBe('INVALID_ARGS');
    expect(world.sleep(ALICE, longest + 1n)).toBe('INVALID_ARGS');
  });
});

test('timed.sleepUntil.tooLong: the length of a sleep is that of its coalesced deadline, not of the requested one', () => {
  const world = new World();
  world.now = 1n;
  const latest = world.now + LIMITS.maxSleep;
  expect(LIMITS.maxSleep % WINDOW[QosClass.Idle]).toBe(0n);
  expect(world.sleep(ALICE, latest - 1n, QosClass.Idle)).toBe('later');
  expectUnchanged(world, () => {
    expect(world.sleep(ALICE, latest, QosClass.Idle)).toBe('INVALID_ARGS');
  });
});

/** The outcome of a handler, with or without effects. */
const outcomeOf = (result: unknown): unknown =>
  result instanceof Answer ? result.outcome : result;

test('timed.register.qos, timed.sleepUntil.qos: the handlers reject an unknown class also without a frame', () => {
  const world = new World();
  const request = { qos: 9 as QosClass, deadline: FAR };
  const { register, sleepUntil } = timedHandlers;
  expect(outcomeOf(register(world.call(ALICE), request))).toBe(registerRejects.qos);
  expect(outcomeOf(sleepUntil(world.call(ALICE), request))).toBe(sleepUntilRejects.qos);
});

test('timed.sleepUntil.quota, timed.limit.sleepsPerOwner: one owner has 16 sleeps, not 17', () => {
  const world = new World();
  for (let i = 0; i < LIMITS.sleepsPerOwner; i++) expect(world.sleep(ALICE, MS)).toBe('later');
  expectUnchanged(world, () => {
    expect(world.sleep(ALICE, MS)).toBe('OVER_LIMIT');
  });
  expect(world.sleep(BOB, MS)).toBe('later');
});

test('timed.sleepUntil.total, timed.limit.sleeps: 24 sleeps, not 25', () => {
  const world = new World();
  for (let i = 0; i < LIMITS.sleeps; i++) expect(world.sleep(100 + i, MS)).toBe('later');
  expectUnchanged(world, () => {
    expect(world.sleep(ALICE, MS)).toBe('OVER_LIMIT');
  });
});

test('timed.room: gives the number of timers that can still be armed', () => {
  const world = new World();
  expect(world.room()).toBe(LIMITS.timers);
  world.register(ALICE, FAR);
  expect(world.room()).toBe(LIMITS.timers - 1);
  world.state.timers.dropOwner(ALICE);
  expect(world.room()).toBe(LIMITS.timers);
});

test('timed.limit.window: the window is the wider of the requested one and that of the sender', () => {
  for (const own of Object.values(QosClass)) {
    for (const asked of Object.values(QosClass)) {
      const world = new World();
      world.senderClass = own;
      const armed = world.register(ALICE, 20n * MS + 1n, asked);
      const window = WINDOW[own] > WINDOW[asked] ? WINDOW[own] : WINDOW[asked];
      const wake = window === 0n ? 20n * MS + 1n : ((20n * MS + window) / window) * window;
      expect(armed.ok && armed.value.coalesced).toBe(wake);
    }
  }
});

test('checks are made in the order of the contract, and the first one that fails gives the error', () => {
  const world = new World();
  for (let i = 0; i < LIMITS.timersPerOwner; i++) world.register(ALICE, FAR);
  expect(world.register(ALICE, U64_MAX, QosClass.Idle)).toEqual({
    ok: false,
    error: 'INVALID_ARGS',
  });
  for (let i = 0; i < LIMITS.sleepsPerOwner; i++) world.sleep(ALICE, MS);
  expect(world.sleep(ALICE, LIMITS.maxSleep + FAR)).toBe('INVALID_ARGS');
});

test('timed.sleepUntil.quota timed.sleepUntil.total: if both limits are exceeded, that of the owner gives the error', () => {
  const world = new World();
  for (let i = 0; i < LIMITS.sleepsPerOwner; i++) world.sleep(ALICE, MS);
  for (let i = LIMITS.sleepsPerOwner; i < LIMITS.sleeps; i++) world.sleep(100 + i, MS);
  world.sleep(ALICE, MS);
  const request = { qos: QosClass.PerfBurst, deadline: MS };
  const decides = (sender: typeof ALICE): unknown =>
    outcomeOf(timedHandlers.sleepUntil(world.call(sender), request));
  expect(decides(ALICE)).toBe(sleepUntilRejects.quota);
  expect(decides(BOB)).toBe(sleepUntilRejects.total);
});

test('a malformed frame is answered with the header alone and reaches no handler', () => {
  const world = new World();
  const frame = encodedFrame(encodeRegister({ qos: QosClass.Idle, deadline: FAR }, 0x0102_0304));
  for (const bad of [
    frame.subarray(0, 17),
    new Uint8Array([...frame, 0]),
    Uint8Array.of(1, 2, 3),
  ]) {
    expectUnchanged(world, () => {
      expect(world.from(ALICE, bad)).toHaveLength(9);
    });
  }
});
