import { putU16, putU32, putU53 } from '@abicus/wire';
import { expect, test } from 'vitest';
import { programImage, TEXT_VA, twoSegments } from '../../test/support/image.ts';
import { readElf } from './elf.ts';
import { INFO_VA, STACK_TOP } from './layout.ts';

test('readElf returns the entry and the segments of an image', () => {
  expect(readElf(programImage('a'))).toEqual({
    entry: TEXT_VA,
    segments: [
      { va: TEXT_VA, offset: 120, fileSize: 16, size: 16, flags: 5, firstPage: TEXT_VA, pages: 1 },
    ],
  });
});

const SEGMENT = 64;
test.each<[string, (image: Uint8Array) => void]>([
  ['no magic', (image) => void (image[0] = 0)],
  ['32 bits', (image) => void (image[4] = 1)],
  ['big-endian', (image) => void (image[5] = 2)],
  ['a shared object', (image) => putU16(image, 16, 3)],
  ['an image for another machine', (image) => putU16(image, 18, 62)],
  ['headers of another size', (image) => putU16(image, 54, 32)],
  ['no segments', (image) => putU16(image, 56, 0)],
  ['too many segments', (image) => putU16(image, 56, 17)],
  ['a table beyond the end', (image) => putU53(image, 32, 120)],
  ['a table at an offset over 2^53', (image) => image.fill(0xff, 32, 40)],
  ['no segment to load', (image) => putU32(image, SEGMENT, 2)],
  ['writable code', (image) => putU32(image, SEGMENT + 4, 7)],
  ['a segment that is only writable', (image) => putU32(image, SEGMENT + 4, 2)],
  ['unknown flags', (image) => putU32(image, SEGMENT + 4, 13)],
  ['bytes beyond the end', (image) => putU53(image, SEGMENT + 8, 121)],
  ['more bytes than memory', (image) => putU53(image, SEGMENT + 40, 15)],
  ['a segment in page 0', (image) => putU53(image, SEGMENT + 16, 8)],
  ['a segment beyond the user half', (image) => putU53(image, SEGMENT + 16, 0x7fff_fff8)],
  ['a segment on the stack', (image) => putU53(image, SEGMENT + 16, STACK_TOP - 8)],
  ['a segment on the info page', (image) => putU53(image, SEGMENT + 16, INFO_VA)],
  ['an entry outside', (image) => putU53(image, 24, TEXT_VA + 16)],
  ['an odd entry', (image) => putU53(image, 24, TEXT_VA + 1)],
])('exec.image: an image is rejected: %s', (_, spoil) => {
  const image = programImage('a');
  spoil(image);
  expect(readElf(image)).toBeUndefined();
});

test('exec.image: segments that share a page are rejected', () => {
  const shared = twoSegments((image, at) => putU53(image, at + 16, TEXT_VA));
  expect(readElf(shared)).toBeUndefined();
  expect(readElf(twoSegments())?.segments.length).toBe(2);
});

test('exec.image: an image truncated at any length is rejected without an exception', () => {
  const image = programImage('a');
  for (let length = 0; length < image.length; length++) {
    expect(readElf(image.subarray(0, length))).toBeUndefined();
  }
});
