/** The stacks that `spawn` maps in a shared space: 256 places, of which it takes the first one without any mapped page. */
import { asCreateRaw, asMapRaw, mapRaw, Rights, spawnRaw } from '@abicus/abi-kernel';
import { expect, test } from 'vitest';
import { SPAWN_STACK_STRIDE, SPAWN_STACKS_VA } from '../src/exec/layout.ts';
import { freeFrameCount } from '../src/mm/frames.ts';
import { entryOf } from '../src/mm/space.ts';
import { find } from '../src/state/slots.ts';
import type { Space } from '../src/state/space.ts';
import { HELD, setUp } from './slots/setup.ts';
import { inconsistencies } from './support/consistent.ts';
import { TEXT_VA } from './support/tiny-image.ts';
import { World, type Actor } from './support/world.ts';

const PAGE = 0x1000;
const STACKS = 256;
const READ_USER = 1 | 2 | 16;
const [REG_SP, REG_GP] = [2, 3];

/** Maps a page of each of the first stacks: another page of each. */
function occupy(world: World, caller: Actor, count: number): void {
  world.call(caller, function* (cpu) {
    for (let at = 0; at < count; at++) {
      const va = SPAWN_STACKS_VA + at * SPAWN_STACK_STRIDE + (at % 4) * PAGE;
      yield* mapRaw(cpu, HELD.vmo, va, 0, READ_USER);
    }
  });
}

test('a stack is free if none of its pages is mapped; the last one is the 256th', () => {
  const world = new World();
  const { caller } = setUp(world);
  occupy(world, caller, STACKS - 1);
  const spawn = (): number =>
    world.call(caller, (cpu) => spawnRaw(cpu, TEXT_VA, 0, 0, HELD.both, 0));
  const last = SPAWN_STACKS_VA + (STACKS - 1) * SPAWN_STACK_STRIDE;
  const child = world.adopt(spawn());
  expect(world.task(child).stackVa).toBe(last);
  expect(world.hart(child).x[2 * REG_SP]).toBe(last + 4 * PAGE);
  const before = world.digest();
  expect([spawn(), world.check()]).toEqual([-12, 'spawn.stackMemory']);
  expect(world.digest()).toBe(before);
});

test.each([0, 1, 2, 3])('a stack whose page %i is mapped is not free', (page) => {
  const world = new World();
  const { caller } = setUp(world);
  world.must(caller, (cpu) => mapRaw(cpu, HELD.vmo, SPAWN_STACKS_VA + page * PAGE, 0, READ_USER));
  const pid = world.must(caller, (cpu) => spawnRaw(cpu, TEXT_VA, 0, 0, HELD.both, 0));
  expect(world.task(world.adopt(pid)).stackVa).toBe(SPAWN_STACKS_VA + SPAWN_STACK_STRIDE);
});

test.each([-1, 4])('a page beside a stack leaves it free, and stays: page %i', (page) => {
  const world = new World();
  const { caller } = setUp(world);
  world.must(caller, (cpu) => mapRaw(cpu, HELD.vmo, SPAWN_STACKS_VA + page * PAGE, 0, READ_USER));
  const pid = world.must(caller, (cpu) => spawnRaw(cpu, TEXT_VA, 0, 0, HELD.both, 0));
  const child = world.adopt(pid);
  expect(world.task(child).stackVa).toBe(SPAWN_STACKS_VA);
  world.exit(child);
  const space = find(world.core.state.spaces, world.task(caller).space);
  if (space === undefined) throw new Error('no space');
  expect(entryOf(world.core, space, SPAWN_STACKS_VA + page * PAGE)).not.toBe(0);
});

test('a task on a stack that it is given has no name, and no stack that ends with it', () => {
  const world = new World();
  const { caller } = setUp(world);
  const space = world.must(caller, (cpu) => asCreateRaw(cpu));
  world.must(caller, (cpu) => asMapRaw(cpu, space, HELD.vmo, TEXT_VA, PAGE, 5, 1));
  const stack = TEXT_VA + PAGE;
  const pid = world.must(caller, (cpu) =>
    spawnRaw(cpu, TEXT_VA, stack, space, HELD.receive, 0x1234),
  );
  const child = world.adopt(pid);
  expect(world.task(child)).toMatchObject({ identity: 0n, name: '', stackVa: 0, space });
  expect([REG_SP, REG_GP].map((at) => world.hart(child).x[2 * at])).toEqual([stack, 0x1234]);
  expect(world.task(child).caps).toMatchObject([{ rights: Rights.RECV }]);
});

/** A space of a caller, with a page of code, and a task in it on a stack that it is given. */
function inOwnSpace(at = TEXT_VA): { world: World; caller: Actor; space: Space; add: () => Actor } {
  const world = new World();
  const { caller } = setUp(world);
  const handle = world.must(caller, (cpu) => asCreateRaw(cpu));
  world.must(caller, (cpu) => asMapRaw(cpu, handle, HELD.vmo, TEXT_VA, PAGE, 5, 1));
  if (at !== TEXT_VA) {
    world.must(caller, (cpu) => asMapRaw(cpu, handle, HELD.vmo, at, PAGE, 1, 1));
  }
  const add = (): Actor =>
    world.adopt(
      world.must(caller, (cpu) => spawnRaw(cpu, TEXT_VA, TEXT_VA + PAGE, handle, HELD.both, 0)),
    );
  const space = find(world.core.state.spaces, handle);
  if (space === undefined) throw new Error('no space');
  return { world, caller, space, add };
}

test('the stack of a thread is free again when it ends, also if it was the last task of a space that stays', () => {
  const { world, space, add } = inOwnSpace();
  const first = add();
  const pid = world.must(first, (cpu) => spawnRaw(cpu, TEXT_VA, 0, 0, 0, 0));
  const thread = world.adopt(pid);
  world.exit(first);
  const free = freeFrameCount(world.core.state.frames);
  world.exit(thread);
  const pages = [0, 1, 2, 3].map((page) =>
    entryOf(world.core, space, SPAWN_STACKS_VA + page * PAGE),
  );
  expect([space.users, freeFrameCount(world.core.state.frames) - free, ...pages]).toEqual([
    0, 4, 0, 0, 0, 0,
  ]);
  expect(inconsistencies(world.core)).toEqual([]);
});

test.each([0, PAGE])(
  'a task on a stack that it was given takes no page along: that at %i',
  (at) => {
    const { world, space, add } = inOwnSpace(at);
    const [first, second] = [add(), add()];
    world.exit(first);
    expect(entryOf(world.core, space, at)).not.toBe(0);
    world.exit(second);
    expect(entryOf(world.core, space, at)).not.toBe(0);
  },
);
