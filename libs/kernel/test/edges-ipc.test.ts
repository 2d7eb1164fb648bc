/** Calls about messages and endpoints at the edges of what they are allowed. */
import {
  capCloseRaw,
  capWatchRaw,
  exitRaw,
  ipcEndpointCloseRaw,
  ipcRecvRaw,
  ipcSendRaw,
  LIMITS,
  readMsgHeader,
  Rights,
  sendHeaderRaw,
} from '@abicus/abi-kernel';
import { expect, test } from 'vitest';
import { find } from '../src/slots.ts';
import { TaskState } from '../src/task/task.ts';
import { drop, header, HELD, send, staged } from './slots/stage.ts';
import { VA, World, type Actor } from './world.ts';

function sendWaiting(world: World, actor: Actor, slot: number, ty: number): void {
  world.write(actor, VA.header, header(0, undefined, ty));
  world.begin(actor, (cpu) => ipcSendRaw(cpu, slot, VA.header, 0, 0, 0, 0n));
}

/** The type of the next message, or the error. */
function nextType(world: World, actor: Actor, slot: number): number {
  const got = world.call(actor, (cpu) =>
    ipcRecvRaw(cpu, slot, VA.header, VA.payload, LIMITS.maxFrame, 1, 0n),
  );
  return got < 0 ? got : (readMsgHeader(world.read(actor, VA.header, 16), 0)?.ty ?? 0);
}

test('capWatch.alive: an endpoint that nobody but its owner can send to has no senders to wait for', () => {
  const world = new World();
  const { caller, endpoint, other } = staged(world);
  const watch = () => world.call(world.init, (cpu) => capWatchRaw(cpu, endpoint, other, 1n));
  drop(world, caller, HELD.both);
  drop(world, caller, HELD.send);
  expect([watch(), world.check()]).toEqual([-3, 'capWatch.alive']);
  world.give(world.init, endpoint, caller, Rights.SEND, HELD.send);
  expect(watch()).toBe(0);
});

test('ipcEndpointClose: the other endpoints of its owner stay the owner’s, and close when it ends', () => {
  const world = new World();
  const owner = world.exec(world.init);
  const slots = [1, 2, 3].map(() => world.endpoint(2, owner));
  const [first = 0, second = 0, third = 0] = slots;
  const idOf = (slot: number) => world.task(world.init).caps[slot]?.object ?? 0;
  const rest = [idOf(second), idOf(third)];
  world.must(world.init, (cpu) => ipcEndpointCloseRaw(cpu, first));
  expect(world.task(owner).endpoints).toEqual(rest);
  world.exit(owner);
  expect(rest.map((id) => find(world.core.state.endpoints, id))).toEqual([undefined, undefined]);
});

test('ipcSend: senders that wait for room get it in the order in which they came', () => {
  const world = new World();
  const { endpoint } = staged(world);
  const senders = [11, 12, 13].map((ty) => {
    const actor = world.exec(world.init);
    world.give(world.init, endpoint, actor, Rights.SEND, 5);
    return { actor, ty };
  });
  send(world, world.init, endpoint);
  send(world, world.init, endpoint);
  for (const { actor, ty } of senders) sendWaiting(world, actor, 5, ty);
  expect(senders.every(({ actor }) => world.isBlocked(actor))).toBe(true);
  const types = senders.map(() => {
    const type = nextType(world, world.init, endpoint);
    world.settle();
    return type;
  });
  expect(types).toEqual([7, 7, 11]);
  expect([1, 2].map(() => nextType(world, world.init, endpoint))).toEqual([12, 13]);
});

