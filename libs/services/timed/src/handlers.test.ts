import {
  asTimerId,
  decodeCancelReply,
  decodeRegisterReply,
  decodeRoomReply,
  decodeSleepUntilReply,
  encodeCancel,
  encodeRegister,
  encodeRoom,
  encodeSleepUntil,
  LIMITS,
  QosClass,
  registerRejects,
  serve,
  sleepUntilRejects,
  WINDOW,
} from '@abicus/abi-timed';
import { expect, test } from 'vitest';
import { timedHandlers, timedState, type TimedCall, type TimedState } from './index.ts';

const ALICE = 7;
const BOB = 8;
const MS = 1_000_000n;
const U64_MAX = (1n << 64n) - 1n;
const EVENTS = 20;

/** The handlers with clients, without a machine: requests in, replies out. */
class World {
  readonly state: TimedState = timedState();
  now = 0n;
  senderClass: QosClass = QosClass.PerfBurst;
  last: TimedCall | undefined;

  ask(sender: number, frame: Uint8Array): Uint8Array | undefined {
    const { state, senderClass, now } = this;
    const moved = EVENTS + sender;
    const call: TimedCall = {
      state,
      sender,
      senderClass,
      isWatched: true,
      moved,
      now,
      keepsCap: false,
      freedSlot: undefined,
    };
    this.last = call;
    return serve(timedHandlers, call, frame);
  }

  register(sender: number, deadline: bigint, qos: QosClass = QosClass.PerfBurst) {
    const reply = this.ask(sender, encodeRegister({ qos, deadline }, 1));
    return decodeRegisterReply(reply ?? new Uint8Array(), 1);
  }

  cancel(sender: number, timer: number) {
    const reply = this.ask(sender, encodeCancel({ timer: asTimerId(timer) }, 1));
    return decodeCancelReply(reply ?? new Uint8Array(), 1);
  }

  /** Requests a sleep; gives its error, or `later` if it is pending. */
  sleep(sender: number, deadline: bigint, qos: QosClass = QosClass.PerfBurst): string {
    const reply = this.ask(sender, encodeSleepUntil({ qos, deadline }, 1));
    if (reply === undefined) return 'later';
    const decoded = decodeSleepUntilReply(reply, 1);
    return decoded.ok ? 'ok' : decoded.error;
  }

  room(): number {
    const reply = decodeRoomReply(this.ask(BOB, encodeRoom(1)) ?? new Uint8Array(), 1);
    return reply.ok ? reply.value.free : -1;
  }

  /** Arms timers of as many owners as needed; gives how many were armed. */
  fill(timers: number): number {
    let armed = 0;
    for (let i = 0; i < timers; i++) {
      const owner = 100 + Math.floor(i / LIMITS.timersPerOwner);
      if (this.register(owner, 1n).ok) armed += 1;
    }
    return armed;
  }
}

/** Expects that a rejected request changes no table. */
function expectUnchanged(world: World, rejected: () => void): void {
  const { timers, sleeps } = world.state;
  const before = [timers.size, timers.owners, sleeps.size];
  rejected();
  expect([timers.size, timers.owners, sleeps.size]).toEqual(before);
  expect(world.last?.keepsCap).toBe(false);
}

test('timed.register: a timer is armed at its coalesced deadline; timer.armed', () => {
  const world = new World();
  expect(world.register(ALICE, 5n * MS, QosClass.Idle)).toEqual({
    ok: true,
    value: { timer: 1, coalesced: 8n * MS },
  });
  expect(world.last?.keepsCap).toBe(true);
  expect(world.state.timers.countOf(ALICE)).toBe(1);
});

test('timed.register: the second capability of an owner is not kept', () => {
  const world = new World();
  world.register(ALICE, 1n);
  world.register(ALICE, 1n);
  expect(world.last?.keepsCap).toBe(false);
});

