/** Tasks that are blocked on an endpoint: the order of wakes, and wakes that a task cannot use. */
import { exitRaw, ipcEndpointCloseRaw, ipcRecvRaw, ipcSendRaw, Rights } from '@abicus/abi-kernel';
import { expect, test } from 'vitest';
import { find } from '../src/state/slots.ts';
import { TaskState } from '../src/state/task.ts';
import { header, HELD, send, setUp } from './slots/setup.ts';
import { nextType, beginSend, untilAwake, waiters } from './slots/blocked.ts';
import { VA, World, type Actor } from './support/world.ts';

test('ipcSend: blocked senders get space in the order in which they blocked', () => {
  const world = new World();
  const { endpoint } = setUp(world);
  const senders = [11, 12, 13].map((ty) => {
    const actor = world.exec(world.init);
    world.give(world.init, endpoint, actor, Rights.SEND, 5);
    return { actor, ty };
  });
  send(world, world.init, endpoint);
  send(world, world.init, endpoint);
  for (const { actor, ty } of senders) beginSend(world, actor, 5, ty);
  expect(senders.every(({ actor }) => world.isBlocked(actor))).toBe(true);
  const types = senders.map(() => {
    const type = nextType(world, world.init, endpoint);
    world.settle();
    return type;
  });
  expect(types).toEqual([7, 7, 11]);
  expect([1, 2].map(() => nextType(world, world.init, endpoint))).toEqual([12, 13]);
});

test('ipcSend: a parent that is blocked on a send keeps its position when a child ends', () => {
  const world = new World();
  const { endpoint } = setUp(world);
  const [first, second] = [world.exec(world.init), world.exec(world.init)];
  for (const actor of [first, second]) world.give(world.init, endpoint, actor, Rights.SEND, 5);
  const child = world.exec(first);
  send(world, world.init, endpoint);
  send(world, world.init, endpoint);
  beginSend(world, first, 5, 11);
  beginSend(world, second, 5, 12);
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

test('ipcRecv.deadline: an expired receiver leaves the list of waiters, others stay', () => {
  const world = new World();
  const { caller, endpoint } = setUp(world);
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

test('ipcSend.deadline: an expired sender leaves the list of waiters, others stay', () => {
  const world = new World();
  const { caller, endpoint } = setUp(world);
  const other = world.exec(world.init);
  world.give(world.init, endpoint, other, Rights.SEND, 5);
  send(world, world.init, endpoint);
  send(world, world.init, endpoint);
  world.write(caller, VA.header, header(0));
  const deadline = BigInt(world.machine.nowNs + 1_000_000);
  world.begin(caller, (cpu) => ipcSendRaw(cpu, HELD.send, VA.header, 0, 0, 0, deadline));
  beginSend(world, other, 5, 11);
  expect(waiters(world, endpoint).senders).toEqual([caller.pid, other.pid]);
  untilAwake(world, caller);
  expect([world.result(caller), waiters(world, endpoint).senders]).toEqual([-110, [other.pid]]);
  expect(nextType(world, world.init, endpoint)).toBe(7);
  world.settle();
  expect([waiters(world, endpoint).senders, world.result(other)]).toEqual([[], 0]);
});

test.each([1, 2])(
  'ipcRecv: a woken receiver that cannot receive the message wakes the next one, with %i behind it',
  (behind) => {
    const world = new World();
    const { caller, endpoint } = setUp(world);
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

test('ipcSend: a woken sender that cannot use the space wakes the next one', () => {
  const world = new World();
  const { endpoint } = setUp(world);
  const [first, second] = [world.exec(world.init), world.exec(world.init)];
  for (const actor of [first, second]) world.give(world.init, endpoint, actor, Rights.SEND, 5);
  send(world, world.init, endpoint, 8);
  send(world, world.init, endpoint, 8);
  world.write(first, VA.header, header(64));
  world.begin(first, (cpu) => ipcSendRaw(cpu, 5, VA.header, VA.payload, 64, 0, 0n));
  beginSend(world, second, 5, 11);
  world.limits.queuedBytesPerOwner = 32;
  expect(nextType(world, world.init, endpoint)).toBe(7);
  world.settle();
  expect([world.result(first), world.result(second)]).toEqual([-28, 0]);
  expect(waiters(world, endpoint).senders).toEqual([]);
});

test('ipcRecv.deadline: of two receivers the one with the earlier deadline expires first, whichever blocked first', () => {
  const world = new World();
  const { caller, endpoint } = setUp(world);
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

test.each<[string, (world: World, owner: Actor, slot: number) => void]>([
  [
    'the endpoint is closed',
    (world, _owner, slot) => world.must(world.init, (cpu) => ipcEndpointCloseRaw(cpu, slot)),
  ],
  ['its owner ends', (world, owner) => world.exit(owner)],
])('ipcSend.alive ipcRecv.alive: blocked senders and receivers wake when %s', (_, end) => {
  const world = new World();
  const owner = world.exec(world.init);
  const [full, empty] = [world.endpoint(1, owner), world.endpoint(1, owner)];
  const actors = [1, 2].map(() => [world.exec(world.init), world.exec(world.init)] as const);
  send(world, world.init, full);
  for (const [sender, receiver] of actors) {
    world.give(world.init, full, sender, Rights.SEND, 5);
    world.give(world.init, empty, receiver, Rights.RECV, 5);
    beginSend(world, sender, 5, 11);
    world.begin(receiver, (cpu) => ipcRecvRaw(cpu, 5, VA.header, VA.payload, 8, 0, 0n));
  }
  expect(actors.flat().every((actor) => world.isBlocked(actor))).toBe(true);
  end(world, owner, full);
  for (const [sender] of actors) expect(world.result(sender)).toBe(-3);
  if (find(world.core.state.tasks, owner.pid)?.state !== TaskState.Zombie) end(world, owner, empty);
  for (const [, receiver] of actors) expect(world.result(receiver)).toBe(-3);
});
