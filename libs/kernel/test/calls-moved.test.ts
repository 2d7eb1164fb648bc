/** ipcCall and ipcReplyRecv: the pair whose reply capability the caller moves, as an existing system has it. */
import { asRecvFlags, capCloseRaw, ipcCallRaw, ipcRecvRaw, ipcSendRaw } from '@abicus/abi-kernel';
import { A1 } from '@abicus/wire';
import { describe, expect, test } from 'vitest';
import { pattern, PORT } from './support/calls.ts';
import { MovedCalls, REPLIES } from './support/moved.ts';
import { closeEndpoint, header } from './slots/setup.ts';
import { VA, type Actor } from './support/world.ts';

const EPIPE = -32;

test.each([0, 5, 32])('ipcCall: a reply of %i bytes comes in a1 to a4', (length) => {
  const it = new MovedCalls();
  it.beginMoved();
  expect(it.send(it.take(), pattern(length))).toBe(length);
  expect(it.got()).toBe(length);
  const { x } = it.world.task(it.client);
  const bytes = new Uint8Array(Int32Array.from(x.subarray(A1, A1 + 8)).buffer);
  expect(bytes).toEqual(Uint8Array.from({ length: 32 }, (_, i) => pattern(length)[i] ?? 0));
});

test.each([33, 64])('ipcCall: a reply of %i bytes comes in the buffer', (length) => {
  const it = new MovedCalls();
  it.beginMoved();
  it.send(it.take(), pattern(length));
  expect([it.got(), it.world.read(it.client, VA.image, length)]).toEqual([length, pattern(length)]);
});

test('ipcCall.oversize: a reply that is longer than the buffer is EINVAL and stays queued', () => {
  const it = new MovedCalls();
  it.beginMoved(pattern(1), 64);
  it.send(it.take(), pattern(65));
  expect([it.got(), it.world.check()]).toEqual([-22, 'ipcCall.oversize']);
  const again = it.world.call(it.client, (cpu) =>
    ipcRecvRaw(cpu, REPLIES, VA.header, VA.payload, 65, 1, 0n),
  );
  expect(again).toBe(65);
});

test('ipcCall.peer: ends with EPIPE when no reply capability is left, whether the server ends or closes it', () => {
  for (const close of [true, false]) {
    const it = new MovedCalls();
    it.beginMoved();
    const slot = it.take();
    if (close) it.world.must(it.server, (cpu) => capCloseRaw(cpu, slot));
    else it.world.exit(it.server);
    expect([it.got(), it.world.check()]).toEqual([EPIPE, 'ipcCall.peer']);
    expect(it.left()).toEqual([0]);
  }
});

test('ipcCall.peer: a request that no task can receive any more takes its reply capability along', () => {
  const it = new MovedCalls();
  it.beginMoved();
  it.world.must(it.world.init, (cpu) => capCloseRaw(cpu, it.endpoint));
  it.world.exit(it.server);
  expect(it.world.isBlocked(it.client)).toBe(true);
  expect(it.left()).toEqual([0]);
});

test('ipcCall: a call that waits for space is sent once, also when its header is spoiled afterwards', () => {
  const it = new MovedCalls();
  const fill = (actor: Actor): void => {
    it.world.write(actor, VA.header, header(0));
    it.world.must(actor, (cpu) => ipcSendRaw(cpu, it.endpoint, VA.header, 0, 0, 1, 0n));
  };
  fill(it.world.init);
  fill(it.world.init);
  it.beginMoved(pattern(7));
  expect(it.world.task(it.client).caps.filter((held) => held !== undefined)).toHaveLength(4);
  it.take();
  it.world.settle();
  it.world.write(it.client, VA.header, new Uint8Array(16));
  it.take();
  const slot = it.take();
  it.send(slot, pattern(3));
  expect(it.got()).toBe(3);
  const more = it.world.call(it.server, (cpu) =>
    ipcRecvRaw(cpu, PORT, VA.header, VA.payload, 64, 1, 0n),
  );
  expect(more).toBe(-11);
});

