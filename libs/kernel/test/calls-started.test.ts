/** Started calls: the caller goes on, and the end arrives at an endpoint of its own, with its badge. */
import {
  capCloneRaw,
  ipcEndpointCloseRaw,
  LIMITS,
  MessageKind,
  Rights,
  vmoCreateRaw,
} from '@abicus/abi-kernel';
import { expect, test } from 'vitest';
import { tokenOf } from '../src/state/calls.ts';
import { pattern, PORT, replyAndReceive, startCall } from './support/calls.ts';
import { rounds } from './support/rounds.ts';
import { OWN, StartedCalls } from './support/started.ts';

test('ipcCallStart: replies arrive in the order in which they are sent, each with the badge of its call', () => {
  const it = new StartedCalls();
  expect([it.start(1), it.start(2)]).toEqual(['ok', 'ok']);
  const [first, second] = [it.nextToken(), it.nextToken()];
  expect(it.end()).toBe('ETIMEDOUT');
  it.reply(second, pattern(20));
  it.reply(first, pattern(40), { ty: 5 });
  expect(it.end()).toMatchObject({
    kind: MessageKind.Reply,
    token: 2,
    received: pattern(20),
    sender: it.server.pid,
  });
  expect(it.end()).toMatchObject({ kind: MessageKind.Reply, token: 1, length: 40, ty: 5 });
  expect([it.end(), ...it.left()]).toEqual(['ETIMEDOUT', 0]);
  expect(it.world.core.state.queuedBytes).toBe(0);
});

test('ipcCallStart: a server that waits gets the request at once, and its caller goes on', () => {
  const it = new StartedCalls();
  it.beginReceive();
  expect(it.start(7, pattern(50))).toBe('ok');
  expect(it.received()).toMatchObject({ received: pattern(50), sender: it.caller.pid });
});

test('ipcCallStart: the end of the server arrives as PeerGone, from the kernel, for queued and for received requests', () => {
  const it = new StartedCalls();
  it.start(1);
  it.start(2);
  it.nextToken();
  it.world.exit(it.server);
  const ends = [it.end(), it.end()];
  expect(ends.map((one) => (typeof one === 'string' ? one : [one.kind, one.sender]))).toEqual([
    [MessageKind.PeerGone, 0],
    [MessageKind.PeerGone, 0],
  ]);
  const badges = ends.map((one) => (typeof one === 'string' ? 0 : one.token));
  expect(badges.toSorted((one, other) => one - other)).toEqual([1, 2]);
  expect(it.left()).toEqual([0]);
});

test('ipcCallStart: a receive of the caller ends at the deadline of its call, with TimedOut; a late reply is ESRCH', () => {
  const it = new StartedCalls();
  it.start(3, pattern(3), { deadline: it.soon(400) });
  it.start(4, pattern(4), { deadline: it.soon(200) });
  const held = it.nextToken();
  it.world.begin(it.caller, (cpu) => replyAndReceive(cpu, OWN, 0));
  it.untilAwake(it.caller);
  expect(it.answer(it.caller)).toMatchObject({ kind: MessageKind.TimedOut, token: 4, sender: 0 });
  it.world.begin(it.caller, (cpu) => replyAndReceive(cpu, OWN, 0));
  it.untilAwake(it.caller);
  expect(it.answer(it.caller)).toMatchObject({ kind: MessageKind.TimedOut, token: 3 });
  expect([it.reply(held), ...it.left()]).toEqual(['ESRCH', 0]);
  expect(it.receive(0, undefined, { deadline: 1 })).toBe('ETIMEDOUT');
});

test('ipcCallStart: a reply that is longer than what was reserved arrives as TooLong, and drops what it moved', () => {
  const it = new StartedCalls();
  it.world.must(it.server, (cpu) => vmoCreateRaw(cpu, 20, 4096));
  it.start(1, pattern(1), { room: 10 });
  it.reply(it.nextToken(), pattern(11), { move: 20 });
  expect(it.end()).toMatchObject({ kind: MessageKind.TooLong, token: 1, length: 0 });
  expect([it.world.core.state.vmos.live, ...it.left()]).toEqual([0, 0]);
});

test('ipcCallStart.quota: ends that were not received count too, and receiving one makes room', () => {
  const it = new StartedCalls();
  it.world.limits.callsPerTask = 2;
  expect([it.start(1), it.start(2), it.start(3)]).toEqual(['ok', 'ok', 'ENOSPC']);
  it.reply(it.nextToken());
  expect(it.start(3)).toBe('ENOSPC');
  it.end();
  expect([it.start(3), it.start(4)]).toEqual(['ok', 'ENOSPC']);
});

