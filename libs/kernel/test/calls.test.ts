/** Calls in one trap each way: what travels, in which form, and which task gets it. */
import {
  MessageKind,
  MsgFlags,
  QosClass,
  Rights,
  sendHeaderRaw,
  vmoCreateRaw,
} from '@abicus/abi-kernel';
import { fnv1a64, T1, T2, T3, T4 } from '@abicus/wire';
import { describe, expect, test } from 'vitest';
import { Call, callWith, pattern, PORT, replyAndReceive } from './support/calls.ts';
import { send } from './slots/setup.ts';
import { VA } from './support/world.ts';

describe.each([0, 1, 7, 8, 31, 32, 33, 100, 5000])('with %i bytes each way', (length) => {
  const room = Math.max(length, 1);
  const request = pattern(length);
  const reply = pattern(length, 99);

  test('ipcCallV2 ipcReplyRecvV2: a waiting server gets the request, its client the reply', () => {
    const it = new Call();
    it.beginReceive(0, undefined, { room });
    it.begin(request, { room, ty: 3 });
    const got = it.received();
    expect(got).toMatchObject({ received: request, length, ty: 3, kind: MessageKind.Request });
    if (typeof got === 'string') return;
    expect(got).toMatchObject({ sender: it.client.pid, flags: 0, moved: 0 });
    expect(it.reply(got.token, reply, { ty: 4 })).toBe('ETIMEDOUT');
    expect(it.answer()).toEqual({ reply, length, ty: 4, flags: 0, moved: 0 });
    expect(it.left()).toEqual([0]);
  });

  test('ipcCallV2 ipcReplyRecvV2: the same through the queue, if the server comes later', () => {
    const it = new Call();
    it.begin(request, { room });
    const got = it.receive(0, undefined, { room });
    expect(got).toMatchObject({ received: request, length, kind: MessageKind.Request });
    if (typeof got === 'string') return;
    it.reply(got.token, reply);
    expect(it.answer()).toMatchObject({ reply, length });
    expect(it.left()).toEqual([0]);
  });
});

test('a round trip takes two traps and no scheduling decision, if both sides are of one class', () => {
  const it = new Call();
  const { world } = it;
  const TRIPS = 50;
  world.begin(it.server, function* (cpu) {
    let token = 0;
    for (;;) {
      const got = yield* replyAndReceive(cpu, PORT, token, token === 0 ? undefined : pattern(9));
      if (typeof got === 'string') return got;
      token = got.token;
    }
  });
  const before = { ...world.core.counters };
  const results: unknown[] = [];
  world.begin(it.client, function* (cpu) {
    for (let i = 0; i < TRIPS; i++) results.push(yield* callWith(cpu, PORT, pattern(12)));
    return results.length;
  });
  for (let i = 0; i < 400 && results.length < TRIPS; i++) world.settle(1);
  const { syscalls, handOvers, ipiSent, wakes } = world.core.counters;
  expect(results.filter((one) => typeof one === 'object')).toHaveLength(TRIPS);
  expect(syscalls - before.syscalls).toBe(2 * TRIPS);
  expect(handOvers - before.handOvers).toBe(2 * TRIPS);
  // Neither side goes through a run queue, so no hart is interrupted.
  expect([ipiSent - before.ipiSent, wakes - before.wakes]).toEqual([0, 0]);
});

test('ipcReplyRecvV2: pid, identity and class of the sender are those of the send, and the time is that of nsec', () => {
  const it = new Call();
  const named = it.addClient('timed');
  it.world.task(named).qos = QosClass.Interactive;
  it.begin(pattern(3), {}, named);
  it.world.task(named).qos = QosClass.Idle;
  const got = it.receive();
  expect(got).toMatchObject({
    sender: named.pid,
    identity: fnv1a64('timed'),
    qos: QosClass.Interactive,
  });
  const { clockNs } = it.world.task(it.server);
  expect(got).toMatchObject({ now: clockNs });
  expect(it.world.machine.nowNs).toBeGreaterThan(clockNs);
});

test('ipcReplyRecvV2: a message of another send has no token; a header alone has its length in the first register', () => {
  const it = new Call();
  const { world } = it;
  world.must(world.init, (cpu) => sendHeaderRaw(cpu, it.endpoint, 9, 2, 77));
  send(world, world.init, it.endpoint, 40);
  expect(it.receive()).toMatchObject({
    kind: MessageKind.Message,
    length: 0,
    ty: 9,
    flags: 2,
    token: 0,
  });
  expect(world.task(it.server).x[T1]).toBe(77);
  expect(it.receive()).toMatchObject({ kind: MessageKind.Message, length: 40, ty: 7, token: 0 });
});

test('ipcReplyRecvV2: a message that is longer than the buffer is cut off, and its full length is the result', () => {
  const it = new Call();
  const { world } = it;
  world.write(world.init, VA.payload, pattern(100));
  send(world, world.init, it.endpoint, 100);
  expect(it.receive(0, undefined, { room: 50 })).toMatchObject({
    received: pattern(50),
    length: 100,
  });
});

test('the bytes behind a short payload are zero in the registers of its receiver', () => {
  for (const waits of [true, false]) {
    const it = new Call();
    if (waits) it.beginReceive();
    it.begin(pattern(5, 200));
    if (!waits) it.beginReceive();
    it.world.settle();
    const { x } = it.world.task(it.server);
    expect([x[T1], x[T1 + 1], x[T2], x[T2 + 1], x[T3], x[T4 + 1]]).toEqual([
      new DataView(pattern(8, 200).buffer).getInt32(0, true),
      pattern(5, 200)[4],
      0,
      0,
      0,
      0,
    ]);
  }
});

test('moved capabilities travel with a request and with a reply, straight and through the queue', () => {
  for (const waits of [true, false]) {
    const it = new Call();
    const { world } = it;
    world.must(it.client, (cpu) => vmoCreateRaw(cpu, 20, 4096));
    if (waits) it.beginReceive();
    it.begin(pattern(2), { move: 20 });
    const got = waits ? it.received() : it.receive();
    if (typeof got === 'string') throw new Error(got);
    expect(got.flags).toBe(MsgFlags.CAP_MOVE);
    const { caps } = world.task(it.server);
    expect([caps[got.moved]?.rights, world.task(it.client).caps[20]]).toEqual([
      Rights.MAP | Rights.WRITE | Rights.MANAGE,
      undefined,
    ]);
    it.reply(got.token, pattern(1), { move: got.moved });
    const answer = it.answer();
    if (typeof answer === 'string') throw new Error(answer);
    expect(world.task(it.client).caps[answer.moved]?.kind).toBe(2);
    expect(caps[got.moved]).toBeUndefined();
    expect(it.left()).toEqual([0]);
  }
});
