/** Syscalls on memory at the limits of what is accepted. */
import {
  asCreateRaw,
  asMapRaw,
  capCloseRaw,
  deviceCapCreateRaw,
  getpidRaw,
  mapRaw,
  mmioMapRaw,
  spawnRaw,
  vmoCreateRaw,
  vmoDestroyRaw,
  vmoReadRaw,
  vmoWriteRaw,
} from '@abicus/abi-kernel';
import { PTE_EXECUTE, PTE_READ, PTE_USER, PTE_VALID, PTE_WRITE, UART_BASE } from '@abicus/emulator';
import { expect, test } from 'vitest';
import { freeFrameCount } from '../src/mm/frames.ts';
import { entryOf } from '../src/mm/space.ts';
import { find } from '../src/state/slots.ts';
import { TEXT_VA } from './support/tiny-image.ts';
import { exhaustMemory, HELD, setUp, shareDevice, shareVmo } from './slots/setup.ts';
import { VA, World, type Actor } from './support/world.ts';

const PAGE = 0x1000;
const FRESH = 0x3000_0000;
const READ_USER = 1 | 2 | 16;

function flagsAt(world: World, space: number, va: number): number {
  const found = find(world.core.state.spaces, space);
  if (found === undefined) throw new Error('no space');
  return entryOf(world.core, found, va) & 0xfff;
}

function spaceOf(world: World, actor: Actor): number {
  return world.task(actor).space;
}

test.each([
  ['no access', 0, 0, PTE_VALID],
  ['reads', 1, 0, PTE_VALID | PTE_READ],
  ['reads in user mode', 1, 1, PTE_VALID | PTE_READ | PTE_USER],
  ['reads and writes', 3, 1, PTE_VALID | PTE_READ | PTE_WRITE | PTE_USER],
  ['execution', 4, 1, PTE_VALID | PTE_EXECUTE | PTE_USER],
  ['reads and execution', 5, 1, PTE_VALID | PTE_READ | PTE_EXECUTE | PTE_USER],
])('asMap: pages for %s have exactly the flags of that access', (_, prot, flags, expected) => {
  const world = new World();
  const { caller } = setUp(world);
  const space = world.must(caller, (cpu) => asCreateRaw(cpu));
  const map = (cpu: Parameters<typeof asMapRaw>[0]) =>
    asMapRaw(cpu, space, HELD.vmo, FRESH, 2 * PAGE, prot, flags);
  expect(world.call(caller, map)).toBe(0);
  const pages = [FRESH - PAGE, FRESH, FRESH + PAGE, FRESH + 2 * PAGE];
  expect(pages.map((va) => flagsAt(world, space, va))).toEqual([0, expected, expected, 0]);
});

test('asMap: pages map the VMO from its start, in order', () => {
  const world = new World();
  const { caller } = setUp(world);
  const space = world.must(caller, (cpu) => asCreateRaw(cpu));
  world.must(caller, (cpu) => asMapRaw(cpu, space, HELD.vmo, FRESH, 2 * PAGE, 1, 1));
  const found = find(world.core.state.spaces, space);
  const entries = [FRESH, FRESH + PAGE].map((va) =>
    found === undefined ? 0 : entryOf(world.core, found, va),
  );
  world.must(caller, (cpu) => mapRaw(cpu, HELD.vmo, FRESH, 0, READ_USER));
  world.must(caller, (cpu) => mapRaw(cpu, HELD.vmo, FRESH + PAGE, PAGE, READ_USER));
  const own = find(world.core.state.spaces, spaceOf(world, caller));
  const same = [FRESH, FRESH + PAGE].map((va) =>
    own === undefined ? 1 : entryOf(world.core, own, va),
  );
  expect(entries.map((entry) => entry & ~0xfff)).toEqual(same.map((entry) => entry & ~0xfff));
  expect(entries[1]).toBe((entries[0] ?? 0) + PAGE);
});

test('asMap.bounds asMap.range: a mapping may have all pages of the VMO and reach the end of the user half, but not exceed them', () => {
  const world = new World();
  const { caller } = setUp(world);
  const space = world.must(caller, (cpu) => asCreateRaw(cpu));
  const map = (va: number, length: number) =>
    world.call(caller, (cpu) => asMapRaw(cpu, space, HELD.vmo, va, length, 1, 1));
  expect([map(FRESH, 3 * PAGE), world.check()]).toEqual([-1, 'asMap.bounds']);
  expect([map(0x7fff_f000, 2 * PAGE), world.check()]).toEqual([-22, 'asMap.range']);
  expect(map(0x7fff_e000, 2 * PAGE)).toBe(0);
});

