/** Calls whose requests move the last RECV right of a queue: what the move ends, and what it leaves. */
import {
  capCloneRaw,
  capCloseRaw,
  capDeriveRaw,
  ipcCallRaw,
  ipcRecvRaw,
  MessageKind,
  readMsgHeader,
  recvHeaderRaw,
  Rights,
  sendHeaderRaw,
} from '@abicus/abi-kernel';
import { expect, test } from 'vitest';
import { createOwn, header } from './slots/setup.ts';
import { Call, callWith, pattern, PORT, replyAndReceive } from './support/calls.ts';
import { StartedCalls } from './support/started.ts';
import { VA } from './support/world.ts';

test('ipcCallStart: calls that time out together all end as TimedOut, though the request of one moves the last RECV right of the queue of the others', () => {
  const it = new StartedCalls();
  const { world, caller } = it;
  const other = world.endpoint(4);
  world.give(world.init, other, caller, Rights.SEND, 20);
  world.give(world.init, other, caller, Rights.RECV, 21);
  const deadline = it.soon(200);
  it.start(1, pattern(1), { deadline, move: 21 });
  it.start(2, pattern(1), { deadline }, 20);
  it.start(3, pattern(1), {}, 20);
  it.pass(deadline);
  const ends = [it.end(), it.end(), it.end()].map((end) =>
    typeof end === 'string' ? end : [end.token, end.kind],
  );
  expect(ends).toEqual([
    [1, MessageKind.TimedOut],
    [2, MessageKind.TimedOut],
    // Its deadline has not passed: it ends with the queue.
    [3, MessageKind.PeerGone],
  ]);
  expect([it.end(), ...it.left()]).toEqual(['ETIMEDOUT', 0]);
});

/** An endpoint whose queue has a request that moves the last RECV right back to the owner, and one behind it. */
function returned(bytes: Uint8Array): Call {
  const it = new Call();
  const { world, server } = it;
  world.give(world.init, it.endpoint, server, Rights.SEND, 20);
  world.begin(server, (cpu) => callWith(cpu, 20, bytes, { move: PORT }));
  it.begin(pattern(2));
  return it;
}

test.each([
  // The second one does not fit the buffer of the receive, which continues with the next.
  [1, [pattern(1), pattern(2)]],
  [65, [pattern(2)]],
] as const)(
  'ipcReplyRecvV2: an owner that takes the last RECV right back with a request of %i bytes keeps the request behind it',
  (length, expected) => {
    const it = returned(pattern(length));
    const { world } = it;
    const got = expected.map(() =>
      world.call(world.init, (cpu) =>
        replyAndReceive(cpu, it.endpoint, 0, undefined, { deadline: 1 }),
      ),
    );
    expect(got).toMatchObject(expected.map((received) => ({ received })));
    expect([world.isBlocked(it.client), ...it.left().slice(1)]).toEqual([true]);
  },
);

test('ipcRecv: an owner that takes the last RECV right back with a message keeps the request behind it', () => {
  const it = returned(pattern(1));
  const { world } = it;
  world.must(world.init, (cpu) => ipcRecvRaw(cpu, it.endpoint, VA.header, VA.payload, 64, 1, 0n));
  expect(world.isBlocked(it.client)).toBe(true);
  expect(it.left()).toEqual([1]);
});

test('the requests in a queue end when its owner, which has received from it, closes its last RECV right', () => {
  const it = new Call();
  const { world } = it;
  world.exit(it.server);
  world.call(world.init, (cpu) => ipcRecvRaw(cpu, it.endpoint, VA.header, VA.payload, 64, 1, 0n));
  const copy = world.must(world.init, (cpu) => capCloneRaw(cpu, it.endpoint));
  it.begin(pattern(1));
  const got = world.call(world.init, (cpu) =>
    ipcRecvRaw(cpu, it.endpoint, VA.header, VA.payload, 64, 1, 0n),
  );
  expect([got, it.answer()]).toEqual([1, 'EPIPE']);
  it.begin(pattern(1));
  world.must(world.init, (cpu) => capCloseRaw(cpu, it.endpoint));
  expect(world.isBlocked(it.client)).toBe(true);
  world.must(world.init, (cpu) => capCloseRaw(cpu, copy));
  expect([it.answer(), ...it.left()]).toEqual(['EPIPE', 0]);
});

test('a last receiver that goes leaves the requests to an owner that receives and may do so, and ends them otherwise', () => {
  for (const keeps of [true, false]) {
    const it = new Call();
    const { world } = it;
    it.begin(pattern(1));
    world.call(world.init, (cpu) => ipcRecvRaw(cpu, it.endpoint, VA.header, VA.payload, 64, 1, 0n));
    expect(it.answer()).toBe('EPIPE');
    if (!keeps) world.must(world.init, (cpu) => capCloseRaw(cpu, it.endpoint));
    it.begin(pattern(1));
    world.exit(it.server);
    expect(world.isBlocked(it.client)).toBe(keeps);
  }
});

test('an owner that has received a header alone receives: the requests stay when the last other receiver goes', () => {
  const it = new Call();
  const { world } = it;
  world.must(world.init, (cpu) => sendHeaderRaw(cpu, it.endpoint, 7, 0, 0));
  world.must(world.init, (cpu) => recvHeaderRaw(cpu, it.endpoint));
  it.begin(pattern(1));
  world.exit(it.server);
  expect(world.isBlocked(it.client)).toBe(true);
});

test('an owner that has received a reply to ipcCall receives: requests end when it closes its last RECV right', () => {
  const it = new Call();
  const { world, client: owner, server } = it;
  const own = createOwn(world, owner);
  const reply = world.must(owner, (cpu) => capDeriveRaw(cpu, own, Rights.SEND));
  world.write(owner, VA.header, header(0, reply));
  world.begin(owner, (cpu) => ipcCallRaw(cpu, PORT, VA.header, VA.payload, 0, VA.image, 64));
  world.must(server, (cpu) => ipcRecvRaw(cpu, PORT, VA.header, VA.payload, 64, 0, 0n));
  const { src = 0 } = readMsgHeader(world.read(server, VA.header, 16), 0) ?? {};
  world.must(server, (cpu) => sendHeaderRaw(cpu, src, 8, 0, 0));
  world.settle();
  expect(world.result(owner)).toBe(0);
  world.begin(server, (cpu) => callWith(cpu, src, pattern(1)));
  expect(world.isBlocked(server)).toBe(true);
  world.must(owner, (cpu) => capCloseRaw(cpu, own));
  expect([it.received(), ...it.left()]).toEqual(['EPIPE', 0]);
});

test('an owner that keeps a capability to send alone, or one of another queue, receives no longer', () => {
  for (const keep of [
    ({ world, endpoint }: Call): unknown =>
      world.must(world.init, (cpu) => capDeriveRaw(cpu, endpoint, Rights.SEND)),
    ({ world }: Call): unknown => world.endpoint(4),
  ]) {
    const it = new Call();
    const { world } = it;
    world.exit(it.server);
    it.begin(pattern(1));
    world.call(world.init, (cpu) => ipcRecvRaw(cpu, it.endpoint, VA.header, VA.payload, 64, 1, 0n));
    expect(it.answer()).toBe('EPIPE');
    keep(it);
    it.begin(pattern(1));
    world.must(world.init, (cpu) => capCloseRaw(cpu, it.endpoint));
    expect([it.answer(), ...it.left()]).toEqual(['EPIPE', 0]);
  }
});
