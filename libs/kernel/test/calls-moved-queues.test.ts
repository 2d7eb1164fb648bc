/** ipcCall and ipcReplyRecv beside other tasks: which are woken, what closes, and what is rejected. */
import {
  asCapSlot,
  asUserPtr,
  capCloseRaw,
  ipcCallRaw,
  ipcRecvRaw,
  ipcReplyRecvRaw,
  ipcSendRaw,
  Rights,
  taskKillRaw,
  vmoCreateRaw,
} from '@abicus/abi-kernel';
import { expect, test } from 'vitest';
import { callWith, pattern, PORT } from './support/calls.ts';
import { MovedCalls, REPLIES, REPLY_TO } from './support/moved.ts';
import { closeEndpoint, header, send } from './slots/setup.ts';
import { VA } from './support/world.ts';

const EPERM = -1;
const EAGAIN = -11;
const EINVAL = -22;
const EPIPE = -32;

test('ipcCall: a server that waits in a plain receive is woken by the request', () => {
  const it = new MovedCalls();
  const { world, server } = it;
  world.begin(server, (cpu) => ipcRecvRaw(cpu, PORT, VA.header, VA.payload, 64, 0, 0n));
  it.beginMoved(pattern(6));
  world.settle();
  expect(world.result(server)).toBe(6);
});

test('ipcCallV2: a server that waits in a plain receive gets the request, and its call ends with EPIPE', () => {
  const it = new MovedCalls();
  const { world, server } = it;
  world.begin(server, (cpu) => ipcRecvRaw(cpu, PORT, VA.header, VA.payload, 64, 0, 0n));
  it.begin(pattern(6));
  world.settle();
  expect([world.result(server), it.answer(), ...it.left()]).toEqual([6, 'EPIPE', 0]);
});

test('ipcCall.peer: ends with EPIPE when the endpoint of the replies closes', () => {
  const it = new MovedCalls();
  it.beginMoved();
  closeEndpoint(it.world, it.replies);
  expect([it.got(), it.world.check()]).toEqual([EPIPE, 'ipcCall.peer']);
});

test('ipcCall: the reply of 32 bytes needs no buffer', () => {
  const it = new MovedCalls();
  it.beginMoved(pattern(1), 0);
  it.send(it.take(), pattern(32));
  expect(it.got()).toBe(32);
});

test('ipcCall: a reply makes room in its queue for the task that waits for space', () => {
  const it = new MovedCalls();
  const { world } = it;
  const { init } = world;
  send(world, init, it.replies, 3);
  send(world, init, it.replies, 4);
  world.write(init, VA.header, header(5));
  world.begin(init, (cpu) => ipcSendRaw(cpu, it.replies, VA.header, VA.payload, 5, 0, 0n));
  expect(world.isBlocked(init)).toBe(true);
  it.beginMoved();
  expect(it.got()).toBe(3);
  expect([world.isBlocked(init), ...it.left()]).toEqual([false, 0]);
});

test('ipcCall: a request that arrives as the reply is a message, and its call ends with EPIPE', () => {
  const it = new MovedCalls();
  const { world } = it;
  const other = world.exec(world.init);
  world.give(world.init, it.replies, other, Rights.SEND, PORT);
  it.beginMoved();
  world.begin(other, (cpu) => callWith(cpu, PORT, pattern(7)));
  expect([it.got(), it.answer(other), ...it.left()]).toEqual([7, 'EPIPE', 0]);
});

test('ipcReplyRecv.moved: neither the capability of the reply nor that of the receive is moved with the reply', () => {
  const it = new MovedCalls();
  const { world, server } = it;
  it.beginMoved();
  const slot = it.take();
  for (const moved of [slot, PORT]) {
    it.beginReply(slot, pattern(2), { deadline: 1n }, moved);
    expect([world.result(server), world.check()]).toEqual([EPERM, 'ipcReplyRecv.moved']);
  }
  world.must(server, (cpu) => vmoCreateRaw(cpu, 20, 4096));
  it.beginReply(slot, pattern(2), { deadline: 1n }, 20);
  expect(it.got()).toBe(2);
  const kinds = world.task(it.client).caps.map((held) => held?.kind);
  expect([kinds.includes(2), world.task(server).caps[20], ...it.left()]).toEqual([
    true,
    undefined,
    0,
  ]);
});

test('ipcCall.replyTo: a capability with both rights is gone with the request: another one must receive', () => {
  const it = new MovedCalls();
  const { world, client } = it;
  const both = world.endpoint(2);
  world.give(world.init, both, client, Rights.SEND | Rights.RECV, 20);
  it.beginMoved(pattern(1), 64, 20);
  expect([it.got(), world.check()]).toEqual([EINVAL, 'ipcCall.replyTo']);
  world.give(world.init, both, client, Rights.RECV, 21);
  it.beginMoved(pattern(1), 64, 20);
  expect(world.isBlocked(client)).toBe(true);
});

