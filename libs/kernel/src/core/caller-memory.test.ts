/** The caller's memory: ranges in one page, over two pages, and beside an inaccessible page. */
import { LIMITS } from '@abicus/abi-kernel';
import { Machine, newBlock, PTE_READ, PTE_USER, PTE_VALID, PTE_WRITE } from '@abicus/emulator';
import { expect, test } from 'vitest';
import { CallerMemory } from './caller-memory.ts';
import { newCore } from './core.ts';
import { mapNewPage, createSpace, rootAddress } from '../mm/space.ts';
import { testEngine } from '../../test/support/engine.ts';

const PAGE = 0x1000;
/** Two writable pages in frames that are not adjacent; behind them a read-only page, then an unmapped one. */
const OPEN = 0x2100_0000;
const READ_ONLY = OPEN + 2 * PAGE;
const NOTHING = READ_ONLY + PAGE;

function setUp(): CallerMemory {
  const machine = new Machine({ harts: 1, seed: 1, ramBytes: 0x4_0000 });
  const core = newCore(machine, LIMITS, testEngine({}));
  const space = createSpace(core, 0 as never);
  const read = PTE_VALID | PTE_USER | PTE_READ;
  mapNewPage(core, space, OPEN + PAGE, read | PTE_WRITE);
  mapNewPage(core, space, OPEN, read | PTE_WRITE);
  mapNewPage(core, space, READ_ONLY, read);
  const memory = new CallerMemory(machine.ram);
  memory.root = rootAddress(space);
  return memory;
}

const bytes = (length: number): Uint8Array =>
  Uint8Array.from({ length }, (_, i) => (i * 3 + 1) & 0xff);

test.each([
  ['one page', OPEN, PAGE, true, true],
  ['two pages', OPEN, 2 * PAGE, true, true],
  ['bytes across a page boundary', OPEN + PAGE - 1, 2, true, true],
  ['the last writable bytes', READ_ONLY - 4, 4, true, true],
  ['one byte more', READ_ONLY - 4, 5, true, false],
  ['a read-only page', READ_ONLY, PAGE, true, false],
  ['its last byte', NOTHING - 1, 1, true, false],
  ['one byte more than that', NOTHING - 1, 2, false, false],
  ['a page that is not mapped', NOTHING, 1, false, false],
  ['an empty range that is not mapped', NOTHING, 0, true, true],
])(
  '%s: `readable` and `writable` return what the page table allows',
  (_, va, length, readable, writable) => {
    const memory = setUp();
    expect([memory.readable(va, length), memory.writable(va, length)]).toEqual([
      readable,
      writable,
    ]);
    expect(memory.read(va, length)?.length).toBe(readable ? length : undefined);
    expect(memory.write(va, bytes(length))).toBe(writable);
    expect(memory.read(va, writable ? length : 0)).toEqual(bytes(writable ? length : 0));
  },
);

test.each([
  ['64 bytes', OPEN, 64, true],
  ['more bytes', OPEN, 65, false],
  ['bytes that are not aligned', OPEN + 2, 8, false],
  ['bytes across a page boundary', OPEN + PAGE - 4, 8, false],
])(
  'the buffer of a read of a length that was read before is used again: %s',
  (_, va, length, isSame) => {
    const memory = setUp();
    memory.read(va, length);
    expect(memory.read(va, length) === memory.read(va, length)).toBe(isSame);
  },
);

test('a write to a range that is partly not writable stores nothing', () => {
  const memory = setUp();
  expect(memory.write(READ_ONLY - 4, bytes(5))).toBe(false);
  expect(memory.read(READ_ONLY - 4, 4)).toEqual(new Uint8Array(4));
});

test.each([OPEN, OPEN + 1, OPEN + PAGE - 16, OPEN + PAGE - 8, OPEN + PAGE - 5])(
  'four words at 0x%x are stored in order, little-endian, and the bytes around them are unchanged',
  (va) => {
    const memory = setUp();
    memory.writeWords(va, 0x0403_0201, 0x0807_0605, 0x0c0b_0a09, 0x100f_0e0d);
    const words = Uint8Array.from({ length: 16 }, (_, i) => i + 1);
    expect(memory.copy(va, 16)).toEqual(words);
    const all = memory.copy(OPEN, 2 * PAGE);
    expect(all.filter((byte) => byte !== 0)).toHaveLength(16);
  },
);

test.each([
  ['within a page', OPEN + 16],
  ['not aligned', OPEN + 17],
  ['across a page boundary', OPEN + PAGE - 2],
])('`store` writes only the first `length` bytes: %s', (_, va) => {
  const memory = setUp();
  const block = newBlock(8);
  block.u8.set(bytes(8));
  memory.store(va, block, 5);
  expect(memory.copy(va - 1, 8)).toEqual(Uint8Array.of(0, ...bytes(5), 0, 0));
});

test('a copy does not change when the caller’s memory does', () => {
  const memory = setUp();
  memory.write(OPEN, bytes(4));
  const copy = memory.copy(OPEN, 4);
  memory.write(OPEN, new Uint8Array(4));
  expect(copy).toEqual(bytes(4));
});
