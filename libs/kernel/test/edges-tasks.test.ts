/** The initial state of new tasks, and tasks with special stacks, parents and children. */
import {
  asCreateRaw,
  asMapRaw,
  capCloseRaw,
  capTransferRaw,
  debugPutcRaw,
  execRaw,
  exitRaw,
  getpidRaw,
  ipcRecvRaw,
  QosClass,
  Rights,
  SpawnFailReason,
  spawnLastErrorRaw,
  spawnRaw,
  taskQosSetRaw,
  waitNohangRaw,
  waitRaw,
  yieldRaw,
} from '@abicus/abi-kernel';
import { PTE_READ, PTE_USER, PTE_VALID, PTE_WRITE } from '@abicus/emulator';
import { expect, test } from 'vitest';
import { freeFrameCount } from '../src/mm/frames.ts';
import { entryOf } from '../src/mm/space.ts';
import { find } from '../src/state/slots.ts';
import { IMAGE_SIZE, TEXT_VA, tinyImage } from './support/tiny-image.ts';
import { HELD, setUp } from './slots/setup.ts';
import { VA, World, type Actor } from './support/world.ts';

const PAGE = 0x1000;
/** Addresses of the first and the second spawned stack. */
const STACKS = [0x2040_0000, 0x2041_0000];
const [REG_SP, REG_GP] = [2, 3];

function spawned(world: World, caller: Actor, gp = 0): Actor {
  return world.adopt(world.must(caller, (cpu) => spawnRaw(cpu, TEXT_VA, 0, 0, HELD.both, gp)));
}

/** Returns a register of a running task. */
function register(world: World, actor: Actor, at: number): number {
  return world.hart(actor).x[2 * at] ?? 0;
}

/** Returns the flags of the pages from below a stack to behind it. */
function stackFlags(world: World, actor: Actor, stack: number): number[] {
  const space = find(world.core.state.spaces, world.task(actor).space);
  if (space === undefined) throw new Error('no space');
  return [-1, 0, 1, 2, 3, 4].map((page) => entryOf(world.core, space, stack + page * PAGE) & 0xfff);
}

test('spawn: a stack has four pages and a guard on both sides, at the lowest free address', () => {
  const world = new World();
  const { caller } = setUp(world);
  const free = () => freeFrameCount(world.core.state.frames);
  const [first, second] = [spawned(world, caller), spawned(world, caller)];
  const flags = PTE_VALID | PTE_READ | PTE_WRITE | PTE_USER;
  const [low = 0, high = 0] = STACKS;
  for (const stack of [low, high]) {
    expect(stackFlags(world, caller, stack)).toEqual([0, flags, flags, flags, flags, 0]);
  }
  expect(register(world, first, REG_SP)).toBe(low + 4 * PAGE);
  expect(register(world, second, REG_SP)).toBe(high + 4 * PAGE);
  const before = free();
  world.exit(first);
  expect(stackFlags(world, caller, low)).toEqual([0, 0, 0, 0, 0, 0]);
  expect(stackFlags(world, caller, high)).toEqual([0, flags, flags, flags, flags, 0]);
  expect(free()).toBe(before + 4);
  const third = spawned(world, caller);
  expect([register(world, third, REG_SP), free()]).toEqual([low + 4 * PAGE, before]);
});

test('spawn: the stack of a thread that ends is free again, also if one thread alone is left in the space', () => {
  const world = new World();
  const { caller } = setUp(world);
  const [first, second] = [spawned(world, caller), spawned(world, caller)];
  const [low = 0] = STACKS;
  world.exit(caller);
  const free = freeFrameCount(world.core.state.frames);
  world.exit(first);
  expect(freeFrameCount(world.core.state.frames)).toBe(free + 4);
  expect(stackFlags(world, second, low)).toEqual([0, 0, 0, 0, 0, 0]);
});

