/** The caller's memory against a model that looks at each byte: at every place around the ends of pages. */
import { LIMITS } from '@abicus/abi-kernel';
import {
  Machine,
  newBlock,
  PAGE_SIZE,
  PTE_READ,
  PTE_USER,
  PTE_VALID,
  PTE_WRITE,
  RAM_BASE,
} from '@abicus/emulator';
import { expect, test } from 'vitest';
import { testEngine } from '../../test/support/engine.ts';
import { allocFrame, frameAddress } from '../mm/frames.ts';
import { createSpace, entryOf, mapNewPage, mapPage, rootAddress } from '../mm/space.ts';
import { KERNEL_PID } from '../state/task.ts';
import { CallerMemory, type CopyFault } from './caller-memory.ts';
import { newCore } from './core.ts';

const READ = PTE_VALID | PTE_USER | PTE_READ;
const WRITE = READ | PTE_WRITE;
/** Two writable pages whose frames are not adjacent, one that is only readable, and a page that is not mapped. */
const OPEN = 0x2100_0000;
const READ_ONLY = OPEN + 2 * PAGE_SIZE;
const NOTHING = READ_ONLY + PAGE_SIZE;
/** The first page of RAM, and behind it nothing. */
const FIRST = 0x2200_0000;
const LENGTHS = [0, 1, 2, 3, 4, 5, 7, 8, 9, 15, 16, 17, 64, 65, PAGE_SIZE + 1];
/** Places before and behind the begin of a page. */
const AROUND = [-65, -64, -17, -16, -15, -5, -4, -3, -2, -1, 0, 1, 2, 3];
const STARTS = [OPEN + PAGE_SIZE, READ_ONLY, NOTHING, FIRST + PAGE_SIZE].flatMap((page) =>
  AROUND.map((distance) => page + distance),
);
const ALL = [...STARTS, FIRST, OPEN, OPEN + 1];

/** The memory of a task, and what each of its bytes is. */
function setUp() {
  const machine = new Machine({ harts: 1, seed: 1, ramBytes: 0x1_0000 });
  const core = newCore(machine, LIMITS, testEngine({}));
  const { ram } = machine;
  // The first frame is the page at FIRST, not a table.
  const first = allocFrame(core.state.frames, ram);
  const space = createSpace(core, KERNEL_PID);
  mapNewPage(core, space, OPEN + PAGE_SIZE, WRITE);
  mapNewPage(core, space, READ_ONLY, READ);
  mapNewPage(core, space, OPEN, WRITE);
  mapPage(core, space, FIRST, frameAddress(first), WRITE);
  const memory = new CallerMemory(ram);
  memory.root = rootAddress(space);
  /** The place of a byte in RAM; undefined: it cannot be accessed so. */
  const placeOf = (va: number, flag: number): number | undefined => {
    const entry = entryOf(core, space, va);
    return (entry & flag) === 0
      ? undefined
      : ((entry & ~0xfff) >>> 0) - RAM_BASE + (va & (PAGE_SIZE - 1));
  };
  /** Those of a range; undefined: one of its bytes cannot be accessed so. */
  const places = (va: number, length: number, flag: number): number[] | undefined => {
    const found = Array.from({ length }, (_, i) => placeOf(va + i, flag));
    return found.every((place) => place !== undefined) ? found : undefined;
  };
  // Other bytes in all pages but those of page tables.
  const pages = [FIRST, OPEN, OPEN + PAGE_SIZE, READ_ONLY];
  for (const [page, va] of pages.entries()) {
    const from = placeOf(va, PTE_READ) ?? 0;
    for (let i = 0; i < PAGE_SIZE; i++) ram.u8[from + i] = (i * 7 + page * 50 + 1) & 0xff;
  }
  const filled = ram.u8.slice();
  /** Puts all bytes back. */
  const fill = (): void => ram.u8.set(filled);
  return { ram, memory, places, fill };
}

const bytesOf = (length: number): Uint8Array =>
  Uint8Array.from({ length }, (_, i) => (i * 11 + 5) & 0xff);

/** The ranges for which something is not as it should be. */
function wrongRanges(isWrong: (va: number, length: number) => boolean): string[] {
  const all = ALL.flatMap((va) => LENGTHS.map((length) => [va, length] as const));
  return all
    .filter(([va, length]) => isWrong(va, length))
    .map(([va, length]) => `${va.toString(16)} ${length}`);
}

test('a range is readable, and writable, if each of its bytes is', () => {
  const { memory, places } = setUp();
  const wrong = wrongRanges(
    (va, length) =>
      memory.readable(va, length) !== (places(va, length, PTE_READ) !== undefined) ||
      memory.writable(va, length) !== (places(va, length, PTE_WRITE) !== undefined),
  );
  expect(wrong).toEqual([]);
});