test.each([
  [-1, undefined],
  [0, 'asMap.overlap'],
  [1, 'asMap.overlap'],
  [2, undefined],
])('asMap.overlap: beside a page at %i, two pages are mapped unless %s', (at, check) => {
  const world = new World();
  const { caller } = setUp(world);
  const space = world.must(caller, (cpu) => asCreateRaw(cpu));
  const map = (va: number, length: number): number =>
    world.call(caller, (cpu) => asMapRaw(cpu, space, HELD.vmo, va, length, 1, 1));
  map(FRESH + at * PAGE, PAGE);
  expect([map(FRESH, 2 * PAGE) < 0, world.check()]).toEqual([check !== undefined, check]);
});

test('map asMap: with MAP alone a VMO can be read, and not written', () => {
  const world = new World();
  const { caller } = setUp(world);
  shareVmo(world, caller);
  const space = world.must(caller, (cpu) => asCreateRaw(cpu));
  const map = (flags: number): number =>
    world.call(caller, (cpu) => mapRaw(cpu, HELD.sharedVmo, FRESH, 0, flags));
  const asMap = (prot: number): number =>
    world.call(caller, (cpu) => asMapRaw(cpu, space, HELD.sharedVmo, FRESH, PAGE, prot, 1));
  expect([map(READ_USER | 4), world.check()]).toEqual([-1, 'map.readOnly']);
  expect([asMap(3), world.check()]).toEqual([-1, 'asMap.readOnly']);
  expect([map(READ_USER), asMap(1)]).toEqual([0, 0]);
});

test('map.offset: the last, partly used page of a VMO can be mapped, and no page behind it', () => {
  const world = new World();
  const { caller } = setUp(world);
  const slot = world.must(caller, (cpu) => vmoCreateRaw(cpu, -1, PAGE + 1));
  const map = (at: number, offset: number) =>
    world.call(caller, (cpu) => mapRaw(cpu, slot, FRESH + at, offset, READ_USER));
  expect([map(0, 2 * PAGE), world.check()]).toEqual([-1, 'map.offset']);
  expect([map(0, PAGE + 1), world.check()]).toEqual([-1, 'map.offset']);
  expect([map(0, PAGE), map(PAGE, 0)]).toEqual([0, 0]);
});

test('mmioMap.offset: the last page of a window can be mapped, and no page behind it', () => {
  const world = new World();
  world.must(world.init, (cpu) => deviceCapCreateRaw(cpu, UART_BASE, PAGE, 60));
  const map = (offset: number) =>
    world.call(world.init, (cpu) => mmioMapRaw(cpu, 60, FRESH, offset));
  expect([map(PAGE), world.check()]).toEqual([-1, 'mmioMap.offset']);
  expect(map(0)).toBe(0);
  const flags = PTE_VALID | PTE_READ | PTE_WRITE | PTE_USER;
  expect(flagsAt(world, spaceOf(world, world.init), FRESH)).toBe(flags);
});

test.each([1, 0x800, PAGE - 1])(
  'map.offset mmioMap.offset: %i is no offset of a page',
  (offset) => {
    const world = new World();
    const { caller } = setUp(world);
    shareDevice(world, caller);
    world.call(caller, (cpu) => mapRaw(cpu, HELD.vmo, FRESH, offset, READ_USER));
    const checks = [world.check()];
    world.call(caller, (cpu) => mmioMapRaw(cpu, HELD.device, FRESH, offset));
    expect([...checks, world.check()]).toEqual(['map.offset', 'mmioMap.offset']);
  },
);

test('vmoWrite.bounds vmoRead.bounds: the last byte of a VMO can be written and read, and no byte behind it', () => {
  const world = new World();
  const { caller } = setUp(world);
  const both = (offset: number, length: number) => [
    world.call(caller, (cpu) => vmoWriteRaw(cpu, HELD.vmo, offset, VA.payload, length)),
    world.call(caller, (cpu) => vmoReadRaw(cpu, HELD.vmo, offset, VA.payload, length)),
  ];
  expect(both(0x1ff0, 16)).toEqual([16, 16]);
  expect(both(0x1ff0, 17)).toEqual([-1, -1]);
  expect(both(0x2000, 0)).toEqual([0, 0]);
  expect(both(0x2001, 0)).toEqual([-1, -1]);
});

