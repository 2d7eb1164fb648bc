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
import {
  Call,
  pattern,
  PORT,
  replyAndReceive,
  startCall,
  type Reception,
  type SendOptions,
} from './support/calls.ts';
import { rounds } from './support/rounds.ts';
import { drop } from './slots/setup.ts';
import type { Actor } from './support/world.ts';

/** The slot of a caller with RECV of an endpoint of its own. */
const OWN = 6;

/** A caller with an endpoint of its own, which goes on after its calls. */
class Started extends Call {
  readonly caller: Actor;

  constructor(depth = 4) {
    super(depth);
    const { world } = this;
    this.caller = this.addClient();
    const slot = world.endpoint(4, this.caller);
    world.give(world.init, slot, this.caller, Rights.RECV, OWN);
    drop(world, world.init, slot);
  }

  start(badge: number, bytes: Uint8Array = pattern(badge), options: SendOptions = {}): string {
    return this.world.call(this.caller, (cpu) => startCall(cpu, PORT, OWN, badge, bytes, options));
  }

  /** What arrives next at the caller's endpoint; without anything ETIMEDOUT. */
  end(options: SendOptions = { deadline: 1 }): Reception {
    return this.world.call(this.caller, (cpu) => replyAndReceive(cpu, OWN, 0, undefined, options));
  }
}

test('ipcCallStart: replies arrive in the order in which they are sent, each with the badge of its call', () => {
  const it = new Started();
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
  const it = new Started();
  it.beginReceive();
  expect(it.start(7, pattern(50))).toBe('ok');
  expect(it.received()).toMatchObject({ received: pattern(50), sender: it.caller.pid });
});

test('ipcCallStart: the end of the server arrives as PeerGone, from the kernel, for queued and for received requests', () => {
  const it = new Started();
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
  const it = new Started();
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
  const it = new Started();
  it.world.must(it.server, (cpu) => vmoCreateRaw(cpu, 20, 4096));
  it.start(1, pattern(1), { room: 10 });
  it.reply(it.nextToken(), pattern(11), { move: 20 });
  expect(it.end()).toMatchObject({ kind: MessageKind.TooLong, token: 1, length: 0 });
  expect([it.world.core.state.vmos.live, ...it.left()]).toEqual([0, 0]);
});

test('ipcCallStart.quota: ends that were not received count too, and receiving one makes room', () => {
  const it = new Started();
  it.world.limits.callsPerTask = 2;
  expect([it.start(1), it.start(2), it.start(3)]).toEqual(['ok', 'ok', 'ENOSPC']);
  it.reply(it.nextToken());
  expect(it.start(3)).toBe('ENOSPC');
  it.end();
  expect([it.start(3), it.start(4)]).toEqual(['ok', 'ENOSPC']);
});

test('ipcCallStart.replyBytes: the bytes of replies are reserved in the budget of the caller, and given back', () => {
  const it = new Started();
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
  const it = new Started();
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
  const it = new Started();
  for (const badge of [1, 2, 3]) it.start(badge);
  const [first] = [it.nextToken(), it.nextToken()];
  it.reply(first);
  it.world.exit(it.caller);
  expect(it.left()).toEqual([0]);
  expect(it.world.task(it.server).held).toEqual([]);
});

test('ipcCallStart.notify: the endpoint of the ends is the caller’s own, with RECV', () => {
  const it = new Started();
  const foreign = it.world.must(it.server, (cpu) => capCloneRaw(cpu, PORT));
  expect(foreign).toBeGreaterThan(0);
  const at = (slot: number): string =>
    it.world.call(it.caller, (cpu) => startCall(cpu, PORT, slot, 1, pattern(1)));
  const received = OWN + 1;
  it.world.give(it.world.init, it.endpoint, it.caller, Rights.RECV, received);
  expect([at(PORT), at(received), at(90), at(OWN)]).toEqual(['EPERM', 'EPERM', 'EPERM', 'ok']);
});

test('kernel.limit.callsPerTask: a task starts as many calls, and no more', () => {
  const it = new Started(LIMITS.callsPerTask + 1);
  const outcomes = Array.from({ length: LIMITS.callsPerTask }, (_, badge) => it.start(badge));
  expect(new Set(outcomes)).toEqual(new Set(['ok']));
  expect(it.start(1)).toBe('ENOSPC');
  it.reply(it.nextToken());
  it.end();
  expect([it.start(1), it.start(1)]).toEqual(['ok', 'ENOSPC']);
});

test('kernel.limit.calls: the kernel holds as many started calls, and no more, also if they were received', () => {
  const DEPTH = 256;
  const it = new Started(DEPTH);
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
