/** Successful syscalls on messages and endpoints: one test or more for each. */
import {
  taskWatchRaw,
  PEER_GONE_SIZE,
  asCapSlot,
  asRecvFlags,
  asUserPtr,
  capCloseRaw,
  capQueryRaw,
  capWatchRaw,
  encodeRecvDesc,
  GoneSide,
  ipcEndpointCloseRaw,
  ipcEndpointCreateForRaw,
  ipcEndpointCreateRaw,
  ipcEndpointCreateV2Raw,
  ipcRecvRaw,
  ipcRecvV2Raw,
  ipcSendRaw,
  MsgFlags,
  MsgType,
  readMsgHeader,
  readPeerGone,
  RecvFlags,
  recvHeaderRaw,
  sendHeaderRaw,
} from '@abicus/abi-kernel';
import { encodeUtf8, fnv1a64, getU64 } from '@abicus/wire';
import { expect, test } from 'vitest';
import { inconsistencies } from './support/consistent.ts';
import { STACK_TOP } from '../src/exec/layout.ts';
import { find } from '../src/state/slots.ts';
import { drop, header, HELD, send, setUp } from './slots/setup.ts';
import { INIT, VA, World, type Actor } from './support/world.ts';

const ROOM = 64;

function receive(world: World, actor: Actor, slot: number, flags: number = RecvFlags.NONBLOCK) {
  return world.call(actor, (cpu) => ipcRecvRaw(cpu, slot, VA.header, VA.payload, ROOM, flags, 0n));
}

function received(world: World, actor: Actor) {
  return readMsgHeader(world.read(actor, VA.header, 16), 0);
}

test('ipcSend: messages arrive complete, in order, with the pid of their sender', () => {
  const world = new World();
  const { caller, endpoint } = setUp(world);
  for (const text of ['first', 'second']) {
    world.write(caller, VA.payload, encodeUtf8(text));
    send(world, caller, HELD.send, text.length);
  }
  expect(receive(world, world.init, endpoint)).toBe(5);
  expect(world.read(world.init, VA.payload, 5)).toEqual(encodeUtf8('first'));
  expect(received(world, world.init)).toEqual({ src: 0, dst: caller.pid, ty: 7, flags: 0, len: 5 });
  expect(receive(world, world.init, endpoint)).toBe(6);
});

test('ipcSend: blocks while the queue is full, and completes when there is space', () => {
  const world = new World();
  const { caller, endpoint } = setUp(world);
  for (let i = 0; i < 2; i++) send(world, caller, HELD.send);
  world.begin(caller, (cpu) => ipcSendRaw(cpu, HELD.send, VA.header, VA.payload, 4, 0, 0n));
  expect(world.isBlocked(caller)).toBe(true);
  expect(receive(world, world.init, endpoint)).toBe(4);
  expect(world.result(caller)).toBe(4);
});

test('ipcRecv: blocks until a message arrives, and receives it', () => {
  const world = new World();
  const { caller, endpoint } = setUp(world);
  world.begin(world.init, (cpu) => ipcRecvRaw(cpu, endpoint, VA.header, VA.payload, ROOM, 0, 0n));
  expect(world.isBlocked(world.init)).toBe(true);
  send(world, caller, HELD.send);
  expect(world.result(world.init)).toBe(4);
  expect(received(world, world.init)?.dst).toBe(caller.pid);
});

test('ipcRecv: TRUNCATE copies what fits, and the header has the whole length', () => {
  const world = new World();
  const { caller, endpoint } = setUp(world);
  send(world, caller, HELD.send, 100);
  expect(receive(world, world.init, endpoint, RecvFlags.TRUNCATE)).toBe(ROOM);
  expect(received(world, world.init)?.len).toBe(100);
});

test('ipcRecv: ETIMEDOUT at the deadline without a message, a queued message is received after it', () => {
  const world = new World();
  const { caller, endpoint } = setUp(world);
  const deadline = BigInt(world.machine.nowNs + 2_000_000);
  const job = (at: bigint) => (cpu: Parameters<typeof ipcRecvRaw>[0]) =>
    ipcRecvRaw(cpu, endpoint, VA.header, VA.payload, ROOM, 0, at);
  world.begin(world.init, job(deadline));
  expect(world.isBlocked(world.init)).toBe(true);
  for (let i = 0; i < 40 && world.isBlocked(world.init); i++) world.settle(1);
  expect(world.machine.nowNs).toBeGreaterThanOrEqual(Number(deadline));
  expect([world.result(world.init), world.check()]).toEqual([-110, 'ipcRecv.deadline']);
  send(world, caller, HELD.send);
  expect(world.call(world.init, job(1n))).toBe(4);
});