test('spawn: a task may write to its stack, and a write below it is reported as a fault in the stack guard', () => {
  const world = new World();
  const { caller } = setUp(world);
  const child = spawned(world, caller);
  const store = (va: number) =>
    world.begin(child, function* (cpu) {
      yield* getpidRaw(cpu);
      cpu.store32(va, 7);
    });
  store(register(world, child, REG_SP) - 4);
  expect(child.puppet.idle).toBe(true);
  store((STACKS[0] ?? 0) - 4);
  world.settle();
  expect(world.text).toMatch(
    new RegExp(`FAULT-AUDIT pid=${child.pid} .*address=0x203ffffc .*guard=STACK`),
  );
  expect(world.call(caller, (cpu) => waitNohangRaw(cpu, child.pid))).toBe(child.pid);
});

test('spawn.space asMap.space: the handle of a space that another task created is rejected', () => {
  const world = new World();
  const { caller } = setUp(world);
  const space = world.must(world.init, (cpu) => asCreateRaw(cpu));
  world.call(caller, (cpu) => spawnRaw(cpu, TEXT_VA, TEXT_VA, space, HELD.both, 0));
  const checks = [world.check()];
  world.call(caller, (cpu) => asMapRaw(cpu, space, HELD.vmo, 0x3000_0000, PAGE, 1, 1));
  expect([...checks, world.check()]).toEqual(['spawn.space', 'asMap.space']);
});

test('spawn: a space is freed when the last task in it ends, whichever task created it', () => {
  const world = new World();
  const { state } = world.core;
  const live = state.spaces.live;
  const { caller } = setUp(world);
  const [ended, child] = [spawned(world, caller), spawned(world, caller)];
  world.exit(ended);
  world.exit(caller);
  expect([state.spaces.live, world.call(child, (cpu) => getpidRaw(cpu))]).toEqual([
    live + 1,
    child.pid,
  ]);
  world.exit(child);
  expect(state.spaces.live).toBe(live);
  // Each frame was freed once.
  expect(new Set(state.frames.free).size).toBe(state.frames.free.length);
});

test('spawn: a child has its parent’s rights to its channel, without MANAGE', () => {
  const world = new World();
  const slot = world.endpoint();
  const pid = world.must(world.init, (cpu) => spawnRaw(cpu, TEXT_VA, 0, 0, slot, 0));
  expect(world.task(world.init).caps[slot]?.rights).toBe(Rights.SEND | Rights.RECV | Rights.MANAGE);
  expect(world.task(world.adopt(pid)).caps[0]?.rights).toBe(Rights.SEND | Rights.RECV);
});

test.each([
  ['the requested one', 0x1234_5678, 0x1234_5678],
  ['0x800 behind its entry by default', 0, TEXT_VA + 0x800],
])('exec: the global pointer of a new program is %s', (_, asked, gp) => {
  const world = new World();
  world.write(world.init, VA.image, tinyImage());
  const pid = world.must(world.init, (cpu) => execRaw(cpu, VA.image, IMAGE_SIZE, 1, asked));
  const child = world.adopt(pid);
  expect([register(world, child, REG_GP), register(world, child, REG_SP)]).toEqual([
    gp,
    0x2000_0000 - 32,
  ]);
});

test('exec: a child starts in the initial class, whatever the class of its parent', () => {
  const world = new World();
  const parent = world.exec(world.init);
  world.must(parent, (cpu) => taskQosSetRaw(cpu, 0, QosClass.Idle));
  const child = world.exec(parent);
  expect([world.task(parent).qos, world.task(child).qos]).toEqual([QosClass.Idle, QosClass.Normal]);
});

test('exec: an endpoint in the parent’s slot 0 that the parent does not own is no control endpoint', () => {
  const world = new World();
  const slot = world.endpoint();
  const parent = world.exec(world.init);
  world.must(parent, (cpu) => capCloseRaw(cpu, 0));
  world.must(world.init, (cpu) => capTransferRaw(cpu, parent.pid, slot, 3));
  expect(world.task(parent).caps[0]?.rights).toBe(3);
  expect(world.task(world.exec(parent)).caps).toEqual([]);
});

