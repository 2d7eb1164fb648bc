import { expect, test } from 'vitest';
import { copyBlock, newBlock, type Block } from './block.ts';

const SIZE = 600;

/** A block whose bytes depend on their offset. */
function filled(first: number): Block {
  const block = newBlock(SIZE);
  block.u8.forEach((_, i) => (block.u8[i] = (first + i * 7) & 0xff));
  return block;
}

const LENGTHS = [0, 1, 2, 3, 4, 5, 7, 8, 9, 31, 32, 33, 255, 256, 257, 300];

test.each([0, 1, 2, 3, 4, 8])(
  'a copy from offset %i copies its range and changes no other byte',
  (at) => {
    for (const to of [0, 1, 2, 3, 4, 100]) {
      for (const length of LENGTHS) {
        const [from, into] = [filled(1), filled(90)];
        const expected = into.u8.slice();
        expected.set(from.u8.slice(at, at + length), to);
        copyBlock(from, at, into, to, length);
        expect([at, to, length, into.u8]).toEqual([at, to, length, expected]);
      }
    }
  },
);

test('bytes and words of a block are the same memory, and its words cover all of its bytes', () => {
  for (const size of [0, 1, 3, 4, 5, 256]) {
    const block = newBlock(size);
    expect([block.u8.length, block.i32.length]).toEqual([size, Math.ceil(size / 4)]);
    expect(block.u8.buffer).toBe(block.i32.buffer);
  }
});