test('ipcSend: the end of a child takes no place from a parent that waits for room', () => {
  const world = new World();
  const { endpoint } = staged(world);
  const [first, second] = [world.exec(world.init), world.exec(world.init)];
  for (const actor of [first, second]) world.give(world.init, endpoint, actor, Rights.SEND, 5);
  const child = world.exec(first);
  send(world, world.init, endpoint);
  send(world, world.init, endpoint);
  sendWaiting(world, first, 5, 11);
  sendWaiting(world, second, 5, 12);
  world.begin(child, (cpu) => exitRaw(cpu, 0));
  world.settle();
  const queue = find(
    world.core.state.endpoints,
    world.task(world.init).caps[endpoint]?.object ?? 0,
  );
  expect(queue?.senders).toEqual([first.pid, second.pid]);
  for (const type of [7, 7, 11, 12]) {
    expect(nextType(world, world.init, endpoint)).toBe(type);
    world.settle();
  }
});

/** Who waits at the two ends of an endpoint that init has in a slot. */
function waiters(world: World, slot: number): { receivers: number[]; senders: number[] } {
  const object = world.task(world.init).caps[slot]?.object ?? 0;
  const { receivers = [], senders = [] } = find(world.core.state.endpoints, object) ?? {};
  return { receivers: [...receivers], senders: [...senders] };
}

function untilAwake(world: World, actor: Actor): void {
  for (let i = 0; i < 60 && world.isBlocked(actor); i++) world.settle(1);
}

test('ipcRecv.deadline: who waited long enough waits in no list any more, others stay', () => {
  const world = new World();
  const { caller, endpoint } = staged(world);
  const other = world.exec(world.init);
  world.give(world.init, endpoint, other, Rights.RECV, 5);
  const deadline = BigInt(world.machine.nowNs + 1_000_000);
  world.begin(caller, (cpu) =>
    ipcRecvRaw(cpu, HELD.receive, VA.header, VA.payload, 8, 0, deadline),
  );
  world.begin(other, (cpu) => ipcRecvRaw(cpu, 5, VA.header, VA.payload, 8, 0, 0n));
  expect(waiters(world, endpoint).receivers).toEqual([caller.pid, other.pid]);
  untilAwake(world, caller);
  expect([world.result(caller), waiters(world, endpoint).receivers]).toEqual([-110, [other.pid]]);
  send(world, world.init, endpoint);
  expect(world.result(other)).toBe(4);
  expect(waiters(world, endpoint).receivers).toEqual([]);
});

test('ipcSend.deadline: who waited long enough for room waits in no list any more, others stay', () => {
  const world = new World();
  const { caller, endpoint } = staged(world);
  const other = world.exec(world.init);
  world.give(world.init, endpoint, other, Rights.SEND, 5);
  send(world, world.init, endpoint);
  send(world, world.init, endpoint);
  world.write(caller, VA.header, header(0));
  const deadline = BigInt(world.machine.nowNs + 1_000_000);
  world.begin(caller, (cpu) => ipcSendRaw(cpu, HELD.send, VA.header, 0, 0, 0, deadline));
  sendWaiting(world, other, 5, 11);
  expect(waiters(world, endpoint).senders).toEqual([caller.pid, other.pid]);
  untilAwake(world, caller);
  expect([world.result(caller), waiters(world, endpoint).senders]).toEqual([-110, [other.pid]]);
  expect(nextType(world, world.init, endpoint)).toBe(7);
  world.settle();
  expect([waiters(world, endpoint).senders, world.result(other)]).toEqual([[], 0]);
});

test.each([1, 2])(
  'ipcRecv: one that is woken and cannot take the message passes the wake on, with %i behind it',
  (behind) => {
    const world = new World();
    const { caller, endpoint } = staged(world);
    const others = Array.from({ length: behind }, () => {
      const actor = world.exec(world.init);
      world.give(world.init, endpoint, actor, Rights.RECV, 5);
      return actor;
    });
    world.begin(caller, (cpu) => ipcRecvRaw(cpu, HELD.receive, VA.header, VA.payload, 8, 0, 0n));
    for (const actor of others) {
      world.begin(actor, (cpu) => ipcRecvRaw(cpu, 5, VA.header, VA.payload, 64, 0, 0n));
    }
    send(world, world.init, endpoint, 40);
    expect(world.result(caller)).toBe(-22);
    const [next] = others;
    expect(next === undefined ? 0 : world.result(next)).toBe(40);
    expect(waiters(world, endpoint).receivers).toEqual(others.slice(1).map(({ pid }) => pid));
  },
);

