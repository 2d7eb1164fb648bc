/** Allocation of frames, and of what a reader creates for the counts in a frame. */
import { expect, test } from 'vitest';
import { FrameReader, beginFrame, endFrame } from './index.ts';

/** Longer than a frame that is allocated from a chunk. */
const LONG = 5000;

/** A frame of these bytes, with a longest size of `max`. */
function frameOf(bytes: readonly number[], max: number, into?: Uint8Array): Uint8Array | undefined {
  const writer = beginFrame(into, max);
  for (const byte of bytes) writer.u8(byte);
  return endFrame(writer);
}

const filled = (length: number, byte: number): number[] => Array.from({ length }, () => byte);

test.each([10, LONG])('frames of at most %i bytes keep their bytes when others are made', (max) => {
  const frames = [1, 2, 3].map((byte) => frameOf(filled(8, byte), max));
  expect(frames).toEqual([1, 2, 3].map((byte) => Uint8Array.from(filled(8, byte))));
});

test('a frame that may be long takes only the space of its bytes', () => {
  expect(frameOf(filled(8, 1), LONG)?.buffer.byteLength).toBe(8);
  expect(frameOf(filled(LONG, 1), LONG)?.buffer.byteLength).toBe(LONG);
});

test.each([10, LONG])('a frame of at most %i bytes fits a given buffer of its own size', (max) => {
  const into = new Uint8Array(8).fill(0xee);
  const frame = frameOf(filled(8, 1), max, into);
  expect(frame?.buffer).toBe(into.buffer);
  expect(into).toEqual(Uint8Array.from(filled(8, 1)));
  expect(frameOf(filled(9, 2), max, into)).toBeUndefined();
  expect(into).toEqual(Uint8Array.from(filled(8, 1)));
});

test.each([8, LONG])(
  'a frame longer than its %i bytes is rejected, and the next one is whole',
  (max) => {
    expect(frameOf(filled(max + 1, 7), max)).toBeUndefined();
    const writer = beginFrame(undefined, max);
    writer.skip(3);
    writer.zeros(3);
    writer.u8(9);
    expect(endFrame(writer)?.subarray(3)).toEqual(Uint8Array.of(0, 0, 0, 9));
  },
);

test('a frame that is made while another one is written has a writer of its own', () => {
  const outer = beginFrame(undefined, LONG);
  outer.u8(1);
  const inner = frameOf([2, 2], LONG);
  outer.u8(1);
  expect(endFrame(outer)).toEqual(Uint8Array.of(1, 1));
  expect(inner).toEqual(Uint8Array.of(2, 2));
});

test('a count greater than the bytes that are left is malformed before an element is read', () => {
  const reader = new FrameReader(Uint8Array.of(1, 2, 3), 0, 3);
  let reads = 0;
  const read = (one: FrameReader): number => {
    reads += 1;
    return one.u8();
  };
  expect(reader.list(0xffff_ffff, 0, 0xffff_ffff, read)).toEqual([]);
  expect(reader.isWhole).toBe(false);
  expect(reads).toBe(0);
});

test('reading elements stops at the end of the bytes', () => {
  const reader = new FrameReader(new Uint8Array(6), 0, 6);
  let reads = 0;
  reader.list(6, 0, 6, (one) => {
    reads += 1;
    return one.u32();
  });
  expect(reader.isWhole).toBe(false);
  expect(reads).toBe(2);
});

test('a fixed number of bytes reads as zeros if there are fewer', () => {
  const reader = new FrameReader(Uint8Array.of(1, 2, 3), 0, 3);
  expect(reader.bytes[reader.take(4)]).toBeUndefined();
  expect(reader.isWhole).toBe(false);
});