test('ipcRecvV2: returns the identity that the kernel bound', () => {
  const world = new World();
  const { endpoint } = setUp(world);
  const timed = world.exec(world.init, 'timed');
  world.give(world.init, endpoint, timed, 1, 5);
  send(world, timed, 5);
  const desc = encodeRecvDesc({
    slot: asCapSlot(endpoint),
    headerOut: asUserPtr(VA.header),
    payloadOut: asUserPtr(VA.payload),
    payloadMax: ROOM,
    senderServiceIdOut: asUserPtr(VA.identity),
    flags: asRecvFlags(0),
    deadline: 0n,
  });
  world.write(world.init, VA.desc, desc);
  expect(world.call(world.init, (cpu) => ipcRecvV2Raw(cpu, VA.desc))).toBe(4);
  expect(getU64(world.read(world.init, VA.identity, 8), 0)).toBe(fnv1a64('timed'));
});

test.each([
  ['in the last bytes of the stack', STACK_TOP - 8, 4],
  ['one byte behind that', STACK_TOP - 7, -14],
])('ipcRecvV2: stores the identity %s, or nothing', (_, va, expected) => {
  const world = new World();
  const { caller, endpoint } = setUp(world);
  send(world, caller, HELD.send);
  const desc = encodeRecvDesc({
    slot: asCapSlot(endpoint),
    headerOut: asUserPtr(VA.header),
    payloadOut: asUserPtr(VA.payload),
    payloadMax: ROOM,
    senderServiceIdOut: asUserPtr(va),
    flags: asRecvFlags(0),
    deadline: 0n,
  });
  world.write(world.init, VA.desc, desc);
  expect(world.call(world.init, (cpu) => ipcRecvV2Raw(cpu, VA.desc))).toBe(expected);
});

test('sendHeader: and recvHeader: a header arrives without payload, with the length that it states', () => {
  const world = new World();
  const { caller, endpoint } = setUp(world);
  expect(world.call(caller, (cpu) => sendHeaderRaw(cpu, HELD.send, 9, 2, 77))).toBe(77);
  expect(world.call(world.init, (cpu) => recvHeaderRaw(cpu, endpoint))).toBe(77);
  expect(world.call(world.init, (cpu) => recvHeaderRaw(cpu, endpoint))).toBe(-11);
});

test('recvHeader.payload: one byte of payload is one, and the message stays', () => {
  const world = new World();
  const { caller, endpoint } = setUp(world);
  send(world, caller, HELD.send, 1);
  expect(world.call(world.init, (cpu) => recvHeaderRaw(cpu, endpoint))).toBe(-22);
  expect(world.check()).toBe('recvHeader.payload');
  expect(receive(world, world.init, endpoint)).toBe(1);
});

test('sendHeader: recvHeader: makes room for a sender that waits', () => {
  const world = new World();
  const endpoint = world.endpoint(1);
  const child = world.exec(world.init);
  world.give(world.init, endpoint, child, 1, 5);
  expect(world.call(child, (cpu) => sendHeaderRaw(cpu, 5, 9, 2, 1))).toBe(1);
  world.begin(child, (cpu) => ipcSendRaw(cpu, 5, VA.header, VA.payload, 0, 0, 0n));
  expect(world.isBlocked(child)).toBe(true);
  expect(world.call(world.init, (cpu) => recvHeaderRaw(cpu, endpoint))).toBe(1);
  expect(world.isBlocked(child)).toBe(false);
});

test('ipcEndpointCreate: rejects every caller', () => {
  const world = new World();
  expect(world.call(world.init, (cpu) => ipcEndpointCreateRaw(cpu))).toBe(-1);
  expect(world.check()).toBe('ipcEndpointCreate.deprecated');
});