test('ipcSend: one that is woken for room and cannot use it passes the wake on', () => {
  const world = new World();
  const { endpoint } = staged(world);
  const [first, second] = [world.exec(world.init), world.exec(world.init)];
  for (const actor of [first, second]) world.give(world.init, endpoint, actor, Rights.SEND, 5);
  send(world, world.init, endpoint, 8);
  send(world, world.init, endpoint, 8);
  world.write(first, VA.header, header(64));
  world.begin(first, (cpu) => ipcSendRaw(cpu, 5, VA.header, VA.payload, 64, 0, 0n));
  sendWaiting(world, second, 5, 11);
  world.limits.queuedBytesPerOwner = 32;
  expect(nextType(world, world.init, endpoint)).toBe(7);
  world.settle();
  expect([world.result(first), world.result(second)]).toEqual([-28, 0]);
  expect(waiters(world, endpoint).senders).toEqual([]);
});

test('kernel.limit.maxFrame: the shallowest queue holds one frame of that size, and an empty one beside none', () => {
  const world = new World();
  const slot = world.endpoint(1);
  send(world, world.init, slot, LIMITS.maxFrame);
  expect(() => send(world, world.init, slot, 0)).toThrow('-11');
  expect(nextType(world, world.init, slot)).toBe(7);
  expect(world.core.state.queuedBytes).toBe(0);
});

test('ipcSend.moved: a queue that drops its messages drops what they carry, once', () => {
  const world = new World();
  const { caller, endpoint } = staged(world);
  const { state } = world.core;
  const [live, bytes] = [state.vmos.live, state.vmoBytes];
  send(world, caller, HELD.send, 8, HELD.vmo);
  expect([state.vmos.live, state.vmoBytes, state.queuedBytes]).toEqual([live, bytes, 8]);
  world.must(world.init, (cpu) => ipcEndpointCloseRaw(cpu, endpoint));
  expect([state.vmos.live, state.vmoBytes, state.queuedBytes]).toEqual([
    live - 1,
    bytes - 0x2000,
    0,
  ]);
  expect(world.call(caller, (cpu) => capCloseRaw(cpu, HELD.vmo))).toBe(-1);
});

test('ipcRecv.writable: only as much room has to be writable as the message takes', () => {
  const world = new World();
  const { caller, endpoint } = staged(world);
  // Behind the stack nothing is mapped; the buffer reaches there.
  const edge = 0x2000_0000 - 8;
  const take = (room: number, flags: number) =>
    world.call(world.init, (cpu) => ipcRecvRaw(cpu, endpoint, VA.header, edge, room, flags, 0n));
  send(world, caller, HELD.send, 9);
  expect([take(64, 1), world.check()]).toEqual([-14, 'ipcRecv.writable']);
  expect(take(8, 1 | 2)).toBe(8);
  send(world, caller, HELD.send, 8);
  expect(take(64, 1)).toBe(8);
});

test('ipcRecv.deadline: of two that wait, the one whose time is earlier wakes first, whoever came first', () => {
  const world = new World();
  const { caller, endpoint } = staged(world);
  const other = world.exec(world.init);
  world.give(world.init, endpoint, other, Rights.RECV, 5);
  const now = world.machine.nowNs;
  const begin = (actor: Actor, slot: number, after: number) =>
    world.begin(actor, (cpu) =>
      ipcRecvRaw(cpu, slot, VA.header, VA.payload, 8, 0, BigInt(now + after)),
    );
  begin(caller, HELD.receive, 9_000_000);
  begin(other, 5, 2_000_000);
  untilAwake(world, other);
  expect([world.result(other), world.isBlocked(caller)]).toEqual([-110, true]);
  expect(world.machine.nowNs).toBeLessThan(now + 5_000_000);
  untilAwake(world, caller);
  untilAwake(world, caller);
  expect([world.result(caller), world.core.counters.expired]).toEqual([-110, 2]);
  expect(world.machine.nowNs).toBeGreaterThanOrEqual(now + 9_000_000);
});

