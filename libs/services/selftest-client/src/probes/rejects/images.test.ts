/** Which bytes of an image the changes store, to be compared with the tables of the ELF64 format. */
import { expect, test } from 'vitest';
import { INVALID_IMAGES } from './images.ts';

/** A value that no change stores. */
const UNCHANGED = 0xee;

/** Offset in the file and bytes: those of the header are up to 63, the first segment has 64 to 119. */
const STORED = `
magic                           0: 00
the class                       4: 01
the order of bytes              5: 02
the version                     6: 00
the type                        16: 01 00
the machine                     18: 3e 00
an odd entry                    24: 01 00 c0 1f 00 00 00 00
an entry in no segment          24: 10 00 c0 1f 00 00 00 00
a table beyond the end          32: 00 10 00 00 00 00 00 00
the size of an entry            54: 39 00
no segment                      56: 00 00
more segments than there may be 56: 00 01
code that is writable           68: 07 00 00 00
unknown flags                   68: 0d 00 00 00
a segment for nothing           68: 00 00 00 00
a segment in the first page     80: ff 0f 00 00 00 00 00 00
a segment beyond the user half  80: f8 ff ff 7f 00 00 00 00
a segment in the stack          80: 00 f0 ff 1f 00 00 00 00
bytes beyond the end            72: 00 10 00 00 00 00 00 00
more bytes than the segment     104: 08 00 00 00 00 00 00 00
`;

function storedBy(change: (image: Uint8Array) => void): string {
  const image = new Uint8Array(128).fill(UNCHANGED);
  change(image);
  const at = image.findIndex((byte) => byte !== UNCHANGED);
  const stored = [...image].filter((byte) => byte !== UNCHANGED);
  return `${at}: ${stored.map((byte) => byte.toString(16).padStart(2, '0')).join(' ')}`;
}

test('each change stores another value in one field', () => {
  const rows = Object.entries(INVALID_IMAGES).map(
    ([name, change]) => `${name.padEnd(31)} ${storedBy(change)}`,
  );
  expect(rows).toEqual(STORED.trim().split('\n'));
});
