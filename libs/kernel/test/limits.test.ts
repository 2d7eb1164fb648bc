/** Each limit at its declared value: the limit is reached, and one more is rejected with the declared error. */
import {
  asCreateRaw,
  capCloneRaw,
  capCloseRaw,
  capWatchRaw,
  execRaw,
  factoryDeriveRaw,
  ipcEndpointCreateForRaw,
  ipcEndpointCreateV2Raw,
  ipcSendRaw,
  LIMITS,
  SendFlags,
  vmoCreateRaw,
} from '@abicus/abi-kernel';
import { expect, test } from 'vitest';
import { IMAGE_SIZE, tinyImage } from './support/tiny-image.ts';
import { header, HELD, send, setUp } from './slots/setup.ts';
import { INIT, VA, World, type Actor } from './support/world.ts';

const FRAME = LIMITS.maxFrame;

/** Creates endpoints of an owner, and keeps no capability to them. */
function makeEndpoints(world: World, owner: Actor, count: number): void {
  for (let i = 0; i < count; i++) {
    const slot = world.endpoint(1, owner);
    world.must(world.init, (cpu) => capCloseRaw(cpu, slot));
  }
}

/** Sends frames of the maximum size until one is rejected; returns the number of accepted ones. */
function sendFrames(world: World, slot: number): number {
  world.write(world.init, VA.header, header(FRAME));
  const { NONBLOCK } = SendFlags;
  for (let sent = 0; sent < 10_000; sent++) {
    const result = world.call(world.init, (cpu) =>
      ipcSendRaw(cpu, slot, VA.header, VA.payload, FRAME, NONBLOCK, 0n),
    );
    if (result < 0) return sent;
  }
  throw new Error('10000 frames were accepted');
}

test('kernel.limit.capSlots: the last slot is usable, the one behind it is rejected, and a full table is ENOSPC', () => {
  const world = new World();
  const caller = world.exec(world.init);
  const last = LIMITS.capSlots - 1;
  expect(world.call(caller, (cpu) => vmoCreateRaw(cpu, last + 1, 1))).toBe(-1);
  expect(world.call(caller, (cpu) => vmoCreateRaw(cpu, last, 1))).toBe(last);
  for (let slot = 0; slot < last; slot++) {
    expect(world.call(caller, (cpu) => capCloneRaw(cpu, last))).toBe(slot);
  }
  expect(world.call(caller, (cpu) => capCloneRaw(cpu, last))).toBe(-28);
  expect(world.check()).toBe('capClone.space');
});

test('kernel.limit.endpointsPerOwner: an owner over its limit is rejected, another one is not', () => {
  const world = new World();
  const [first, second] = [world.exec(world.init), world.exec(world.init)];
  makeEndpoints(world, first, LIMITS.endpointsPerOwner);
  const make = (owner: Actor) =>
    world.call(world.init, (cpu) =>
      ipcEndpointCreateForRaw(cpu, INIT.endpointFactory, owner.pid, 1),
    );
  expect([make(first), world.check()]).toEqual([-28, 'ipcEndpointCreateFor.quota']);
  expect(make(second)).toBeGreaterThanOrEqual(0);
});

test('kernel.limit.endpoints: one endpoint over the limit of all owners is rejected', () => {
  const world = new World();
  for (let left = LIMITS.endpoints; left > 0; left -= LIMITS.endpointsPerOwner) {
    makeEndpoints(world, world.exec(world.init), Math.min(left, LIMITS.endpointsPerOwner));
  }
  expect(world.core.state.endpoints.live).toBe(LIMITS.endpoints);
  const result = world.call(world.init, (cpu) =>
    ipcEndpointCreateV2Raw(cpu, INIT.endpointFactory, 1),
  );
  expect([result, world.check()]).toEqual([-28, 'ipcEndpointCreateV2.endpoints']);
});

test('kernel.limit.queueDepth: the deepest queue holds as many messages as its depth', () => {
  const world = new World();
  const make = (depth: number) =>
    world.call(world.init, (cpu) => ipcEndpointCreateV2Raw(cpu, INIT.endpointFactory, depth));
  expect(make(LIMITS.queueDepth + 1)).toBe(-22);
  const slot = make(LIMITS.queueDepth);
  for (let i = 0; i < LIMITS.queueDepth; i++) send(world, world.init, slot, 1);
  expect(() => send(world, world.init, slot, 1)).toThrow('-11');
  expect(world.check()).toBe('ipcSend.depth');
});

test('kernel.limit.maxFrame: a frame of the limit is accepted, a longer one is rejected', () => {
  const world = new World();
  const slot = world.endpoint();
  send(world, world.init, slot, FRAME);
  expect(() => send(world, world.init, slot, FRAME + 1)).toThrow('-22');
});

test('kernel.limit.queuedBytesPerOwner: the queues of one owner hold as many bytes, and no more', () => {
  const world = new World();
  const frames = LIMITS.queuedBytesPerOwner / FRAME;
  expect(sendFrames(world, world.endpoint(256))).toBe(frames);
  expect(world.check()).toBe('ipcSend.ownerBytes');
  expect(() => send(world, world.init, world.endpoint(256), 1)).toThrow('-28');
  expect(world.check()).toBe('ipcSend.ownerBytes');
});