test('what is read are the bytes, by each way to read them', () => {
  const { ram, memory, places } = setUp();
  const block = newBlock(PAGE_SIZE + 8);
  const wrong = wrongRanges((va, length) => {
    const bytes = places(va, length, PTE_READ)?.map((at) => ram.u8[at]);
    block.u8.fill(0xee);
    const read = memory.read(va, length);
    const isLoaded = memory.load(va, block, length);
    if (bytes === undefined) return read !== undefined || isLoaded;
    const copies = [read, isLoaded ? block.u8 : undefined, memory.copy(va, length)];
    return copies.some((copy) => copy?.subarray(0, length).join() !== bytes.join());
  });
  expect(wrong).toEqual([]);
});

/** Writes at each place, and returns those at which other bytes of RAM changed than these, or it was not told. */
function wrongWrites(
  lengths: readonly number[],
  write: (memory: CallerMemory, va: number, bytes: Uint8Array) => boolean,
): string[] {
  const { ram, memory, places, fill } = setUp();
  return wrongRanges((va, length) => {
    if (!lengths.includes(length)) return false;
    fill();
    const expected = ram.u8.slice();
    const found = places(va, length, PTE_WRITE);
    const bytes = bytesOf(length);
    for (const [i, at] of found?.entries() ?? []) expected[at] = bytes[i] ?? 0;
    const isWritten = write(memory, va, bytes);
    return isWritten !== (found !== undefined) || Buffer.compare(ram.u8, expected) !== 0;
  });
}

test('what is written are these bytes and no others, or nothing', () => {
  expect(wrongWrites(LENGTHS, (memory, va, bytes) => memory.write(va, bytes))).toEqual([]);
});

test('what is stored are these bytes and no others', () => {
  const block = newBlock(PAGE_SIZE + 8);
  const wrong = wrongWrites(LENGTHS, (memory, va, bytes) => {
    block.u8.fill(0xee);
    block.u8.set(bytes);
    if (!memory.writable(va, bytes.length)) return false;
    memory.store(va, block, bytes.length);
    return true;
  });
  expect(wrong).toEqual([]);
});

test('four words are these bytes and no others, aligned or not', () => {
  const wrong = wrongWrites([16], (memory, va, bytes) => {
    if (!memory.writable(va, 16)) return false;
    const [a = 0, b = 0, c = 0, d = 0] = new Int32Array(bytes.buffer);
    memory.writeWords(va, a, b, c, d);
    return true;
  });
  expect(wrong).toEqual([]);
});

test('a copy has the bytes that were there, or says which side does not allow it', () => {
  const { ram, memory, places, fill } = setUp();
  const ends = [OPEN, OPEN + 3, READ_ONLY - 4, NOTHING - 4, FIRST, FIRST + PAGE_SIZE - 2, NOTHING];
  const pairs = [
    ...ends.flatMap((from) => ends.map((to) => [from, to] as const)),
    // Those that overlap.
    ...[-9, -8, -3, -1, 1, 3, 8, 9].map((by) => [OPEN + 64, OPEN + 64 + by] as const),
  ];
  const isRight = (from: number, to: number, length: number): boolean => {
    fill();
    const [source, target] = [places(from, length, PTE_READ), places(to, length, PTE_WRITE)];
    const expected = ram.u8.slice();
    let fault: CopyFault | undefined;
    if (source === undefined) fault = 'readable';
    else if (target === undefined) fault = 'writable';
    else for (const [i, at] of target.entries()) expected[at] = ram.u8[source[i] ?? 0] ?? 0;
    const said = memory.copyTo(memory, from, to, length);
    return said === fault && Buffer.compare(ram.u8, expected) === 0;
  };
  const wrong = pairs.flatMap(([from, to]) =>
    [1, 2, 3, 4, 5, 8, 9]
      .filter((length) => !isRight(from, to, length))
      .map((length) => `${from.toString(16)} ${to.toString(16)} ${length}`),
  );
  expect(wrong).toEqual([]);
});

test.each<readonly [string, (memory: CallerMemory, va: number) => void]>([
  ['write', (memory, va) => void memory.write(va, bytesOf(8))],
  ['store', (memory, va) => memory.store(va, newBlock(8), 8)],
  ['writeWords', (memory, va) => memory.writeWords(va, 1, 2, 3, 4)],
  ['copyTo', (memory, va) => void memory.copyTo(memory, FIRST, va, 8)],
])('the only page of code is told of what `%s` writes there', (_, write) => {
  const { ram, memory, places } = setUp();
  const told: number[] = [];
  const [at = 0] = places(OPEN, 1, PTE_WRITE) ?? [];
  ram.code.watch(RAM_BASE + at, { onCodeWrite: (pa) => void told.push(pa) });
  write(memory, OPEN + PAGE_SIZE);
  expect(told).toEqual([]);
  write(memory, OPEN);
  expect(told).toEqual([RAM_BASE + at]);
});