test('ipcEndpointCreateV2: the caller owns the endpoint, and may send, receive and close', () => {
  const world = new World();
  const slot = world.call(world.init, (cpu) =>
    ipcEndpointCreateV2Raw(cpu, INIT.endpointFactory, 1),
  );
  send(world, world.init, slot);
  expect(receive(world, world.init, slot)).toBe(4);
  expect(world.call(world.init, (cpu) => ipcEndpointCloseRaw(cpu, slot))).toBe(0);
});

test('ipcEndpointCreateFor: a child owns the endpoint, which closes when the child ends', () => {
  const world = new World();
  const child = world.exec(world.init);
  const slot = world.call(world.init, (cpu) =>
    ipcEndpointCreateForRaw(cpu, INIT.endpointFactory, child.pid, 4),
  );
  expect(world.task(child).endpoints).toHaveLength(1);
  send(world, world.init, slot);
  world.exit(child);
  expect(receive(world, world.init, slot)).toBe(-3);
});

test('ipcEndpointClose: blocked tasks wake, and their syscalls are rejected', () => {
  const world = new World();
  const { caller, endpoint } = setUp(world);
  world.begin(caller, (cpu) => ipcRecvRaw(cpu, HELD.both, VA.header, VA.payload, ROOM, 0, 0n));
  expect(world.isBlocked(caller)).toBe(true);
  expect(world.call(world.init, (cpu) => ipcEndpointCloseRaw(cpu, endpoint))).toBe(0);
  expect([world.result(caller), world.check()]).toEqual([-3, 'ipcRecv.alive']);
  expect(world.call(world.init, (cpu) => capCloseRaw(cpu, endpoint))).toBe(-1);
});

test('capWatch: a holder of SEND is notified once when the endpoint closes, with its cookie', () => {
  const world = new World();
  const { caller, endpoint } = setUp(world);
  expect(world.call(caller, (cpu) => capWatchRaw(cpu, HELD.send, HELD.other, 42n))).toBe(1);
  world.call(world.init, (cpu) => ipcEndpointCloseRaw(cpu, endpoint));
  expect(receive(world, caller, HELD.other)).toBe(PEER_GONE_SIZE);
  expect(received(world, caller)).toMatchObject({ dst: 0, ty: MsgType.PeerGone });
  const notice = readPeerGone(world.read(caller, VA.payload, PEER_GONE_SIZE), 0);
  expect(notice).toEqual({ side: GoneSide.Endpoint, slot: HELD.send, cookie: 42n, serial: 1n });
  expect(receive(world, caller, HELD.other)).toBe(-11);
});

test('capWatch: a holder of RECV is notified when the last sender except the owner goes', () => {
  const world = new World();
  const { caller, endpoint, other } = setUp(world);
  expect(world.call(world.init, (cpu) => capWatchRaw(cpu, endpoint, other, 7n))).toBe(1);
  drop(world, caller, HELD.both);
  expect(receive(world, world.init, other)).toBe(-11);
  drop(world, caller, HELD.send);
  expect(receive(world, world.init, other)).toBe(PEER_GONE_SIZE);
  expect(readPeerGone(world.read(world.init, VA.payload, PEER_GONE_SIZE), 0)?.side).toBe(
    GoneSide.Senders,
  );
});

test('taskWatch: a watcher is notified once when the task ends, with the serial of its watch', () => {
  const world = new World();
  const { caller } = setUp(world);
  const target = world.exec(world.init);
  const serials = [8n, 9n].map((cookie) =>
    world.call(caller, (cpu) => taskWatchRaw(cpu, target.pid, HELD.other, cookie)),
  );
  expect(serials).toEqual([1, 2]);
  expect(receive(world, caller, HELD.other)).toBe(-11);
  world.exit(target);
  const notices = serials.map(() => {
    receive(world, caller, HELD.other);
    return readPeerGone(world.read(caller, VA.payload, PEER_GONE_SIZE), 0);
  });
  expect(notices).toEqual([
    { side: GoneSide.Task, slot: 0, cookie: 8n, serial: 1n },
    { side: GoneSide.Task, slot: 0, cookie: 9n, serial: 2n },
  ]);
  expect(receive(world, caller, HELD.other)).toBe(-11);
  expect(inconsistencies(world.core)).toEqual([]);
});