test('kernel.limit.endpointBytes: a derived factory has as many bytes for each endpoint, and no more', () => {
  const { endpointBytes } = LIMITS;
  const derived = (budget: number, bytes: number): unknown => {
    const world = new World();
    const made = world.call(world.init, (cpu) =>
      factoryDeriveRaw(cpu, INIT.endpointFactory, budget, bytes),
    );
    return made >= 0 ? world.core.state.queuedBytes : world.check();
  };
  for (const budget of [1, 3]) {
    expect(derived(budget, budget * endpointBytes)).toBe(budget * endpointBytes);
    expect(derived(budget, budget * endpointBytes + 1)).toBe('factoryDerive.share');
  }
});

test('kernel.limit.queuedBytes: all queues together hold as many bytes, and no more', () => {
  const world = new World();
  // What a factory reserves counts, whether it is used or not.
  const rest = LIMITS.queuedBytes - 2 * LIMITS.queuedBytesPerOwner;
  world.limits.endpointBytes = rest;
  world.must(world.init, (cpu) => factoryDeriveRaw(cpu, INIT.endpointFactory, 1, rest));
  for (let i = 0; i < 2; i++) sendFrames(world, world.endpoint(256, world.exec(world.init)));
  expect(world.core.state.queuedBytes).toBe(LIMITS.queuedBytes);
  const slot = world.endpoint(256, world.exec(world.init));
  expect(() => send(world, world.init, slot, 1)).toThrow('-28');
  expect(world.check()).toBe('ipcSend.globalBytes');
});

test('kernel.limit.tasks: one task over the limit is rejected, and accepted again when one has ended', () => {
  const world = new World({ ramBytes: 16 << 20 });
  const exec = () => world.call(world.init, (cpu) => execRaw(cpu, VA.image, IMAGE_SIZE, 1, 0));
  world.write(world.init, VA.image, tinyImage());
  const first = world.adopt(exec());
  const { tasks } = world.core.state;
  for (let i = tasks.live; i < LIMITS.tasks; i++) expect(exec()).toBeGreaterThan(0);
  expect(tasks.live).toBe(LIMITS.tasks);
  // Each program has its own address space.
  world.limits.spaces = LIMITS.spaces + 1;
  expect([exec(), world.check()]).toEqual([-12, 'exec.tasks']);
  world.exit(first);
  expect([exec(), world.check()]).toEqual([-12, 'exec.tasks']);
});

test('kernel.limit.spaces: one address space over the limit is rejected', () => {
  const world = new World({ ramBytes: 2 << 20 });
  const { spaces } = world.core.state;
  for (let i = spaces.live; i < LIMITS.spaces; i++) {
    world.must(world.init, (cpu) => asCreateRaw(cpu));
  }
  expect(spaces.live).toBe(LIMITS.spaces);
  const result = world.call(world.init, (cpu) => asCreateRaw(cpu));
  expect([result, world.check()]).toEqual([-28, 'asCreate.space']);
});

test('kernel.limit.vmoBytes: VMOs take as many bytes, counted in whole pages, and no more', () => {
  const world = new World({ ramBytes: 32 << 20 });
  const make = (bytes: number) => world.call(world.init, (cpu) => vmoCreateRaw(cpu, -1, bytes));
  const left = LIMITS.vmoBytes - world.core.state.vmoBytes;
  expect(make(left - 4096)).toBeGreaterThanOrEqual(0);
  expect([make(4097), world.check()]).toEqual([-12, 'vmoCreate.memory']);
  expect(make(1)).toBeGreaterThanOrEqual(0);
  expect(make(1)).toBe(-12);
});

test('kernel.limit.watchesPerTask: one watch over the limit of a task is rejected', () => {
  const world = new World();
  const { caller } = setUp(world);
  const watch = () => world.call(caller, (cpu) => capWatchRaw(cpu, HELD.send, HELD.other, 1n));
  for (let i = 1; i <= LIMITS.watchesPerTask; i++) expect(watch()).toBe(i);
  expect([watch(), world.check()]).toEqual([-28, 'capWatch.quota']);
});

test('kernel.limit.cpus: a machine with more harts does not boot', () => {
  expect(() => new World({ harts: LIMITS.cpus + 1 })).toThrow(RangeError);
  const world = new World({ harts: LIMITS.cpus });
  expect(world.core.state.cpus.every(({ online }) => online)).toBe(true);
});

test('kernel.limit.timeslice: a timeslice has that length if another task is queued', () => {
  const world = new World({
    harts: 1,
    quantumNs: 10_000,
    limits: { timeslice: LIMITS.timeslice },
  });
  world.exec(world.init);
  const [cpu] = world.core.state.cpus;
  const changes: number[] = [];
  for (let i = 0, last = cpu?.current; i < 1000 && changes.length < 4; i++) {
    world.settle(1);
    if (cpu?.current !== last) changes.push(world.machine.nowNs);
    last = cpu?.current;
  }
  const timeslices = changes.slice(1).map((at, i) => at - (changes[i] ?? 0));
  expect(timeslices).toHaveLength(3);
  for (const ns of timeslices) {
    expect(ns).toBeGreaterThanOrEqual(LIMITS.timeslice);
    expect(ns).toBeLessThanOrEqual(LIMITS.timeslice + 20_000);
  }
});
