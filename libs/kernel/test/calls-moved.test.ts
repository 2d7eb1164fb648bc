/** ipcCall and ipcReplyRecv: the pair whose reply capability the caller moves, as an existing system has it. */
import {
  asCapSlot,
  asRecvFlags,
  asUserPtr,
  capCloneRaw,
  capCloseRaw,
  encodeRecvDesc,
  ipcCallRaw,
  ipcRecvRaw,
  ipcReplyRecvRaw,
  ipcSendRaw,
  readMsgHeader,
  Rights,
} from '@abicus/abi-kernel';
import { A1 } from '@abicus/wire';
import { describe, expect, test } from 'vitest';
import { Call, pattern, PORT } from './support/calls.ts';
import { closeEndpoint, header } from './slots/setup.ts';
import { VA, type Actor } from './support/world.ts';

/** Slots of the client: RECV and SEND of the endpoint of its replies. */
const [REPLIES, REPLY_TO] = [6, 7];
const EPIPE = -32;

class Moved extends Call {
  constructor() {
    super();
    const { world, client } = this;
    const replies = world.endpoint(2);
    world.give(world.init, replies, client, Rights.RECV, REPLIES);
    world.give(world.init, replies, client, Rights.SEND, REPLY_TO);
  }

  /** Begins a call with a clone of the reply capability, or with another capability. */
  beginMoved(bytes: Uint8Array = pattern(4), room = 64, src?: number): void {
    const { world, client } = this;
    const moved = src ?? world.must(client, (cpu) => capCloneRaw(cpu, REPLY_TO));
    if (src === undefined && world.task(client).caps[REPLY_TO] !== undefined) {
      world.must(client, (cpu) => capCloseRaw(cpu, REPLY_TO));
    }
    world.write(client, VA.payload, bytes);
    world.write(client, VA.header, header(bytes.length, moved));
    world.begin(client, (cpu) =>
      ipcCallRaw(cpu, PORT, VA.header, VA.payload, bytes.length, VA.image, room),
    );
  }

  /** Receives a request plainly; returns the slot of its reply capability. */
  take(): number {
    const { world, server } = this;
    world.must(server, (cpu) => ipcRecvRaw(cpu, PORT, VA.header, VA.payload, 8192, 1, 0n));
    return readMsgHeader(world.read(server, VA.header, 16), 0)?.src ?? -1;
  }

  send(slot: number, bytes: Uint8Array): number {
    const { world, server } = this;
    world.write(server, VA.payload, bytes);
    world.write(server, VA.header, header(bytes.length));
    return world.call(server, (cpu) =>
      ipcSendRaw(cpu, slot, VA.header, VA.payload, bytes.length, 0, 0n),
    );
  }

  /** Begins a reply and a receive. */
  beginReply(slot: number, bytes: Uint8Array, deadline = 0n, flags = 0): void {
    const { world, server } = this;
    world.write(server, VA.payload, bytes);
    world.write(server, VA.header, header(bytes.length));
    const desc = {
      slot: asCapSlot(PORT),
      headerOut: asUserPtr(VA.info),
      payloadOut: asUserPtr(VA.image),
      payloadMax: 64,
      senderServiceIdOut: asUserPtr(VA.identity),
      flags: asRecvFlags(flags),
      deadline,
    };
    world.write(server, VA.desc, encodeRecvDesc(desc));
    world.begin(server, (cpu) =>
      ipcReplyRecvRaw(cpu, slot, VA.header, VA.payload, bytes.length, VA.desc),
    );
  }

  got(): unknown {
    this.world.settle();
    return this.world.result(this.client);
  }
}

test.each([0, 5, 32])('ipcCall: a reply of %i bytes comes in a1 to a4', (length) => {
  const it = new Moved();
  it.beginMoved();
  expect(it.send(it.take(), pattern(length))).toBe(length);
  expect(it.got()).toBe(length);
  const { x } = it.world.task(it.client);
  const bytes = new Uint8Array(Int32Array.from(x.subarray(A1, A1 + 8)).buffer);
  expect(bytes).toEqual(Uint8Array.from({ length: 32 }, (_, i) => pattern(length)[i] ?? 0));
});

test.each([33, 64])('ipcCall: a reply of %i bytes comes in the buffer', (length) => {
  const it = new Moved();
  it.beginMoved();
  it.send(it.take(), pattern(length));
  expect([it.got(), it.world.read(it.client, VA.image, length)]).toEqual([length, pattern(length)]);
});

test('ipcCall.oversize: a reply that is longer than the buffer is EINVAL and stays queued', () => {
  const it = new Moved();
  it.beginMoved(pattern(1));
  it.send(it.take(), pattern(65));
  expect([it.got(), it.world.check()]).toEqual([-22, 'ipcCall.oversize']);
  const again = it.world.call(it.client, (cpu) =>
    ipcRecvRaw(cpu, REPLIES, VA.header, VA.payload, 65, 1, 0n),
  );
  expect(again).toBe(65);
});

test('ipcCall.peer: ends with EPIPE when no reply capability is left, whether the server ends or closes it', () => {
  for (const close of [true, false]) {
    const it = new Moved();
    it.beginMoved();
    const slot = it.take();
    if (close) it.world.must(it.server, (cpu) => capCloseRaw(cpu, slot));
    else it.world.exit(it.server);
    expect([it.got(), it.world.check()]).toEqual([EPIPE, 'ipcCall.peer']);
    expect(it.left()).toEqual([0]);
  }
});

test('ipcCall.peer: a request that nobody can receive any more takes its reply capability along', () => {
  const it = new Moved();
  it.beginMoved();
  it.world.must(it.world.init, (cpu) => capCloseRaw(cpu, it.endpoint));
  it.world.exit(it.server);
  expect(it.world.isBlocked(it.client)).toBe(true);
  expect(it.left()).toEqual([0]);
});

test('ipcCall: a call that waits for space is sent once, also when its header is spoiled afterwards', () => {
  const it = new Moved();
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
    const it = new Moved();
    it.world.write(it.client, VA.header, header(4, src));
    const before = it.world.digest();
    const got = it.world.call(it.client, (cpu) =>
      ipcCallRaw(cpu, PORT, VA.header, VA.payload, 4, VA.image, 64),
    );
    expect([got, it.world.check()]).toEqual([-22, 'ipcCall.replyTo']);
    expect(it.world.digest()).toBe(before);
  });

  test('no CAP_MOVE: EINVAL', () => {
    const it = new Moved();
    it.world.write(it.client, VA.header, header(4));
    const got = it.world.call(it.client, (cpu) =>
      ipcCallRaw(cpu, PORT, VA.header, VA.payload, 4, VA.image, 64),
    );
    expect([got, it.world.check()]).toEqual([-22, 'ipcCall.replyTo']);
  });
});

test('ipcReplyRecv: the reply closes its capability, and the next request is received', () => {
  const it = new Moved();
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
  const it = new Moved();
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
    const it = new Moved();
    it.beginMoved();
    it.beginReply(it.take(), pattern(2), deadline, flags);
    it.world.settle();
    expect([it.world.result(it.server), it.got()]).toEqual([errno, 2]);
  }
});

test('ipcReplyRecv.closed: a server that waits is told when its endpoint closes', () => {
  const it = new Moved();
  it.beginMoved();
  it.beginReply(it.take(), pattern(2));
  closeEndpoint(it.world, it.endpoint);
  it.world.settle();
  expect([it.world.result(it.server), it.world.check()]).toEqual([EPIPE, 'ipcReplyRecv.closed']);
});