test('ipcCallStart.replyBytes: the bytes of replies are reserved in the budget of the caller, and given back', () => {
  const it = new StartedCalls();
  it.world.limits.queuedBytesPerOwner = 1000;
  expect([it.start(1, pattern(1), { room: 600 }), it.start(2, pattern(1), { room: 600 })]).toEqual([
    'ok',
    'ENOSPC',
  ]);
  it.reply(it.nextToken(), pattern(10));
  expect(it.world.task(it.caller).queuedBytes).toBe(600);
  it.end();
  expect([it.world.task(it.caller).queuedBytes, it.start(2, pattern(1), { room: 600 })]).toEqual([
    0,
    'ok',
  ]);
});

test('a caller that closes the endpoint of the ends drops its calls: their requests are gone, a reply is ESRCH', () => {
  const it = new StartedCalls();
  const { world } = it;
  const slot = world.endpoint(4);
  const start = (badge: number): string =>
    world.call(world.init, (cpu) => startCall(cpu, it.endpoint, slot, badge, pattern(1)));
  expect([start(1), start(2)]).toEqual(['ok', 'ok']);
  const token = it.nextToken();
  world.must(world.init, (cpu) => ipcEndpointCloseRaw(cpu, slot));
  expect(it.left()).toEqual([0]);
  expect([it.reply(token), it.receive(0, undefined, { deadline: 1 })]).toEqual([
    'ESRCH',
    'ETIMEDOUT',
  ]);
});

test('a caller that ends takes its calls along, whatever they have come to', () => {
  const it = new StartedCalls();
  for (const badge of [1, 2, 3]) it.start(badge);
  const [first] = [it.nextToken(), it.nextToken()];
  it.reply(first);
  it.world.exit(it.caller);
  expect(it.left()).toEqual([0]);
  expect(it.world.task(it.server).held).toEqual([]);
});

test('ipcCallStart.notify: the endpoint of the ends is the caller’s own, with RECV', () => {
  const it = new StartedCalls();
  const foreign = it.world.must(it.server, (cpu) => capCloneRaw(cpu, PORT));
  expect(foreign).toBeGreaterThan(0);
  const at = (slot: number): string =>
    it.world.call(it.caller, (cpu) => startCall(cpu, PORT, slot, 1, pattern(1)));
  const received = OWN + 1;
  it.world.give(it.world.init, it.endpoint, it.caller, Rights.RECV, received);
  expect([at(PORT), at(received), at(90), at(OWN)]).toEqual(['EPERM', 'EPERM', 'EPERM', 'ok']);
});

test('kernel.limit.callsPerTask: a task starts as many calls, and no more', () => {
  const it = new StartedCalls(LIMITS.callsPerTask + 1);
  const outcomes = Array.from({ length: LIMITS.callsPerTask }, (_, badge) => it.start(badge));
  expect(new Set(outcomes)).toEqual(new Set(['ok']));
  expect(it.start(1)).toBe('ENOSPC');
  it.reply(it.nextToken());
  it.end();
  expect([it.start(1), it.start(1)]).toEqual(['ok', 'ENOSPC']);
});

test('kernel.limit.calls: the kernel holds as many started calls, and no more, also if they were received', () => {
  const DEPTH = 256;
  const it = new StartedCalls(DEPTH);
  const { world } = it;
  world.limits.callsPerTask = LIMITS.calls + 1;
  let started = 0;
  for (const _ of rounds(LIMITS.calls)) {
    if (started >= LIMITS.calls) break;
    world.call(it.caller, function* begin(cpu) {
      for (let i = 0; i < DEPTH; i++) {
        const made = yield* startCall(cpu, PORT, OWN, i, pattern(1), { room: 0 });
        if (made !== 'ok') return made;
        started++;
      }
      return 'ok';
    });
    world.call(it.server, function* take(cpu) {
      for (let i = 0; i < DEPTH; i++)
        yield* replyAndReceive(cpu, PORT, 0, undefined, { deadline: 1 });
    });
  }
  expect([it.left(), it.start(1, pattern(1), { room: 0 })]).toEqual([[LIMITS.calls], 'ENOSPC']);
  const [token] = world.task(it.server).held;
  if (token === undefined) throw new Error('the server holds the calls');
  const call = world.core.state.calls.items[token];
  if (call === undefined) throw new Error('the call is in the table');
  it.reply(tokenOf(call));
  expect(it.start(1, pattern(1), { room: 0 })).toBe('ok');
});

