/** Writes to pages of which an engine has cached code. */
import { PAGE_SIZE, RAM_BASE, VIRTIO_SLOT_BLK, VIRTIO_SLOT_RNG } from '@abicus/abi-board';
import type { Cpu, Program } from '@abicus/wire';
import { describe, expect, test } from 'vitest';
import { CachingEngine } from '../test/caching-engine.ts';
import { AddressSpace, FrameAllocator, RW, RX, TEXT_VA } from '../test/space.ts';
import { bootTestMachine, hartOf, unloadHart } from '../test/test-machine.ts';
import { DriverQueue, startDevice } from '../test/virtio-driver.ts';
import type { CodeEngine } from './code-pages.ts';
import { CoroutineGuest } from './coroutine.ts';
import { Dma } from './dma.ts';
import type { Machine } from './machine.ts';
import { Ram } from './ram.ts';
import { copyToUser } from './user-copy.ts';

/** Where hart 1 has the page of code, and the one after it, as data. */
const ALIAS = 0x9_0000;
const [OLD, NEW] = [1, 2];

interface Rig {
  readonly machine: Machine;
  readonly engine: CachingEngine;
  /** Physical address of the page of code. */
  readonly code: number;
  readonly writer: AddressSpace;
  /** Runs the code once more, and gives what it loaded. */
  readonly run: () => number;
}

/** Hart 0 runs code by a caching engine; hart 1, if there is a program, has the page as data. */
function rig(watches = true, program?: (cpu: Cpu) => void): Rig {
  const { machine, supervisor } = bootTestMachine([], undefined, {
    harts: 2,
    disk: new Uint8Array(512).fill(NEW),
  });
  const { ram } = machine;
  const reader = new AddressSpace(supervisor.frames);
  const code = reader.mapNew(TEXT_VA, 1, RX);
  const after = supervisor.frames.alloc();
  ram.write(code, new Uint8Array(PAGE_SIZE).fill(OLD));
  const engine = new CachingEngine(ram, watches);
  const writer = new AddressSpace(supervisor.frames);
  writer
    .map(ALIAS, code, RW)
    .map(ALIAS + PAGE_SIZE, after, RW)
    .mapNew(TEXT_VA, 1, RX);
  const [first, second] = [hartOf(machine, 0), hartOf(machine, 1)];
  first.csr.satp = reader.root;
  const run = (): number => {
    Object.assign(first, { guest: engine, pc: TEXT_VA, waiting: false });
    machine.run({ maxRounds: 10, stopWhen: () => first.x[20] !== 0 });
    const loaded = first.x[20] ?? 0;
    first.x[20] = 0;
    unloadHart(first);
    return loaded;
  };
  expect(run()).toBe(OLD);
  if (program !== undefined) {
    const guest = coroutineOf(machine, program);
    Object.assign(second, { guest, pc: TEXT_VA, waiting: false });
    second.csr.satp = writer.root;
    machine.run({ maxRounds: 10 });
  }
  return { machine, engine, code, writer, run };
}

function coroutineOf(machine: Machine, program: (cpu: Cpu) => void): CoroutineGuest {
  const body = function* (cpu: Cpu): Program {
    program(cpu);
    yield undefined;
  };
  return new CoroutineGuest(machine, body, TEXT_VA);
}

/** Writes to the first byte of the page of code, by everything that can write it. */
const WRITES: readonly [string, (made: Rig) => void, ((cpu: Cpu) => void)?][] = [
  ['the loader', ({ machine, code }) => machine.ram.write(code, Uint8Array.of(NEW))],
  [
    'a view of RAM, as vmoWrite does',
    ({ machine: { ram }, code }) => {
      ram.view(code, 5).fill(NEW);
      ram.markWritten(code, 5);
    },
  ],
  ['a word of the supervisor', ({ machine: { ram }, code }) => ram.write32(code, NEW)],
  [
    'a page that is zeroed and filled for its next use',
    ({ machine: { ram }, code }) => {
      ram.zero(code, PAGE_SIZE);
      ram.u8[code - RAM_BASE] = NEW;
    },
  ],
  [
    'a short copy of the supervisor to user memory',
    ({ machine, writer }) => copyToUser(machine.ram, writer.root, ALIAS, Uint8Array.of(NEW)),
  ],
  [
    'a long copy of the supervisor to user memory, from the page before it',
    ({ machine, writer, code }) => {
      writer.map(ALIAS + PAGE_SIZE, code, RW).mapNew(ALIAS, 1, RW);
      copyToUser(machine.ram, writer.root, ALIAS + 4000, new Uint8Array(300).fill(NEW));
    },
  ],
  ['DMA of 16 bits', ({ machine, code }) => new Dma(machine.ram).write16(code, NEW)],
  ['DMA of 32 bits', ({ machine, code }) => new Dma(machine.ram).write32(code, NEW)],
  [
    'DMA of the block device',
    (made) => {
      const disk = driverOf(made, VIRTIO_SLOT_BLK);
      disk.submit(
        { pa: disk.data, length: 16, writable: false },
        { pa: made.code, length: 512, writable: true },
        { pa: disk.data + 16, length: 1, writable: true },
      );
      disk.notify();
      const { board } = made.machine;
      board.completeDue(board.nextDueTick);
    },
  ],
  ['a byte of another hart', () => {}, (cpu) => cpu.store8(ALIAS, NEW)],
  ['a half word of another hart', () => {}, (cpu) => cpu.store16(ALIAS, NEW)],
  ['a word of another hart', () => {}, (cpu) => cpu.store32(ALIAS, NEW)],
  ['a double word of another hart', () => {}, (cpu) => cpu.store64(ALIAS, BigInt(NEW))],
  ['a copy of another hart', () => {}, (cpu) => cpu.write(ALIAS, Uint8Array.of(NEW))],
];