test('wait: the end of another child does not complete it, and wakes nothing', () => {
  const world = new World();
  const parent = world.exec(world.init);
  const [first, second] = [world.exec(parent), world.exec(parent)];
  world.begin(parent, (cpu) => waitRaw(cpu, second.pid));
  const { counters } = world.core;
  const { wakes } = counters;
  world.exit(first, 1);
  expect(counters.wakes).toBe(wakes);
  expect(world.isBlocked(parent)).toBe(true);
  world.exit(second, 2);
  expect(world.result(parent)).toBe(second.pid);
  expect(world.call(parent, (cpu) => waitRaw(cpu, 0))).toBe(first.pid);
  expect([world.call(parent, (cpu) => waitRaw(cpu, 0)), world.check()]).toEqual([
    -10,
    'wait.children',
  ]);
});

test('wait: children that have ended are reaped in the order in which they ended', () => {
  const world = new World();
  const parent = world.exec(world.init);
  const children = [1, 2, 3].map(() => world.exec(parent));
  const [a, b, c] = children.map(({ pid }) => pid);
  for (const child of children.toReversed()) world.exit(child, 0);
  const named = world.call(parent, (cpu) => waitNohangRaw(cpu, b ?? 0));
  const others = [1, 2].map(() => world.call(parent, (cpu) => waitNohangRaw(cpu, -1)));
  expect([named, ...others]).toEqual([b, c, a]);
  expect(world.task(parent).zombies).toEqual({ first: 0, last: 0, count: 0 });
});

test('exit: orphans have no parent, and are reaped when they end', () => {
  const world = new World();
  const { state } = world.core;
  const live = state.tasks.live;
  const parent = world.exec(world.init);
  const [ended, running] = [world.exec(parent), world.exec(parent)];
  world.exit(ended, 3);
  world.exit(parent, 0);
  world.must(world.init, (cpu) => waitNohangRaw(cpu, parent.pid));
  expect([state.tasks.live, world.task(running).parent]).toEqual([live + 1, 0]);
  world.exit(running, 0);
  expect(state.tasks.live).toBe(live);
});

test('exit: a task blocked on an endpoint of the task that ends wakes, and its syscall is rejected', () => {
  const world = new World();
  const owner = world.exec(world.init);
  const slot = world.endpoint(2, owner);
  world.begin(world.init, (cpu) => ipcRecvRaw(cpu, slot, VA.header, VA.payload, 8, 0, 0n));
  world.begin(owner, (cpu) => exitRaw(cpu, 0));
  expect([world.result(world.init), world.check()]).toEqual([-3, 'ipcRecv.alive']);
});

test('spawnLastError: a task without a failed spawn or exec has no reason', () => {
  const world = new World();
  const child = world.exec(world.init);
  expect(world.call(child, (cpu) => spawnLastErrorRaw(cpu))).toBe(SpawnFailReason.Unknown);
});

test('yield: and debugPutc: return 0', () => {
  const world = new World();
  expect(world.call(world.init, (cpu) => yieldRaw(cpu))).toBe(0);
  expect(world.call(world.init, (cpu) => debugPutcRaw(cpu, 10))).toBe(0);
});

test('yield: tasks of one class run in turn, one timeslice each', () => {
  const world = new World({ harts: 1, limits: { timeslice: 200_000 } });
  const others = [world.exec(world.init), world.exec(world.init)];
  const ran: number[] = [];
  const job = (actor: Actor) =>
    function* (cpu: Parameters<typeof yieldRaw>[0]) {
      for (let i = 0; i < 3; i++) {
        ran.push(actor.pid);
        yield* yieldRaw(cpu);
      }
    };
  for (const actor of others) actor.puppet.ask(job(actor));
  world.call(world.init, job(world.init));
  for (const actor of others) world.result(actor);
  // The first one is the task that was on the hart.
  const round = ran.slice(0, 3);
  expect(new Set(round)).toEqual(new Set([world.init, ...others].map(({ pid }) => pid)));
  expect(ran).toEqual([...round, ...round, ...round]);
});