test.each([
  [0, 0, 8],
  [3, 1, 40],
  [0x1000 - 4, 0, 8],
  [0, 0x1000 - 3, 8],
  [0x1000 - 1, 0x1000 - 2, 300],
  [0x1000 - 200, 8, 256],
  [8, 0x1000 - 100, 257],
  [1, 2, LIMITS.maxFrame],
])(
  'ipcSend ipcRecv: bytes from %i arrive at %i, all %i of them, and none beside',
  (at, to, size) => {
    const world = new World();
    const { caller, endpoint } = staged(world);
    const bytes = Uint8Array.from({ length: size }, (_, i) => (i * 5 + 1) & 0xff);
    const room = VA.payload + to;
    world.write(caller, VA.payload + at, bytes);
    world.write(caller, VA.header, header(size));
    world.write(world.init, room, new Uint8Array(size + 1).fill(0xee));
    world.must(caller, (cpu) =>
      ipcSendRaw(cpu, HELD.send, VA.header, VA.payload + at, size, 1, 0n),
    );
    // What the sender does with its bytes afterwards is nobody's affair.
    world.write(caller, VA.payload + at, new Uint8Array(size));
    const got = world.call(world.init, (cpu) =>
      ipcRecvRaw(cpu, endpoint, VA.header, room, LIMITS.maxFrame, 1, 0n),
    );
    expect([got, world.read(world.init, room, size)]).toEqual([size, bytes]);
    expect(world.read(world.init, room + size, 1)).toEqual(Uint8Array.of(0xee));
  },
);

test('ipcSend: a message that was used before carries nothing of its last use', () => {
  const world = new World();
  const { caller, endpoint } = staged(world);
  send(world, caller, HELD.send, 64, HELD.other);
  expect(nextType(world, world.init, endpoint)).toBe(7);
  world.write(caller, VA.payload, Uint8Array.of(9));
  send(world, caller, HELD.send, 1);
  expect(nextType(world, world.init, endpoint)).toBe(7);
  const head = readMsgHeader(world.read(world.init, VA.header, 16), 0);
  expect(head).toEqual({ src: 0, dst: caller.pid, ty: 7, flags: 0, len: 1 });
  world.call(caller, (cpu) => sendHeaderRaw(cpu, HELD.send, 5, 2, 77));
  expect(nextType(world, world.init, endpoint)).toBe(5);
  const bare = readMsgHeader(world.read(world.init, VA.header, 16), 0);
  expect(bare).toEqual({ src: 0, dst: caller.pid, ty: 5, flags: 2, len: 77 });
});

test.each<[string, (world: World, owner: Actor, slot: number) => void]>([
  [
    'it is closed',
    (world, _owner, slot) => world.must(world.init, (cpu) => ipcEndpointCloseRaw(cpu, slot)),
  ],
  ['its owner ends', (world, owner) => world.exit(owner)],
])('ipcSend.alive ipcRecv.alive: whoever waits at either end wakes when %s', (_, end) => {
  const world = new World();
  const owner = world.exec(world.init);
  const [full, empty] = [world.endpoint(1, owner), world.endpoint(1, owner)];
  const actors = [1, 2].map(() => [world.exec(world.init), world.exec(world.init)] as const);
  send(world, world.init, full);
  for (const [sender, receiver] of actors) {
    world.give(world.init, full, sender, Rights.SEND, 5);
    world.give(world.init, empty, receiver, Rights.RECV, 5);
    sendWaiting(world, sender, 5, 11);
    world.begin(receiver, (cpu) => ipcRecvRaw(cpu, 5, VA.header, VA.payload, 8, 0, 0n));
  }
  expect(actors.flat().every((actor) => world.isBlocked(actor))).toBe(true);
  end(world, owner, full);
  for (const [sender] of actors) expect(world.result(sender)).toBe(-3);
  if (find(world.core.state.tasks, owner.pid)?.state !== TaskState.Zombie) end(world, owner, empty);
  for (const [, receiver] of actors) expect(world.result(receiver)).toBe(-3);
});