test('timed.register.qos: an unknown class is rejected, with a body of zeros', () => {
  const world = new World();
  expectUnchanged(world, () => {
    const frame = encodeRegister({ qos: QosClass.Idle, deadline: 1n }, 9);
    frame[8] = 4;
    const reply = world.ask(ALICE, frame) ?? new Uint8Array();
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
  for (let i = 0; i < LIMITS.timersPerOwner; i++) expect(world.register(ALICE, 1n).ok).toBe(true);
  expectUnchanged(world, () => {
    expect(world.register(ALICE, 1n)).toEqual({ ok: false, error: 'OVER_LIMIT' });
  });
  expect(world.register(BOB, 1n).ok).toBe(true);
  expect(world.cancel(ALICE, 1).ok).toBe(true);
  expect(world.register(ALICE, 1n).ok).toBe(true);
});

test('timed.register.owners, timed.limit.owners: 64 owners have timers, not 65', () => {
  const world = new World();
  for (let i = 0; i < LIMITS.owners; i++) expect(world.register(100 + i, 1n).ok).toBe(true);
  expectUnchanged(world, () => {
    expect(world.register(ALICE, 1n)).toEqual({ ok: false, error: 'OVER_LIMIT' });
  });
  expect(world.register(100, 1n).ok).toBe(true);
});

test('timed.register.total, timed.limit.timers: 1024 timers, not 1025', () => {
  const world = new World();
  expect(world.fill(LIMITS.timers)).toBe(LIMITS.timers);
  expectUnchanged(world, () => {
    expect(world.register(ALICE, 1n)).toEqual({ ok: false, error: 'OVER_LIMIT' });
  });
});

test('timed.cancel: an owner cancels its timer, and its capability is freed; timer.cancelled', () => {
  const world = new World();
  world.register(ALICE, 1n);
  expect(world.cancel(ALICE, 1)).toEqual({ ok: true, value: {} });
  expect(world.last?.freedSlot).toBe(EVENTS + ALICE);
  expect(world.state.timers.size).toBe(0);
});

test('timed.cancel.timer: an unknown timer, one of another owner, and a cancelled one are not found', () => {
  const world = new World();
  world.register(ALICE, 1n);
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
  world.register(ALICE, 5n);
  const [timer] = world.state.timers.popExpired(5n);
  if (timer === undefined) throw new Error('nothing due');
  expect(world.state.timers.fired(timer, 5n)).toBe(EVENTS + ALICE);
  expect(world.cancel(ALICE, timer.id)).toEqual({ ok: false, error: 'NOT_FOUND' });
});

test('timed.sleepUntil: the reply capability is kept until the wake', () => {
  const world = new World();
  expect(world.sleep(ALICE, 5n * MS, QosClass.Normal)).toBe('later');
  expect(world.last?.keepsCap).toBe(true);
  expect(world.state.sleeps.popExpired(8n * MS - 1n)).toEqual([]);
  expect(world.state.sleeps.popExpired(8n * MS)).toEqual([
    { owner: ALICE, reply: EVENTS + ALICE, nonce: 1, wake: 8n * MS },
  ]);
});

test('timed.sleepUntil.qos: an unknown class is rejected', () => {
  const world = new World();
  expectUnchanged(world, () => {
    const frame = encodeSleepUntil({ qos: QosClass.Idle, deadline: 1n }, 1);
    frame[8] = 0xff;
    const reply = world.ask(ALICE, frame) ?? new Uint8Array();
    expect(decodeSleepUntilReply(reply, 1)).toEqual({ ok: false, error: 'INVALID_ARGS' });
  });
});

test('timed.sleepUntil.overflow: a deadline that overflows when it is coalesced is rejected', () => {
  const world = new World();
  world.now = U64_MAX - MS;
  expectUnchanged(world, () => {
    expect(world.sleep(ALICE, U64_MAX, QosClass.Idle)).toBe('INVALID_ARGS');
  });
});

test('timed.sleepUntil.tooLong, timed.limit.maxSleep: the longest sleep is two seconds, coalescing included', () => {
  const world = new World();
  const longest = LIMITS.maxSleep;
  expect(world.sleep(ALICE, longest)).toBe('later');
  expectUnchanged(world, () => {
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

test('timed.register.qos, timed.sleepUntil.qos: the handlers reject an unknown class also without a frame', () => {
  const world = new World();
  world.register(ALICE, 1n);
  const call = world.last;
  if (call === undefined) throw new Error('no call');
  const request = { qos: 9 as QosClass, deadline: 1n };
  expect(timedHandlers.register(call, request)).toBe(registerRejects.qos);
  expect(timedHandlers.sleepUntil(call, request, 1)).toBe(sleepUntilRejects.qos);
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
  world.register(ALICE, 1n);
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
  for (let i = 0; i < LIMITS.timersPerOwner; i++) world.register(ALICE, 1n);
  expect(world.register(ALICE, U64_MAX, QosClass.Idle)).toEqual({
    ok: false,
    error: 'INVALID_ARGS',
  });
  for (let i = 0; i < LIMITS.sleepsPerOwner; i++) world.sleep(ALICE, MS);
  expect(world.sleep(ALICE, LIMITS.maxSleep + 1n)).toBe('INVALID_ARGS');
});

test('timed.sleepUntil.quota timed.sleepUntil.total: if both limits are exceeded, that of the owner gives the error', () => {
  const world = new World();
  for (let i = 0; i < LIMITS.sleepsPerOwner; i++) world.sleep(ALICE, MS);
  for (let i = LIMITS.sleepsPerOwner; i < LIMITS.sleeps; i++) world.sleep(100 + i, MS);
  world.sleep(ALICE, MS);
  const call = world.last;
  if (call === undefined) throw new Error('no call');
  const request = { qos: QosClass.PerfBurst, deadline: MS };
  const decides = (sender: number): unknown =>
    timedHandlers.sleepUntil({ ...call, sender }, request, 1);
  expect(decides(ALICE)).toBe(sleepUntilRejects.quota);
  expect(decides(BOB)).toBe(sleepUntilRejects.total);
});

test('a malformed frame is answered with the header alone and reaches no handler', () => {
  const world = new World();
  const frame = encodeRegister({ qos: QosClass.Idle, deadline: 1n }, 0x0102_0304);
  for (const bad of [
    frame.subarray(0, 17),
    new Uint8Array([...frame, 0]),
    Uint8Array.of(1, 2, 3),
  ]) {
    expectUnchanged(world, () => {
      expect(world.ask(ALICE, bad)).toHaveLength(9);
    });
  }
});
