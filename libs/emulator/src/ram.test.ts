import { PAGE_SIZE, RAM_BASE, RAM_SIZE_MAX } from '@abicus/abi-board';
import { expect, test } from 'vitest';
import { Digest } from './digest.ts';
import { Ram } from './ram.ts';

const SIZE = 0x2_0000;

function digest(ram: Ram): string {
  const result = new Digest();
  ram.digestInto(result);
  return result.hex();
}

test('numbers are little-endian, and all views are the same memory', () => {
  const ram = new Ram(SIZE);
  ram.write32(RAM_BASE + 8, 0x8765_4321);
  expect([...ram.view(RAM_BASE + 8, 4)]).toEqual([0x21, 0x43, 0x65, 0x87]);
  expect(ram.u16[4]).toBe(0x4321);
  expect(ram.i32[2]).toBe(0x8765_4321 | 0);
  expect(ram.read32(RAM_BASE + 8)).toBe(0x8765_4321);
});

test('a digest covers claimed pages only', () => {
  const ram = new Ram(SIZE);
  const empty = digest(ram);
  ram.u8[5 * PAGE_SIZE] = 1;
  expect(digest(ram)).toBe(empty);
  ram.claim(RAM_BASE + 5 * PAGE_SIZE);
  const claimed = digest(ram);
  expect(claimed).not.toBe(empty);
  ram.u8[6 * PAGE_SIZE - 1] = 1;
  expect(digest(ram)).not.toBe(claimed);
});

test('the same contents in another page have another digest', () => {
  const [one, other] = [new Ram(SIZE), new Ram(SIZE)];
  one.write32(RAM_BASE, 7);
  other.write32(RAM_BASE + PAGE_SIZE, 7);
  expect(digest(one)).not.toBe(digest(other));
});

test('a write claims each page that it touches', () => {
  const ram = new Ram(SIZE);
  ram.write(RAM_BASE + PAGE_SIZE - 1, Uint8Array.of(1, 2));
  const before = digest(ram);
  ram.u8[PAGE_SIZE + 100] = 9;
  const second = digest(ram);
  ram.u8[100] = 9;
  expect(new Set([before, second, digest(ram)]).size).toBe(3);
});

test('the first and the last byte of RAM are accessible', () => {
  const ram = new Ram(SIZE);
  expect([ram.contains(RAM_BASE, SIZE), ram.contains(RAM_BASE, SIZE + 1)]).toEqual([true, false]);
  ram.write32(RAM_BASE + SIZE - 4, 0x0102_0304);
  expect(ram.u8[SIZE - 1]).toBe(1);
});

test('zero() clears exactly its range', () => {
  const ram = new Ram(SIZE);
  ram.write(RAM_BASE, Uint8Array.of(1, 2, 3, 4));
  ram.zero(RAM_BASE + 1, 2);
  expect([...ram.view(RAM_BASE, 4)]).toEqual([1, 0, 0, 4]);
});

test.each([
  ['before RAM', RAM_BASE - 4, 4],
  ['across its end', RAM_BASE + SIZE - 2, 4],
  ['after it', RAM_BASE + SIZE, 1],
  ['a negative length', RAM_BASE, -1],
])('%s is rejected with both ranges in the message', (_, pa, length) => {
  const ram = new Ram(SIZE);
  expect(ram.contains(pa, length)).toBe(false);
  expect(() => ram.view(pa, length)).toThrow('RAM is 0x80000000 + 0x20000');
  expect(() => ram.claim(pa, length)).toThrow(RangeError);
  expect(() => ram.zero(pa, length)).toThrow(RangeError);
});

test.each([0, 1000, -0x1_0000, RAM_SIZE_MAX + 0x1_0000])('RAM of %d bytes is rejected', (size) => {
  expect(() => new Ram(size)).toThrow('a multiple of 65536');
});
