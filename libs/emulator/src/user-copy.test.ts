import { PAGE_SIZE, RAM_BASE, UART_BASE } from '@abicus/abi-board';
import { expect, test } from 'vitest';
import { FrameAllocator, RO, RW, AddressSpace } from '../test/space.ts';
import { ACCESS_LOAD, ACCESS_STORE } from './mmu.ts';
import { Ram } from './ram.ts';
import { copyFromUser, copyToUser, userRange } from './user-copy.ts';

const VA = 0x2_0000;
const SIZE = 3 * PAGE_SIZE;

/** Three adjacent pages with frames in reverse order; after them a read-only page, then a device page. */
function setup(): { ram: Ram; root: number } {
  const ram = new Ram(0x10_0000);
  const frames = new FrameAllocator(ram);
  const space = new AddressSpace(frames);
  const pa = frames.alloc(3);
  for (let i = 0; i < 3; i++) space.map(VA + i * PAGE_SIZE, pa + (2 - i) * PAGE_SIZE, RW);
  space.map(VA + SIZE, frames.alloc(), RO).map(VA + SIZE + PAGE_SIZE, UART_BASE, RW);
  return { ram, root: space.root };
}

test.each([0, 1, 8, 64, 65, PAGE_SIZE - 1, PAGE_SIZE, PAGE_SIZE + 1, 2 * PAGE_SIZE + 10])(
  '%d bytes read back as written, across page boundaries',
  (length) => {
    const { ram, root } = setup();
    const bytes = Uint8Array.from({ length }, (_, i) => i * 7 + 1);
    const back = new Uint8Array(length);
    expect(copyToUser(ram, root, VA + PAGE_SIZE - 10, bytes)).toBe(length);
    expect(copyFromUser(ram, root, VA + PAGE_SIZE - 10, back)).toBe(length);
    expect(back).toEqual(bytes);
  },
);

test('a copy changes no byte outside of its range', () => {
  const { ram, root } = setup();
  copyToUser(ram, root, VA, new Uint8Array(SIZE).fill(0xee));
  copyToUser(ram, root, VA + PAGE_SIZE - 2, Uint8Array.of(1, 2, 3, 4));
  const around = new Uint8Array(6);
  copyFromUser(ram, root, VA + PAGE_SIZE - 3, around);
  expect([...around]).toEqual([0xee, 1, 2, 3, 4, 0xee]);
});

test('a copy stops at the first unmapped page, and gives the number of bytes copied', () => {
  const { ram, root } = setup();
  const bytes = new Uint8Array(100).fill(5);
  expect(copyToUser(ram, root, VA + SIZE - 30, bytes)).toBe(30);
  expect(copyFromUser(ram, root, VA + SIZE - 30, bytes)).toBe(100);
  expect(copyFromUser(ram, root, VA + SIZE + PAGE_SIZE - 30, bytes)).toBe(30);
  expect(copyFromUser(ram, root, VA - 1, bytes)).toBe(0);
  expect(copyToUser(ram, root, RAM_BASE, bytes)).toBe(0);
});

test.each([
  ['all of it', VA, SIZE, ACCESS_STORE, SIZE],
  ['into the read-only page', VA + SIZE - 1, 2, ACCESS_STORE, 1],
  ['loads from the read-only page', VA + SIZE - 1, 2, ACCESS_LOAD, 2],
  ['into the device', VA + SIZE, PAGE_SIZE + 1, ACCESS_LOAD, PAGE_SIZE],
  ['nothing', 0, 0, ACCESS_LOAD, 0],
  ['unmapped', 0x7000_0000, 1, ACCESS_LOAD, 0],
  ['across the end of the user half', 0x7fff_ffff, 2, ACCESS_LOAD, 0],
])('userRange: %s', (_, va, length, access, allowed) => {
  const { ram, root } = setup();
  expect(userRange(ram, root, va, length, access)).toBe(allowed);
});