function driverOf({ machine }: Rig, slot: number): DriverQueue {
  const frames = new FrameAllocator(machine.ram);
  for (let i = 0; i < 100; i++) frames.alloc();
  const queue = new DriverQueue(frames, machine.bus, slot);
  startDevice([queue]);
  return queue;
}

describe('an engine that caches code', () => {
  test.each(WRITES)('it is told of the write and runs the new code: %s', (_, write, program) => {
    const made = rig(true, program);
    write(made);
    expect([made.run(), made.engine.told]).toEqual([NEW, [made.code]]);
  });

  test.each(WRITES)('it would run the old code if it were not told: %s', (_, write, program) => {
    const made = rig(false, program);
    write(made);
    expect([made.run(), made.engine.told]).toEqual([OLD, []]);
    expect(made.machine.ram.u8[made.code - RAM_BASE]).toBe(NEW);
  });

  test('it is told of a random number that a device writes, and of a used chain', () => {
    const made = rig();
    const rng = driverOf(made, VIRTIO_SLOT_RNG);
    rng.submit({ pa: made.code, length: 8, writable: true });
    rng.notify();
    expect(made.engine.told).toEqual([made.code]);
    made.machine.ram.code.watch(rng.used, made.engine);
    rng.submit({ pa: rng.data, length: 8, writable: true });
    rng.notify();
    expect(made.engine.told).toEqual([made.code, rng.used]);
  });

  test('it is told once, and again after it has watched the page again', () => {
    const made = rig();
    const { ram } = made.machine;
    for (let i = 0; i < 3; i++) ram.write(made.code, Uint8Array.of(NEW));
    expect([made.engine.told.length, ram.code.count]).toEqual([1, 0]);
    made.run();
    expect(ram.code.count).toBe(1);
    ram.write(made.code, Uint8Array.of(OLD));
    expect([made.engine.told.length, made.run()]).toEqual([2, OLD]);
  });

  test('a load, and a write to another page, are not told', () => {
    const made = rig(true, (cpu) => {
      cpu.load32(ALIAS);
      cpu.read(ALIAS, 100);
      cpu.store32(ALIAS + PAGE_SIZE, NEW);
      cpu.write(ALIAS + PAGE_SIZE, new Uint8Array(100));
    });
    made.machine.ram.write(made.code - 4, new Uint8Array(4));
    made.machine.ram.write(made.code, new Uint8Array(0));
    expect([made.engine.told, made.run()]).toEqual([[], OLD]);
  });
});

describe('watches', () => {
  const engine = (log: string[], name: string): CodeEngine => ({
    onCodeWrite: (pa: number): void => void log.push(`${name} ${pa - RAM_BASE}`),
  });

  test('a write over several pages is told for each that is watched, to each engine, in their order', () => {
    const [ram, log] = [new Ram(0x1_0000), [] as string[]];
    const [a, b] = [engine(log, 'a'), engine(log, 'b')];
    for (const page of [1, 3]) ram.code.watch(RAM_BASE + page * PAGE_SIZE + 5, b);
    ram.code.watch(RAM_BASE + PAGE_SIZE, a);
    ram.code.watch(RAM_BASE + 4 * PAGE_SIZE, a);
    ram.write(RAM_BASE + PAGE_SIZE - 1, new Uint8Array(2 * PAGE_SIZE + 2));
    expect([log, ram.code.count]).toEqual([['b 4096', 'a 4096', 'b 12288'], 1]);
  });

  test('an engine that unwatches is told of nothing, and others are', () => {
    const [ram, log] = [new Ram(0x1_0000), [] as string[]];
    const [a, b] = [engine(log, 'a'), engine(log, 'b')];
    ram.code.watch(RAM_BASE, a);
    ram.code.watch(RAM_BASE, b);
    ram.code.watch(RAM_BASE + PAGE_SIZE, a);
    ram.code.unwatch(a);
    ram.zero(RAM_BASE, 2 * PAGE_SIZE);
    expect([log, ram.code.count]).toEqual([['b 0'], 0]);
  });

  test('an engine that watches again when it is told is told of the next write', () => {
    const ram = new Ram(0x1_0000);
    let told = 0;
    const again = {
      onCodeWrite: (pa: number): void => {
        told++;
        ram.code.watch(pa, again);
      },
    };
    ram.code.watch(RAM_BASE, again);
    for (let i = 0; i < 5; i++) ram.write32(RAM_BASE, i);
    expect(told).toBe(5);
  });

  test('they decide no behaviour: a digest does not cover them', () => {
    const made = rig();
    const before = made.machine.digest();
    made.machine.ram.code.unwatch(made.engine);
    expect(made.machine.digest()).toBe(before);
  });
});