test('taskWatch: a watcher that ends is not notified, and leaves no watch behind', () => {
  const world = new World();
  const { caller } = setUp(world);
  const target = world.exec(world.init);
  world.must(caller, (cpu) => taskWatchRaw(cpu, target.pid, HELD.other, 1n));
  world.must(caller, (cpu) => taskWatchRaw(cpu, caller.pid, HELD.other, 2n));
  expect(world.task(target).watchers).toHaveLength(1);
  world.exit(caller);
  expect(world.task(target).watchers).toEqual([]);
  world.exit(target);
  expect(inconsistencies(world.core)).toEqual([]);
});

test('capWatch: a notice is queued though the queue is full', () => {
  const world = new World();
  const { caller, endpoint } = setUp(world);
  world.call(caller, (cpu) => capWatchRaw(cpu, HELD.send, HELD.other, 1n));
  for (let i = 0; i < 2; i++) send(world, caller, HELD.other);
  world.call(world.init, (cpu) => ipcEndpointCloseRaw(cpu, endpoint));
  expect([1, 2, 3].map(() => receive(world, caller, HELD.other))).toEqual([4, 4, PEER_GONE_SIZE]);
});

test('ipc.invariant.moveIsAtomic: a moved capability is in exactly one of sender, message and receiver', () => {
  const world = new World();
  const { caller, endpoint, other } = setUp(world);
  const { core } = world;
  const object = world.task(caller).caps[HELD.other]?.object ?? 0;
  const places = (): string[] => [
    ...(world.task(caller).caps[HELD.other] === undefined ? [] : ['sender']),
    ...(find(core.state.endpoints, world.task(world.init).caps[endpoint]?.object ?? 0)
      ?.messages.filter(({ cap }) => cap?.object === object)
      .map(() => 'message') ?? []),
    ...world
      .task(world.init)
      .caps.slice(other + 1)
      .filter((held) => held?.object === object)
      .map(() => 'receiver'),
  ];
  expect(places()).toEqual(['sender']);
  send(world, caller, HELD.send, 4, HELD.other);
  expect(places()).toEqual(['message']);
  expect(receive(world, world.init, endpoint)).toBe(4);
  const head = received(world, world.init);
  expect(head?.flags).toBe(MsgFlags.CAP_MOVE);
  expect(world.task(world.init).caps[head?.src ?? -1]?.object).toBe(object);
  expect(places()).toEqual(['receiver']);
});

test('ipc.invariant.moveIsAtomic: a blocked send that times out leaves the capability in its slot', () => {
  const world = new World();
  const { caller } = setUp(world);
  for (let i = 0; i < 2; i++) send(world, caller, HELD.send);
  world.write(caller, VA.header, header(4, HELD.other));
  const held = world.task(caller).caps[HELD.other];
  const deadline = BigInt(world.machine.nowNs + 1_000_000);
  world.begin(caller, (cpu) => ipcSendRaw(cpu, HELD.send, VA.header, VA.payload, 4, 0, deadline));
  expect(world.isBlocked(caller)).toBe(true);
  expect(world.task(caller).caps[HELD.other]).toBe(held);
  for (let i = 0; i < 40 && world.isBlocked(caller); i++) world.settle(1);
  expect(world.result(caller)).toBe(-110);
  expect(world.task(caller).caps[HELD.other]).toBe(held);
});

test('ipc.invariant.identityIsBound: the sender fields that a program writes do not reach the receiver', () => {
  const world = new World();
  const { caller, endpoint } = setUp(world);
  const forged = header(4);
  forged.set([0xff, 0xff, 0xff, 0x7f, 1, 2, 3, 4], 0);
  world.write(caller, VA.header, forged);
  world.must(caller, (cpu) => ipcSendRaw(cpu, HELD.send, VA.header, VA.payload, 4, 1, 0n));
  expect(receive(world, world.init, endpoint)).toBe(4);
  expect(received(world, world.init)).toMatchObject({ src: 0, dst: caller.pid });
});

test('capQuery: an endpoint is rejected', () => {
  const world = new World();
  const { caller } = setUp(world);
  expect(world.call(caller, (cpu) => capQueryRaw(cpu, HELD.both, VA.info))).toBe(-1);
});
