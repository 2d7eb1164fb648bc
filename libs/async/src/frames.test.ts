/** Frames in a stream of bytes: the same frames are read from any chunks. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { FrameSplitter, withLength, type Split } from './frames.ts';

const MAX = 20;

const splits = (splitter: FrameSplitter, chunk: Uint8Array): Split[] =>
  Array.from(splitter.split(chunk));

test('a frame is prefixed with its length in four bytes, little-endian', () => {
  expect(withLength(Uint8Array.of(7, 8))).toEqual(Uint8Array.of(2, 0, 0, 0, 7, 8));
  expect(withLength(new Uint8Array(0))).toEqual(new Uint8Array(4));
});

test('the same frames are read from any chunks, empty frames included', () => {
  const frames = fc.array(fc.uint8Array({ maxLength: MAX }), { maxLength: 12 });
  fc.assert(
    fc.property(frames, fc.array(fc.nat({ max: 9 }), { minLength: 1 }), (given, cuts) => {
      const stream = Uint8Array.from(given.flatMap((frame) => [...withLength(frame)]));
      const splitter = new FrameSplitter(MAX);
      const found: Uint8Array[] = [];
      for (let at = 0, i = 0; at < stream.length; i++) {
        const size = cuts[i % cuts.length] ?? 0;
        const chunk = stream.subarray(at, at + size);
        for (const one of splitter.split(chunk)) if (one.kind === 'frame') found.push(one.frame);
        at += size;
        if (size === 0 && cuts.every((cut) => cut === 0)) break;
      }
      const cut = cuts.every((one) => one === 0);
      expect(found).toEqual(cut ? [] : given);
      expect(splitter.isWithin).toBe(false);
    }),
  );
});

test('an incomplete frame is detected', () => {
  const splitter = new FrameSplitter(MAX);
  for (const chunk of [[3], [0, 0, 0], [9, 9]]) {
    expect(splits(splitter, Uint8Array.from(chunk))).toEqual([]);
    expect(splitter.isWithin).toBe(true);
  }
  expect(splits(splitter, Uint8Array.of(9))).toHaveLength(1);
  expect(splitter.isWithin).toBe(false);
});

test.each([MAX, MAX + 1, 0xffff_ffff])('a length of %i', (length) => {
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setUint32(0, length, true);
  const found = splits(new FrameSplitter(MAX), bytes);
  expect(found).toEqual(length > MAX ? [{ kind: 'tooLong', length }] : []);
});

test('nothing is read after a length that is too long', () => {
  const bytes = new Uint8Array(4 + 2 * MAX).fill(1);
  bytes.set([MAX + 1, 0, 0, 0]);
  const found = splits(new FrameSplitter(MAX), bytes);
  expect(found).toEqual([{ kind: 'tooLong', length: MAX + 1 }]);
});
