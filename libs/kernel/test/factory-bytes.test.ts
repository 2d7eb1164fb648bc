/** The bytes of derived factories: what is queued at their endpoints takes from nothing else. */
import {
  capCloseRaw,
  factoryDeriveRaw,
  ipcEndpointCloseRaw,
  ipcEndpointCreateForRaw,
  ipcEndpointCreateV2Raw,
  ipcSendRaw,
  LIMITS,
  Rights,
  SendFlags,
  taskKillRaw,
} from '@abicus/abi-kernel';
import type { Cpu, Program } from '@abicus/wire';
import { expect, test } from 'vitest';
import { header } from './slots/setup.ts';
import { inconsistencies } from './support/consistent.ts';
import { INIT, VA, World, type Actor } from './support/world.ts';

const ENOSPC = -28;
const FRAME = LIMITS.maxFrame;
/** The slot of a task with the factory that it was given. */
const GIVEN = 40;

function derive(world: World, actor: Actor, from: number, budget: number, bytes: number): number {
  return world.must(actor, (cpu) => factoryDeriveRaw(cpu, from, budget, bytes));
}

function create(world: World, actor: Actor, factory: number): number {
  return world.must(actor, (cpu) => ipcEndpointCreateV2Raw(cpu, factory, LIMITS.queueDepth));
}

/** Sends a message; returns the result of the kernel. */
function trySend(world: World, sender: Actor, slot: number, bytes: number): number {
  world.write(sender, VA.header, header(bytes));
  return world.call(sender, (cpu) =>
    ipcSendRaw(cpu, slot, VA.header, VA.payload, bytes, SendFlags.NONBLOCK, 0n),
  );
}

/** Fills a queue with the longest messages, up to a number; returns how many were accepted. */
function fill(world: World, sender: Actor, slot: number, most = 100): number {
  for (let sent = 0; sent < most; sent++) {
    if (trySend(world, sender, slot, FRAME) < 0) return sent;
  }
  return most;
}

test('factoryDerive: messages to an endpoint of a derived factory use its bytes, and those of no other', () => {
  const world = new World();
  const { init, core } = world;
  const slot = derive(world, init, INIT.endpointFactory, 1, 100);
  const [own, other] = [create(world, init, slot), world.endpoint()];
  expect(core.state.queuedBytes).toBe(100);
  expect([60, 41, 40].map((bytes) => trySend(world, init, own, bytes))).toEqual([60, ENOSPC, 40]);
  expect([trySend(world, init, own, 1), world.check()]).toEqual([ENOSPC, 'ipcSend.factoryBytes']);
  expect(trySend(world, init, own, 0)).toBe(0);
  // What is reserved counts once, whether it is used or not.
  expect([trySend(world, init, other, 50), core.state.queuedBytes]).toEqual([50, 150]);
  expect(inconsistencies(core)).toEqual([]);
});

test('factoryDerive: bytes are split off from what the factory has left, and given back with the last endpoint and capability', () => {
  const world = new World();
  const { init, core } = world;
  const slot = derive(world, init, INIT.endpointFactory, 3, 100);
  const part = derive(world, init, slot, 1, 70);
  const tooMany = (from: number, bytes: number): unknown[] => [
    world.call(init, (cpu) => factoryDeriveRaw(cpu, from, 1, bytes)),
    world.check(),
  ];
  expect(tooMany(slot, 31)).toEqual([ENOSPC, 'factoryDerive.bytes']);
  expect(tooMany(INIT.endpointFactory, LIMITS.queuedBytes - 99)).toEqual([
    ENOSPC,
    'factoryDerive.bytes',
  ]);
  const own = create(world, init, part);
  world.must(init, (cpu) => capCloseRaw(cpu, part));
  // Its queue is left, and so are its bytes.
  expect(trySend(world, init, own, 70)).toBe(70);
  expect(tooMany(slot, 31)).toEqual([ENOSPC, 'factoryDerive.bytes']);
  world.must(init, (cpu) => ipcEndpointCloseRaw(cpu, own));
  const whole = derive(world, init, slot, 1, 100);
  for (const one of [whole, slot]) world.must(init, (cpu) => capCloseRaw(cpu, one));
  expect([core.state.factories.live, core.state.queuedBytes]).toEqual([0, 0]);
  expect(inconsistencies(core)).toEqual([]);
});

test('ipc.invariant.budgetIsKept: a task whose children fill all queues that they can have keeps no other from sending, and a kill gives all of it back', () => {
  const world = new World();
  const { init, core } = world;
  const hog = world.exec(init);
  const children = Array.from({ length: 9 }, () => world.exec(hog));
  const bytes = LIMITS.queuedBytesPerOwner;
  world.limits.queuedBytes = 4 * bytes;
  const slot = derive(world, init, INIT.endpointFactory, 40, bytes);
  world.give(init, slot, hog, Rights.MANAGE, GIVEN);
  let frames = 0;
  // An owner after the other: none of them reaches its own limit.
  for (const { pid } of [...children, ...children, hog]) {
    const { queueDepth } = LIMITS;
    const make = (cpu: Cpu): Program<number> =>
      ipcEndpointCreateForRaw(cpu, GIVEN, pid, queueDepth);
    frames += fill(world, hog, world.must(hog, make), 5);
  }
  expect(frames).toBe(bytes / FRAME);
  expect(core.state.queuedBytes).toBe(bytes);
  // All that the others may have, up to the limits of each and of all.
  for (let i = 0; i < 3; i++) {
    expect(fill(world, init, world.endpoint(256, world.exec(init)))).toBe(bytes / FRAME);
  }
  expect(trySend(world, init, world.endpoint(), 1)).toBe(ENOSPC);
  expect(world.check()).toBe('ipcSend.globalBytes');
  world.must(init, (cpu) => taskKillRaw(cpu, hog.pid));
  world.must(init, (cpu) => capCloseRaw(cpu, slot));
  expect(core.state.queuedBytes).toBe(3 * bytes);
  expect(trySend(world, init, world.endpoint(), 1)).toBe(1);
  expect(inconsistencies(core)).toEqual([]);
});