test.each([true, false])(
  'ipcCall.peer: of two clients that share a queue of replies one gets its reply, and the other EPIPE: the first one first: %s',
  (inOrder) => {
    const it = new MovedCalls();
    const { world, server } = it;
    const second = it.addClient();
    world.give(world.init, it.replies, second, Rights.RECV, REPLIES);
    world.give(world.init, it.replies, second, Rights.SEND, REPLY_TO);
    const callers = inOrder ? [it.client, second] : [second, it.client];
    const slots = callers.map((caller) => {
      it.beginMoved(pattern(4), 64, REPLY_TO, caller);
      return it.take();
    });
    world.write(server, VA.header, header(5));
    world.call(server, function* (cpu) {
      const [first = 0, other = 0] = slots;
      yield* ipcSendRaw(cpu, first, VA.header, VA.payload, 5, 1, 0n);
      yield* capCloseRaw(cpu, first);
      yield* capCloseRaw(cpu, other);
    });
    world.settle();
    expect(callers.map((caller) => world.result(caller))).toEqual([5, EPIPE]);
    expect(it.left()).toEqual([0]);
  },
);

test.each(['headerOut', 'payloadOut', 'senderServiceIdOut'] as const)(
  'ipcReplyRecv.buffers: %s lies in the user half, or nothing is sent',
  (which) => {
    const it = new MovedCalls();
    it.beginMoved();
    it.beginReply(it.take(), pattern(2), { [which]: asUserPtr(0x8000_0000) });
    expect([it.world.result(it.server), it.world.check()]).toEqual([
      EINVAL,
      'ipcReplyRecv.buffers',
    ]);
    expect([it.world.isBlocked(it.client), ...it.left()]).toEqual([true, 0]);
  },
);

test('tasks that are killed in a call leave nothing of it: a client that waits, and a server that receives', () => {
  const it = new MovedCalls();
  const { world } = it;
  it.beginMoved();
  it.beginReply(it.take(), pattern(2));
  expect(it.got()).toBe(2);
  const other = it.addClient();
  world.give(world.init, it.replies, other, Rights.SEND, 20);
  world.begin(other, (cpu) => callWith(cpu, 20, pattern(1)));
  for (const actor of [it.server, other]) {
    expect(world.isBlocked(actor)).toBe(true);
    world.must(world.init, (cpu) => taskKillRaw(cpu, actor.pid));
    expect(it.left().slice(1)).toEqual([]);
  }
});

test('ipcReplyRecv.depth: the place of a task that waits for space is not taken', () => {
  const it = new MovedCalls();
  const { world, server } = it;
  const queue = world.endpoint(1);
  world.give(world.init, queue, server, Rights.RECV, 30);
  world.give(world.init, queue, server, Rights.SEND, 31);
  const waiting = world.exec(world.init);
  world.give(world.init, queue, waiting, Rights.SEND, PORT);
  send(world, world.init, queue, 1);
  world.write(waiting, VA.header, header(2));
  world.begin(waiting, (cpu) => ipcSendRaw(cpu, PORT, VA.header, VA.payload, 2, 0, 0n));
  expect(world.isBlocked(waiting)).toBe(true);
  world.write(server, VA.header, header(3));
  world.write(server, VA.desc, it.desc());
  const got = world.call(server, function* (cpu) {
    // The task that waits is awake then, on another hart, and has not run.
    const first = yield* ipcRecvRaw(cpu, 30, VA.info, VA.image, 64, 1, 0n);
    const reply = yield* ipcReplyRecvRaw(cpu, 31, VA.header, VA.payload, 3, VA.desc);
    // The task that waits makes its own call as soon as its hart runs.
    return [first, reply, world.check()];
  });
  expect(got).toEqual([1, EAGAIN, 'ipcReplyRecv.depth']);
});

test.each([3, 5])(
  'ipcCall.length, ipcReplyRecv.length: a payload of 4 bytes with a header that states %i is EINVAL, and nothing is sent',
  (stated) => {
    const it = new MovedCalls();
    const { world, server, client } = it;
    world.write(client, VA.header, header(stated, REPLY_TO));
    world.begin(client, (cpu) => ipcCallRaw(cpu, PORT, VA.header, VA.payload, 4, VA.image, 64));
    expect([world.result(client), world.check()]).toEqual([EINVAL, 'ipcCall.length']);
    it.beginMoved();
    const slot = it.take();
    world.write(server, VA.header, header(stated));
    world.write(server, VA.desc, it.desc());
    world.begin(server, (cpu) => ipcReplyRecvRaw(cpu, slot, VA.header, VA.payload, 4, VA.desc));
    expect([world.result(server), world.check()]).toEqual([EINVAL, 'ipcReplyRecv.length']);
    expect([world.isBlocked(client), ...it.left()]).toEqual([true, 0]);
  },
);

test('ipcReplyRecv.recvRight: the capability of the reply, which is closed, is not that of the receive', () => {
  const it = new MovedCalls();
  const { world, server } = it;
  const both = world.endpoint(2);
  world.give(world.init, both, server, Rights.SEND | Rights.RECV, 30);
  it.beginReply(30, pattern(2), { slot: asCapSlot(30), deadline: 1n });
  expect([world.result(server), world.check()]).toEqual([EPERM, 'ipcReplyRecv.recvRight']);
  expect(world.task(server).caps[30]).toBeDefined();
});