describe('ipcCall.replyTo: the header moves SEND of an endpoint that the caller receives from', () => {
  test.each([
    ['SEND of the server’s endpoint', PORT],
    ['RECV alone', REPLIES],
    ['nothing', 90],
  ])('%s: EINVAL, and nothing is sent', (_, src) => {
    const it = new MovedCalls();
    it.world.write(it.client, VA.header, header(4, src));
    const before = it.world.digest();
    const got = it.world.call(it.client, (cpu) =>
      ipcCallRaw(cpu, PORT, VA.header, VA.payload, 4, VA.image, 64),
    );
    expect([got, it.world.check()]).toEqual([-22, 'ipcCall.replyTo']);
    expect(it.world.digest()).toBe(before);
  });

  test('no CAP_MOVE: EINVAL', () => {
    const it = new MovedCalls();
    it.world.write(it.client, VA.header, header(4));
    const got = it.world.call(it.client, (cpu) =>
      ipcCallRaw(cpu, PORT, VA.header, VA.payload, 4, VA.image, 64),
    );
    expect([got, it.world.check()]).toEqual([-22, 'ipcCall.replyTo']);
  });
});

test('ipcReplyRecv: the reply closes its capability, and the next request is received', () => {
  const it = new MovedCalls();
  it.beginMoved();
  const slot = it.take();
  it.beginReply(slot, pattern(9));
  expect(it.got()).toBe(9);
  expect([it.world.task(it.server).caps[slot], it.world.isBlocked(it.server)]).toEqual([
    undefined,
    true,
  ]);
  it.world.write(it.world.init, VA.header, header(5));
  it.world.must(it.world.init, (cpu) =>
    ipcSendRaw(cpu, it.endpoint, VA.header, VA.payload, 5, 1, 0n),
  );
  it.world.settle();
  expect(it.world.result(it.server)).toBe(5);
});

test('ipcReplyRecv: the descriptor is read once: a sibling that spoils it changes nothing, and the reply is sent once', () => {
  const it = new MovedCalls();
  it.beginMoved();
  it.beginReply(it.take(), pattern(2));
  it.world.write(it.server, VA.desc, new Uint8Array(64));
  it.world.write(it.server, VA.header, new Uint8Array(16));
  it.world.write(it.world.init, VA.payload, pattern(6));
  it.world.write(it.world.init, VA.header, header(6));
  it.world.must(it.world.init, (cpu) =>
    ipcSendRaw(cpu, it.endpoint, VA.header, VA.payload, 6, 1, 0n),
  );
  it.world.settle();
  const got = it.world.read(it.server, VA.image, pattern(6).length);
  expect([it.world.result(it.server), got]).toEqual([6, pattern(6)]);
  expect(it.got()).toBe(2);
  const more = it.world.call(it.client, (cpu) =>
    ipcRecvRaw(cpu, REPLIES, VA.header, VA.payload, 64, 1, 0n),
  );
  expect([more, ...it.left()]).toEqual([-11, 0]);
});

test('ipcReplyRecv: without a message it is QueueEmpty or ETIMEDOUT, and the reply has gone out', () => {
  for (const [deadline, flags, errno] of [
    [1n, 0, -110],
    [0n, 1, -11],
  ] as const) {
    const it = new MovedCalls();
    it.beginMoved();
    it.beginReply(it.take(), pattern(2), { deadline, flags: asRecvFlags(flags) });
    it.world.settle();
    expect([it.world.result(it.server), it.got()]).toEqual([errno, 2]);
  }
});

test('ipcReplyRecv.closed: a server that waits is told when its endpoint closes', () => {
  const it = new MovedCalls();
  it.beginMoved();
  it.beginReply(it.take(), pattern(2));
  closeEndpoint(it.world, it.endpoint);
  it.world.settle();
  expect([it.world.result(it.server), it.world.check()]).toEqual([EPIPE, 'ipcReplyRecv.closed']);
});