test('a caller that closes one endpoint of its own keeps the calls that end at another one', () => {
  const it = new StartedCalls();
  const { world } = it;
  const { init } = world;
  const [one, other] = [world.endpoint(4), world.endpoint(4)];
  const start = (notify: number, badge: number): string =>
    world.call(init, (cpu) => startCall(cpu, it.endpoint, notify, badge, pattern(1)));
  expect([start(one, 1), start(other, 2)]).toEqual(['ok', 'ok']);
  world.must(init, (cpu) => ipcEndpointCloseRaw(cpu, one));
  it.reply(it.nextToken(), pattern(3));
  const end = world.call(init, (cpu) => replyAndReceive(cpu, other, 0, undefined, { deadline: 1 }));
  expect(end).toMatchObject({ token: 2, received: pattern(3) });
  expect(it.left()).toEqual([0]);
});

test('ipcCallStart: a call at the endpoint of its own end needs bytes for both', () => {
  const it = new StartedCalls();
  const { world } = it;
  const own = world.endpoint(4);
  world.limits.queuedBytesPerOwner = 1000;
  const start = (bytes: number, room: number): string =>
    world.call(world.init, (cpu) => startCall(cpu, own, own, 1, pattern(bytes), { room }));
  expect([start(500, 600), start(400, 600), start(1, 0)]).toEqual(['ENOSPC', 'ok', 'ENOSPC']);
  expect([world.task(world.init).queuedBytes, ...it.left()]).toEqual([1000, 1]);
});

test('ipcCallStart.depth: the place of a task that waits for space is not taken', () => {
  const it = new StartedCalls(1);
  const { world } = it;
  const { init } = world;
  it.begin(pattern(1));
  const waiting = it.addClient();
  it.begin(pattern(2), {}, waiting);
  expect(world.isBlocked(waiting)).toBe(true);
  const own = world.endpoint(4);
  const outcomes = world.call(init, function* take(cpu) {
    // The task that waits is awake then, on another hart, and has not run.
    const got = yield* replyAndReceive(cpu, it.endpoint, 0, undefined, { deadline: 1 });
    const made = yield* startCall(cpu, it.endpoint, own, 1, pattern(3));
    return [typeof got === 'string' ? got : got.received, made];
  });
  expect(outcomes).toEqual([pattern(1), 'QueueFull']);
  world.settle();
  expect(it.receive()).toMatchObject({ received: pattern(2) });
});

test('ipcCallStart: a receive ends at its own deadline, or at that of a call, whichever comes first', () => {
  for (const [own, calls] of [
    [5000, 9000],
    [9000, 5000],
    [0, 5000],
  ] as const) {
    const it = new StartedCalls();
    it.start(3, pattern(1), { deadline: it.soon(calls) });
    const deadline = own === 0 ? 0 : it.soon(own);
    const first = Math.min(...[own, calls].filter((micros) => micros > 0));
    const late = it.soon(first + 1000);
    it.world.begin(it.caller, (cpu) => replyAndReceive(cpu, OWN, 0, undefined, { deadline }));
    expect(it.world.isBlocked(it.caller)).toBe(true);
    it.untilAwake(it.caller);
    expect(it.world.machine.nowNs).toBeLessThan(late);
    const got = it.answer(it.caller);
    expect(typeof got === 'string' ? got : 'an end').toBe(own === 5000 ? 'ETIMEDOUT' : 'an end');
  }
});

test('ipcCallStart: a reply as long as what was reserved arrives', () => {
  const it = new StartedCalls();
  it.start(1, pattern(1), { room: 40 });
  it.reply(it.nextToken(), pattern(40));
  expect(it.end()).toMatchObject({ kind: MessageKind.Reply, received: pattern(40) });
});

test('ipcCallStart: a receive wakes at the earliest deadline of several calls, whatever their order', () => {
  for (const micros of [
    [5000, 9000, 7000],
    [9000, 5000, 7000],
    [9000, 7000, 5000],
  ]) {
    const it = new StartedCalls();
    for (const [i, one] of micros.entries()) it.start(i, pattern(1), { deadline: it.soon(one) });
    const late = it.soon(6500);
    it.world.begin(it.caller, (cpu) => replyAndReceive(cpu, OWN, 0));
    expect(it.world.isBlocked(it.caller)).toBe(true);
    it.untilAwake(it.caller);
    expect(it.world.machine.nowNs).toBeLessThan(late);
    const badge = micros.indexOf(5000);
    expect(it.answer(it.caller)).toMatchObject({ kind: MessageKind.TimedOut, token: badge });
  }
});

test('ipcCallStart: calls that are late together end by their deadlines, the earliest first', () => {
  const it = new StartedCalls();
  const now = it.soon(0);
  for (const [badge, micros] of [300, 500, 400, 300].entries()) {
    it.start(badge, pattern(1), { deadline: now + micros * 1000 });
  }
  it.pass(now + 500_000);
  const badges = [1, 2, 3, 4].map(() => {
    const end = it.end();
    return typeof end === 'string' ? end : end.token;
  });
  expect([badges, ...it.left()]).toEqual([[0, 3, 2, 1], 0]);
});