test('a VMO lives as long as a space maps it', () => {
  const world = new World();
  const { caller } = setUp(world);
  const { state } = world.core;
  const live = state.vmos.live;
  world.must(caller, (cpu) => mapRaw(cpu, HELD.vmo, FRESH, 0, READ_USER));
  expect(world.call(caller, (cpu) => vmoDestroyRaw(cpu, HELD.vmo))).toBe(-1);
  expect(world.check()).toBe('vmoDestroy.inUse');
  world.must(caller, (cpu) => capCloseRaw(cpu, HELD.vmo));
  expect(state.vmos.live).toBe(live);
  world.exit(caller);
  expect(state.vmos.live).toBe(live - 1);
});

test('map.memory: a mapping needs memory only for a missing page table', () => {
  const world = new World();
  const { caller } = setUp(world);
  world.must(caller, (cpu) => mapRaw(cpu, HELD.vmo, FRESH, 0, READ_USER));
  exhaustMemory(world);
  const map = (va: number) => world.call(caller, (cpu) => mapRaw(cpu, HELD.vmo, va, 0, READ_USER));
  expect([map(FRESH + PAGE), map(FRESH + 0x3f_f000)]).toEqual([0, 0]);
  for (const va of [FRESH + 0x40_0000, FRESH - PAGE]) {
    expect([map(va), world.check()]).toEqual([-12, 'map.memory']);
  }
});

test('asMap.memory: a mapping over two page tables needs memory for the missing ones, and takes no more', () => {
  const world = new World();
  const { caller } = setUp(world);
  const spaces = [1, 2].map(() => world.must(caller, (cpu) => asCreateRaw(cpu)));
  const [first = 0, second = 0] = spaces;
  const free = () => freeFrameCount(world.core.state.frames);
  const edge = 0x3040_0000 - PAGE;
  const map = (space: number) =>
    world.call(caller, (cpu) => asMapRaw(cpu, space, HELD.vmo, edge, 2 * PAGE, 1, 1));
  const before = free();
  expect(map(first)).toBe(0);
  expect(free()).toBe(before - 2);
  world.must(world.init, (cpu) => vmoCreateRaw(cpu, -1, (free() - 1) * PAGE));
  expect(free()).toBe(1);
  expect([map(second), world.check()]).toEqual([-12, 'asMap.memory']);
  expect(flagsAt(world, second, edge)).toBe(0);
});

test('vmoCreate.memory: a VMO larger than free memory is rejected, and no memory is allocated', () => {
  const world = new World({ ramBytes: 2 << 20 });
  const { state } = world.core;
  const before = [state.vmos.live, state.vmoBytes, freeFrameCount(state.frames)];
  const result = world.call(world.init, (cpu) => vmoCreateRaw(cpu, -1, 2 << 20));
  expect([result, world.check()]).toEqual([-12, 'vmoCreate.memory']);
  expect([state.vmos.live, state.vmoBytes, freeFrameCount(state.frames)]).toEqual(before);
});

test('asCreate: a task that ends frees the spaces that it created, except those in which tasks run', () => {
  const world = new World();
  const { caller } = setUp(world);
  const { state } = world.core;
  const live = state.spaces.live;
  const [empty, used] = [1, 2].map(() => world.must(caller, (cpu) => asCreateRaw(cpu)));
  world.must(caller, (cpu) => asMapRaw(cpu, used ?? 0, HELD.vmo, TEXT_VA, PAGE, 5, 1));
  const pid = world.must(caller, (cpu) =>
    spawnRaw(cpu, TEXT_VA, TEXT_VA + PAGE, used ?? 0, HELD.both, 0),
  );
  const child = world.adopt(pid);
  expect(state.spaces.live).toBe(live + 2);
  world.exit(caller);
  const spaces = [empty, used].map((id) => find(state.spaces, id ?? 0) !== undefined);
  expect([spaces, world.call(child, (cpu) => getpidRaw(cpu))]).toEqual([[false, true], pid]);
  world.exit(child);
  // The space of the caller is freed, too.
  expect(state.spaces.live).toBe(live - 1);
});
