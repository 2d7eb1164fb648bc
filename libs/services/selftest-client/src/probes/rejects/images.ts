/** Images that are no valid ELF64 image of a program, each for one reason: what is stored over the bytes of a valid one. */
import { putU16, putU32, putU64, USER_END } from '@abicus/wire';

/** Offsets in the header of a file, and in that of its first segment, which begins behind it. */
const HEADER = { class: 4, order: 5, version: 6, type: 16, machine: 18, entry: 24, table: 32 };
const COUNTS = { entrySize: 54, count: 56 };
const SEGMENT = 64;
const FIELD = { flags: 4, offset: 8, va: 16, size: 40 };
/** In the stack of a program. */
const STACK_VA = 0x1fff_f000n;

type Change = (image: Uint8Array) => void;

const u16 =
  (at: number, value: number): Change =>
  (image): void =>
    putU16(image, at, value);
const u64 =
  (at: number, value: bigint): Change =>
  (image): void =>
    putU64(image, at, value);
const byte =
  (at: number, value: number): Change =>
  (image): void =>
    void image.fill(value, at, at + 1);
const flags =
  (value: number): Change =>
  (image): void =>
    putU32(image, SEGMENT + FIELD.flags, value);

/** The changes, by what is wrong. */
export const INVALID_IMAGES: Readonly<Record<string, Change>> = {
  magic: byte(0, 0),
  'the class': byte(HEADER.class, 1),
  'the order of bytes': byte(HEADER.order, 2),
  'the version': byte(HEADER.version, 0),
  'the type': u16(HEADER.type, 1),
  'the machine': u16(HEADER.machine, 62),
  'an odd entry': u64(HEADER.entry, 0x1fc0_0001n),
  'an entry in no segment': u64(HEADER.entry, 0x1fc0_0010n),
  'a table beyond the end': u64(HEADER.table, 0x1000n),
  'the size of an entry': u16(COUNTS.entrySize, 57),
  'no segment': u16(COUNTS.count, 0),
  'more segments than there may be': u16(COUNTS.count, 0x100),
  'code that is writable': flags(7),
  'unknown flags': flags(8 + 5),
  'a segment for nothing': flags(0),
  'a segment in the first page': u64(SEGMENT + FIELD.va, 0xfffn),
  'a segment beyond the user half': u64(SEGMENT + FIELD.va, BigInt(USER_END) - 8n),
  'a segment in the stack': u64(SEGMENT + FIELD.va, STACK_VA),
  'bytes beyond the end': u64(SEGMENT + FIELD.offset, 0x1000n),
  'more bytes than the segment': u64(SEGMENT + FIELD.size, 8n),
};
