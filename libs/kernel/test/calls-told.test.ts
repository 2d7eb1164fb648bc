/** Messages of the kernel, ends of started calls and notices of interrupts: nothing of an earlier message is in them. */
import {
  ipcRecvRaw,
  MessageKind,
  QosClass,
  readMsgHeader,
  Rights,
  taskWatchRaw,
  vmoCreateRaw,
} from '@abicus/abi-kernel';
import { expect, test } from 'vitest';
import { boundDriver, setLine } from './slots/interrupts.ts';
import { send } from './slots/setup.ts';
import { callWith, pattern, replyAndReceive } from './support/calls.ts';
import { OWN, StartedCalls } from './support/started.ts';
import { VA } from './support/world.ts';

/** What the kernel says of itself as a sender. */
const KERNEL = { sender: 0, identity: 0n, qos: QosClass.Idle, flags: 0, moved: 0 };

/** A call of a named task whose request moved a VMO, and ended in the queue with its server. */
function ended(): StartedCalls {
  const it = new StartedCalls(4, 'timed');
  const { world, caller } = it;
  world.task(caller).qos = QosClass.Interactive;
  world.must(caller, (cpu) => vmoCreateRaw(cpu, 20, 4096));
  expect(it.start(5, pattern(9), { move: 20 })).toBe('ok');
  world.exit(it.server);
  return it;
}

test('ipcCallStart: an end without a reply is from the kernel, and what the request moved is dropped', () => {
  const it = ended();
  expect(it.end()).toMatchObject({ ...KERNEL, kind: MessageKind.PeerGone, ty: 0, token: 5 });
  expect(it.world.core.state.vmos.live).toBe(0);
  expect(it.left()).toEqual([0]);
});

test('ipcRecv: the header of an end without a reply is that of an empty message from the kernel', () => {
  const { world, caller } = ended();
  const got = world.call(caller, (cpu) => ipcRecvRaw(cpu, OWN, VA.header, VA.payload, 64, 1, 0n));
  const header = readMsgHeader(world.read(caller, VA.header, 16), 0);
  expect([got, header]).toEqual([0, { src: 0, dst: 0, ty: 0, flags: 0, len: 0 }]);
});

test('an end that follows the notice of a watch is no notice: the watch counts once', () => {
  const it = new StartedCalls();
  const { world, caller } = it;
  it.start(1);
  it.nextToken();
  const watched = world.exec(world.init);
  world.call(caller, (cpu) => taskWatchRaw(cpu, watched.pid, OWN, 3n));
  world.exit(watched);
  expect(it.end()).toMatchObject({ kind: MessageKind.Message, sender: 0 });
  world.exit(it.server);
  expect(it.end()).toMatchObject({ kind: MessageKind.PeerGone, token: 1 });
  expect([world.task(caller).watches, world.task(caller).endedCalls]).toEqual([0, 0]);
  expect(it.left()).toEqual([0]);
});

test('irqBind: a notice is from the kernel, whatever was sent before it', () => {
  const { world, driver } = boundDriver();
  const named = world.exec(world.init, 'timed');
  world.task(named).qos = QosClass.Interactive;
  const queue = world.endpoint(2);
  world.give(world.init, queue, named, Rights.SEND | Rights.RECV, 40);
  world.must(named, (cpu) => vmoCreateRaw(cpu, 20, 4096));
  send(world, named, 40, 4, 20);
  world.must(named, (cpu) => ipcRecvRaw(cpu, 40, VA.header, VA.payload, 64, 1, 0n));
  setLine(world, true);
  world.settle();
  const got = world.call(driver, (cpu) => replyAndReceive(cpu, 5, 0, undefined, { deadline: 1 }));
  expect(got).toMatchObject({ ...KERNEL, kind: MessageKind.Message });
});

test('irqBind: a notice that follows that of a watch is none of a watch: its driver completes it', () => {
  const { world, driver } = boundDriver();
  const watched = world.exec(world.init);
  world.call(driver, (cpu) => taskWatchRaw(cpu, watched.pid, 5, 3n));
  world.exit(watched);
  const take = (): number =>
    world.call(driver, (cpu) => ipcRecvRaw(cpu, 5, VA.header, VA.payload, 64, 1, 0n));
  take();
  setLine(world, true);
  world.settle();
  expect(take()).toBeGreaterThan(0);
  expect([world.core.state.bindings[5]?.state, world.task(driver).watches]).toEqual([2, 0]);
});

test('ipcCallStart: a caller that waits for the end gets it when the server replies', () => {
  const it = new StartedCalls();
  it.start(4);
  const token = it.nextToken();
  it.world.begin(it.caller, (cpu) => replyAndReceive(cpu, OWN, 0));
  expect(it.world.isBlocked(it.caller)).toBe(true);
  it.reply(token, pattern(3));
  expect(it.answer(it.caller)).toMatchObject({ token: 4, received: pattern(3) });
});

test('what a request moved and no task received is dropped with its call: when it is killed, and when it is late', () => {
  const it = new StartedCalls();
  const { world } = it;
  const { vmos } = world.core.state;
  for (const actor of [it.client, it.caller]) {
    world.must(actor, (cpu) => vmoCreateRaw(cpu, 20, 4096));
  }
  it.begin(pattern(1), { move: 20, deadline: it.soon(200) });
  it.start(1, pattern(1), { move: 20 });
  expect(vmos.live).toBe(2);
  it.untilAwake();
  expect([it.answer(), vmos.live]).toEqual(['ETIMEDOUT', 1]);
  world.exit(it.caller);
  expect([vmos.live, ...it.left()]).toEqual([0, 0]);
  world.must(it.client, (cpu) => vmoCreateRaw(cpu, 20, 4096));
  world.begin(it.client, (cpu) => callWith(cpu, 5, pattern(200), { move: 20 }));
  // The request is too long for the buffer of this receive.
  expect(it.receive(0, undefined, { deadline: 1 })).toBe('ETIMEDOUT');
  expect([it.answer(), vmos.live, ...it.left()]).toEqual(['E2BIG', 0, 0]);
});

test('ipcCallStart: what the request of a call moved that times out is dropped', () => {
  const it = new StartedCalls();
  const { world } = it;
  world.must(it.caller, (cpu) => vmoCreateRaw(cpu, 20, 4096));
  const deadline = it.soon(200);
  it.start(1, pattern(1), { move: 20, deadline });
  it.pass(deadline);
  expect(it.end()).toMatchObject({ kind: MessageKind.TimedOut });
  expect(world.core.state.vmos.live).toBe(0);
});

test('a message that follows the notice of a watch is a message: it counts in the depth and the bytes of its queue', () => {
  const it = new StartedCalls();
  const { world, caller } = it;
  const watched = world.exec(world.init);
  world.call(caller, (cpu) => taskWatchRaw(cpu, watched.pid, OWN, 3n));
  world.exit(watched);
  expect(it.end()).toMatchObject({ sender: 0 });
  const { queuedBytes } = world.task(world.init);
  send(world, world.init, it.endpoint, 40);
  expect(world.task(world.init).queuedBytes - queuedBytes).toBe(40);
  expect([it.receive(), ...it.left()]).toMatchObject([{ length: 40 }, 0]);
  expect(world.task(caller).watches).toBe(0);
});

test('ipcReplyRecvV2: the time is that of nsec for the receiver, also if it waits', () => {
  const it = new StartedCalls();
  it.beginReceive();
  it.begin();
  const got = it.received();
  const { clockNs } = it.world.task(it.server);
  expect(got).toMatchObject({ now: clockNs });
  expect(it.world.machine.nowNs).toBeGreaterThan(clockNs);
});
