/** Images that exec accepts: flags and bounds of segments; and names as the console prints them. */
import { putU16, putU32, putU53 } from '@abicus/wire';
import { expect, test } from 'vitest';
import { nameText } from '../syscalls/exec.ts';
import { programImage, TEXT_VA, twoSegments } from '../../test/support/image.ts';
import { readElf } from './elf.ts';
import { RESERVED_VA } from './layout.ts';

const SEGMENT = 64;
/** Flags of a segment: execute 1, write 2, read 4. */
const TAKEN = [1, 4, 5, 6];

test.each([0, 1, 2, 3, 4, 5, 6, 7, 8])('exec.image: a segment with flags %i', (flags) => {
  const image = twoSegments((bytes, at) => putU32(bytes, at + 4, flags));
  const segments = readElf(image)?.segments.map((one) => one.flags);
  expect(segments).toEqual(TAKEN.includes(flags) ? [5, flags] : undefined);
});

test('exec.image: an entry in a segment that is not executable is rejected', () => {
  const image = twoSegments((bytes, at) => {
    putU32(bytes, at + 4, 6);
    putU53(bytes, 24, TEXT_VA + 0x1000);
  });
  expect(readElf(image)).toBeUndefined();
});

test('exec.image: a segment of size 0 takes no page, whatever its address', () => {
  const image = twoSegments((bytes, at) => {
    putU53(bytes, at + 16, RESERVED_VA + 8);
    putU53(bytes, at + 32, 0);
    putU53(bytes, at + 40, 0);
  });
  expect(readElf(image)?.segments).toHaveLength(1);
});

/** How many pages an image takes for a second segment of so many bytes there; undefined: it is rejected. */
function pagesAt(va: number, size: number, fileSize = size): number | undefined {
  const image = twoSegments((bytes, header) => {
    putU53(bytes, header + 16, va);
    putU53(bytes, header + 32, fileSize);
    putU53(bytes, header + 40, size);
  });
  return readElf(image)?.segments[1]?.pages;
}

test('exec.image: a segment may reach the reserved range and the end of the user half, but not overlap them', () => {
  const at = (va: number, size: number): number | undefined => pagesAt(va, size, 16);
  expect([at(RESERVED_VA - 0x1000, 0x1000), at(RESERVED_VA - 0x1000, 0x1001)]).toEqual([
    1,
    undefined,
  ]);
  expect([at(0x7fff_fff0, 16), at(0x7fff_fff0, 17), at(0x1000, 16), at(0xff0, 16)]).toEqual([
    1,
    undefined,
    1,
    undefined,
  ]);
});

test('exec.image: a segment of one byte takes a page, which may not be reserved', () => {
  expect([pagesAt(TEXT_VA + 0x1000, 1), pagesAt(RESERVED_VA, 1)]).toEqual([1, undefined]);
});

test('exec.image: segments may touch, in either order', () => {
  const at = (va: number): number | undefined =>
    readElf(twoSegments((bytes, header) => putU53(bytes, header + 16, va)))?.segments.length;
  expect([at(TEXT_VA - 0x1000), at(TEXT_VA), at(TEXT_VA + 0x1000)]).toEqual([2, undefined, 2]);
});

test('exec.image: a segment may begin with the image, and not before it', () => {
  const from = (offset: number, fileSize: number): number | undefined => {
    const image = twoSegments((bytes, header) => {
      putU53(bytes, header + 8, offset);
      putU53(bytes, header + 32, fileSize);
    });
    return readElf(image)?.segments[1]?.offset;
  };
  expect([from(0, 16), from(Number.MAX_SAFE_INTEGER, 0)]).toEqual([0, undefined]);
  const beyond = (field: number): unknown =>
    readElf(twoSegments((bytes, header) => bytes.fill(0xff, header + field, header + field + 8)));
  // Offset, address, size in the image, size in memory: numbers that no address has.
  expect([8, 16, 32, 40].map(beyond)).toEqual([undefined, undefined, undefined, undefined]);
});

test('exec.image: an entry below the segment of code is rejected, as is one behind it', () => {
  const entry = (va: number): number | undefined => {
    const image = programImage('a');
    putU53(image, 24, va);
    return readElf(image)?.entry;
  };
  expect([TEXT_VA - 2, TEXT_VA, TEXT_VA + 14, TEXT_VA + 16].map(entry)).toEqual([
    undefined,
    TEXT_VA,
    TEXT_VA + 14,
    undefined,
  ]);
});

/** An image whose table of segments stands behind its text. */
function tableLast(): { readonly image: Uint8Array; readonly table: number } {
  const one = programImage('a');
  const image = new Uint8Array(one.length + 56);
  image.set(one);
  image.set(one.subarray(SEGMENT, SEGMENT + 56), one.length);
  putU53(image, 32, one.length);
  return { image, table: one.length };
}

test('exec.image: the table of segments may end with the image, and no later', () => {
  const { image } = tableLast();
  expect(readElf(image)?.segments).toHaveLength(1);
  expect(readElf(image.subarray(0, image.length - 1))).toBeUndefined();
  expect(readElf(image.subarray(0, image.length - 8))).toBeUndefined();
});

/** An image whose table has its third entry there, 112 bytes behind its begin, and no segment before it. */
function tableAt(begin: number): Uint8Array {
  const { image, table } = tableLast();
  const moved = new Uint8Array(image.length + 64);
  moved.set(image);
  moved.set(image.subarray(table, table + 56), begin + 112);
  putU53(moved, begin + 112 + 8, image.length - 56 - 16);
  putU16(moved, 56, 3);
  putU53(moved, 32, Math.max(begin, 0));
  return moved;
}

test('exec.image: a table may begin with the image, whose header is no segment then', () => {
  expect(readElf(tableAt(0))?.segments).toHaveLength(1);
});

test('exec.image: a table at an address that no image has is rejected, whatever stands where its third entry would be', () => {
  const spoilt = tableAt(-1);
  spoilt.fill(0xff, 32, 40);
  expect(readElf(spoilt)).toBeUndefined();
});

test('exec.image: 16 segments are accepted, 17 are rejected', () => {
  const many = (count: number): Uint8Array => {
    const text = programImage('a').subarray(120);
    const image = new Uint8Array(64 + count * 56 + text.length);
    image.set(programImage('a').subarray(0, 120));
    for (let i = 0; i < count; i++) {
      image.set(image.subarray(SEGMENT, SEGMENT + 56), SEGMENT + i * 56);
      putU53(image, SEGMENT + i * 56 + 8, 64 + count * 56);
      putU53(image, SEGMENT + i * 56 + 16, TEXT_VA + i * 0x1000);
    }
    image.set(text, 64 + count * 56);
    putU16(image, 56, count);
    return image;
  };
  expect(readElf(many(16))?.segments).toHaveLength(16);
  expect(readElf(many(17))).toBeUndefined();
});

test.each([
  ['timed', 'timed'],
  ['selftest-client', 'selftest-client'],
  ['a b', 'a%20b'],
  ['a] b', 'a%5d%20b'],
  ['\n', '%a'],
  ['naïve.1_2', 'naïve.1_2'],
  ['🦀', '%1f980'],
])('the name %j is printed as %s', (name, shown) => {
  expect(nameText(new TextEncoder().encode(name))).toBe(shown);
});

test('a name that is not valid UTF-8 is read as Latin-1', () => {
  expect(nameText(Uint8Array.of(0x61, 0xff, 0x80, 0x20))).toBe('aÿ%80%20');
});
