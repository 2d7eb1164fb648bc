import {
  PAGE_SIZE,
  PTE_EXECUTE,
  PTE_READ,
  PTE_USER,
  PTE_VALID,
  PTE_WRITE,
  RAM_BASE,
  UART_BASE,
} from '@abicus/abi-board';
import { expect, test } from 'vitest';
import { FrameAllocator, RW, AddressSpace } from '../test/space.ts';
import { ACCESS_FETCH, ACCESS_LOAD, ACCESS_STORE, ramOffset, translate } from './mmu.ts';
import { Ram } from './ram.ts';

const VA = 0x0040_3000;
const ACCESSES = { r: ACCESS_LOAD, w: ACCESS_STORE, x: ACCESS_FETCH };
const FLAGS: Record<string, number> = {
  V: PTE_VALID,
  R: PTE_READ,
  W: PTE_WRITE,
  X: PTE_EXECUTE,
  U: PTE_USER,
};

function setup(): { ram: Ram; space: AddressSpace; frames: FrameAllocator } {
  const ram = new Ram(0x10_0000);
  const frames = new FrameAllocator(ram);
  return { ram, frames, space: new AddressSpace(frames) };
}

function flags(text: string): number {
  return text.split('').reduce((sum, letter) => sum | (FLAGS[letter] ?? 0), 0);
}

/** The accesses that leaf PTE flags allow, for all 32 combinations. */
test.each([
  //  flags    allows
  ['', ''],
  ['V', ''],
  ['R', ''],
  ['VR', ''],
  ['W', ''],
  ['VW', ''],
  ['RW', ''],
  ['VRW', ''],
  ['X', ''],
  ['VX', ''],
  ['RX', ''],
  ['VRX', ''],
  ['WX', ''],
  ['VWX', ''],
  ['RWX', ''],
  ['VRWX', ''],
  ['U', ''],
  ['VU', ''],
  ['RU', ''],
  ['VRU', 'r'],
  ['WU', ''],
  ['VWU', ''], // W without R is reserved
  ['RWU', ''],
  ['VRWU', 'rw'],
  ['XU', ''],
  ['VXU', 'x'],
  ['RXU', ''],
  ['VRXU', 'rx'],
  ['WXU', ''],
  ['VWXU', ''], // reserved, for fetches too
  ['RWXU', ''],
  ['VRWXU', 'rwx'],
])('a leaf PTE with %j allows %j', (entry, allows) => {
  const { ram, space, frames } = setup();
  const pa = frames.alloc();
  space.map(VA, pa, flags(entry));
  const allowed = Object.entries(ACCESSES).filter(
    ([, access]) => translate(ram, space.root, VA + 0x123, access) === pa + 0x123,
  );
  expect(allowed.map(([letter]) => letter).join('')).toBe(allows);
});

test.each([
  ['one page below', VA - PAGE_SIZE],
  ['one page above', VA + PAGE_SIZE],
  ['the same leaf index under another root entry', VA + 0x40_0000],
  ['beyond the user half', 0x8000_0000 + VA],
  ['bit 32 set (canonical, but unmapped)', 0x1_0000_0000 + VA],
  ['bit 39 set without bit 38: not canonical', 2 ** 39 + VA],
  ['the upper half: all high bits set', -0x1000],
  ['no whole number', VA + 0.5],
  ['not a number', NaN],
  ['infinity', Infinity],
])('%s faults', (_, va) => {
  const { ram, space } = setup();
  space.mapNew(VA, 1, RW);
  expect(translate(ram, space.root, VA, ACCESS_LOAD)).not.toBe(-1);
  expect(translate(ram, space.root, va, ACCESS_LOAD)).toBe(-1);
});

test.each([
  ['is not valid', (leaf: number) => leaf],
  ['has R, like a leaf PTE of 4 MiB', (leaf: number) => leaf | PTE_VALID | PTE_READ],
  ['has W', (leaf: number) => leaf | PTE_VALID | PTE_WRITE],
  ['has X', (leaf: number) => leaf | PTE_VALID | PTE_EXECUTE],
  ['has U', (leaf: number) => leaf | PTE_VALID | PTE_USER],
  ['points below RAM', () => UART_BASE | PTE_VALID],
  ['points above RAM', () => (RAM_BASE + 0x10_0000) | PTE_VALID],
])('a root PTE that %s faults', (_, broken) => {
  const { ram, space } = setup();
  space.mapNew(VA, 1, RW);
  const slot = space.root + (VA >>> 22) * 4;
  const leaf = (ram.read32(slot) & ~0xfff) >>> 0;
  ram.write32(slot, broken(leaf));
  expect(translate(ram, space.root, VA, ACCESS_LOAD)).toBe(-1);
});

test.each([0, UART_BASE, RAM_BASE + 0x10_0000, 0xffff_f800])(
  'every access faults if the root table is at %i, outside of RAM',
  (root) => {
    const { ram } = setup();
    expect(translate(ram, root, VA, ACCESS_LOAD)).toBe(-1);
  },
);

test('a device page is translated, and has no offset in RAM', () => {
  const { ram, space } = setup();
  space.map(VA, UART_BASE, RW);
  expect(translate(ram, space.root, VA + 5, ACCESS_LOAD)).toBe(UART_BASE + 5);
  expect(ramOffset(ram, space.root, VA + 5, ACCESS_LOAD)).toBe(-1);
});

test('the first and last byte of the user half and the first and last page of RAM are translated', () => {
  const { ram, space } = setup();
  const last = RAM_BASE + ram.size - PAGE_SIZE;
  space.map(0, RAM_BASE, RW).map(0x7fff_f000, last, RW);
  expect(translate(ram, space.root, 0, ACCESS_STORE)).toBe(RAM_BASE);
  expect(translate(ram, space.root, 0x7fff_ffff, ACCESS_STORE)).toBe(last + PAGE_SIZE - 1);
  expect(ramOffset(ram, space.root, 0, ACCESS_STORE)).toBe(0);
  expect(ramOffset(ram, space.root, 0x7fff_ffff, ACCESS_STORE)).toBe(ram.size - 1);
});

test('the last page of 1 GiB of RAM is translated', () => {
  const ram = new Ram(0x4000_0000);
  const space = new AddressSpace(new FrameAllocator(ram));
  space.map(VA, 0xbfff_f000, RW);
  expect(translate(ram, space.root, VA + 0xfff, ACCESS_LOAD)).toBe(0xbfff_ffff);
  expect(ramOffset(ram, space.root, VA + 0xfff, ACCESS_LOAD)).toBe(0x3fff_ffff);
});
