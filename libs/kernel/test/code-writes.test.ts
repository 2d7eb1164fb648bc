/** What the kernel writes to memory is told to engines that cache code. */
import {
  ipcCallV2Raw,
  ipcRecvRaw,
  ipcSendRaw,
  RecvFlags,
  Rights,
  SendFlags,
  vmoCreateRaw,
  vmoWriteRaw,
} from '@abicus/abi-kernel';
import { ACCESS_STORE, RAM_BASE, translate, type CodeEngine } from '@abicus/emulator';
import { describe, expect, test } from 'vitest';
import { vmoAddress } from '../src/mm/vmo.ts';
import { rootAddress } from '../src/mm/space.ts';
import { find } from '../src/state/slots.ts';
import { play } from './campaign/world.ts';
import { beginReceive, wordsOf } from './slots/peers.ts';
import { header, HELD } from './slots/setup.ts';
import { VA, World } from './support/world.ts';
import { WriteWatch } from './support/write-watch.ts';

/** An engine that notes of which pages it is told. */
class Noting implements CodeEngine {
  readonly told: number[] = [];

  onCodeWrite(pa: number): void {
    this.told.push(pa);
  }
}

/** The physical address of a page of init. */
function pageOf(world: World, va: number): number {
  const { core } = world;
  const space = find(core.state.spaces, world.task(world.init).space);
  if (space === undefined) throw new Error('init has no space');
  return translate(core.machine.ram, rootAddress(space), va, ACCESS_STORE);
}

test('vmoWrite tells of each page that it writes, and of no other', () => {
  const world = new World();
  const { init } = world;
  const { ram } = world.machine;
  const slot = world.must(init, (cpu) => vmoCreateRaw(cpu, -1, 4 * 4096));
  const vmo = find(world.core.state.vmos, world.task(init).caps[slot]?.object ?? 0);
  if (vmo === undefined) throw new Error('there is no VMO');
  const engine = new Noting();
  for (let page = 0; page < 4; page++) ram.code.watch(vmoAddress(vmo) + page * 4096, engine);
  world.must(init, (cpu) => vmoWriteRaw(cpu, slot, 4096 + 4000, VA.payload, 200));
  expect(engine.told).toEqual([1, 2].map((page) => vmoAddress(vmo) + page * 4096));
  expect(world.call(init, (cpu) => vmoWriteRaw(cpu, slot, 4 * 4096 - 1, VA.payload, 2))).toBe(-1);
  expect(engine.told).toHaveLength(2);
});

/** Where a receive of init stores its header and its payload of so many bytes. */
describe.each([
  ['in one page', VA.header, VA.payload, 40],
  ['a long one', VA.header, VA.payload + 64, 3000],
  ['of one byte', VA.header, VA.payload + 3, 1],
  ['over two pages', VA.header, VA.payload + 4000, 500],
  ['with a header that is not aligned', VA.header + 2, VA.payload, 16],
  ['with a header over two pages', VA.payload + 4096 - 8, VA.payload, 16],
])('a received message %s', (_, headerVa, payloadVa, bytes) => {
  test('is told of for each page that it is stored to, and for no other', () => {
    const world = new World();
    const { init } = world;
    const { ram } = world.machine;
    const slot = world.endpoint(2);
    world.write(init, VA.header, header(bytes));
    world.must(init, (cpu) =>
      ipcSendRaw(cpu, slot, VA.header, VA.payload, bytes, SendFlags.NONBLOCK, 0n),
    );
    const engine = new Noting();
    const pages = [0, 1, 2, 3].map((page) => pageOf(world, VA.payload + page * 4096));
    for (const pa of pages) ram.code.watch(pa, engine);
    world.must(init, (cpu) =>
      ipcRecvRaw(cpu, slot, headerVa, payloadVa, bytes, RecvFlags.NONBLOCK, 0n),
    );
    const stored = [headerVa, headerVa + 15, payloadVa, payloadVa + bytes - 1].map((va) => {
      const pa = pageOf(world, va);
      return pa - (pa % 4096);
    });
    expect(new Set(engine.told)).toEqual(new Set(stored));
    expect(engine.told).toHaveLength(new Set(stored).size);
  });
});

test('a request that is handed over straight to a task that waits for it is told of', () => {
  const world = new World();
  const { init } = world;
  const { ram } = world.machine;
  const endpoint = world.endpoint(2);
  const client = world.exec(init);
  world.give(init, endpoint, client, Rights.SEND, HELD.send);
  beginReceive(world, init, endpoint, 64);
  const engine = new Noting();
  const page = pageOf(world, VA.image);
  ram.code.watch(page, engine);
  world.write(client, VA.payload, new Uint8Array(64).fill(7));
  world.begin(client, (cpu) =>
    ipcCallV2Raw(cpu, HELD.send, 7, 0, 0, 0, 0, 0, wordsOf(VA.payload), 64, 0),
  );
  expect(world.result(init)).toBe(64);
  expect(world.read(init, VA.image, 64)).toEqual(new Uint8Array(64).fill(7));
  expect(engine.told).toEqual([page]);
});

describe('of every page that changes engines are told', () => {
  test.each([1, 2, 3, 4])('in a run of random calls, with spoiled memory: seed %d', (seed) => {
    const { wrong, calls, toldChanges } = play({
      seed,
      harts: seed,
      calls: 1500,
      compareEach: 0,
      seesWrites: true,
    });
    expect([wrong, calls >= 1500]).toEqual([undefined, true]);
    expect(toldChanges).toBeGreaterThan(300);
  });

  test('a change that nothing is told of is seen', () => {
    const world = new World();
    const watch = new WriteWatch(world.core);
    expect(watch.untold()).toEqual([]);
    const pa = pageOf(world, VA.payload);
    world.machine.ram.u8[pa - RAM_BASE] = 1;
    expect([watch.untold(), watch.untold()]).toEqual([[pa], []]);
    world.write(world.init, VA.payload, Uint8Array.of(2));
    expect([watch.untold(), watch.changes]).toEqual([[], 1]);
  });
});
