/** What a reader accepts and rejects: each bound on both sides. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { FrameReader } from './reader.ts';

const bytesOf = (hex: string): Uint8Array =>
  Uint8Array.from(Buffer.from(hex.replaceAll(' ', ''), 'hex'));

type Read = (reader: FrameReader) => unknown;

/** The outcome of reading these bytes: the value, or why there is no value. */
function outcome(hex: string, read: Read): unknown {
  const reader = new FrameReader(bytesOf(hex), 0, bytesOf(hex).length);
  const value = read(reader);
  if (reader.isWhole) return value;
  return reader.takeOutside() && reader.isWhole ? 'outside' : 'malformed';
}

const small: Read = (reader) => reader.list(reader.u8(), 1, 3, (one) => one.u16(), 4);
const rest: Read = (reader) => reader.listOfRest(1, 3, (one) => one.u16());
const pair: Read = (reader) =>
  reader.struct(2, (bytes, at) => (bytes[at] === bytes[at + 1] ? bytes[at] : undefined));
const isEven = (value: number): value is 0 => value % 2 === 0;

const TABLE: readonly (readonly [what: string, hex: string, read: Read, expected: unknown])[] = [
  ['u8', 'ff', (reader) => reader.u8(), 0xff],
  ['u16', '0180', (reader) => reader.u16(), 0x8001],
  ['u32', '01000080', (reader) => reader.u32(), 0x8000_0001],
  ['u64', '0100000000000080', (reader) => reader.u64(), 0x8000_0000_0000_0001n],
  ['i8', 'ff', (reader) => reader.i8(), -1],
  ['i16', 'feff', (reader) => reader.i16(), -2],
  ['i32', 'fdffffff', (reader) => reader.i32(), -3],
  ['i64', 'fcffffffffffffff', (reader) => reader.i64(), -4n],
  ['the largest u53', 'ffffffffffff1f00', (reader) => reader.u53(), Number.MAX_SAFE_INTEGER],
  ['one more', '0000000000002000', (reader) => reader.u53(), 'outside'],
  ['false', '00', (reader) => reader.bool(), false],
  ['true', '01', (reader) => reader.bool(), true],
  ['a bool of 2', '02', (reader) => reader.bool(), 'outside'],
  ['the least of a range', '03', (reader) => reader.between(reader.u8(), 3, 5), 3],
  ['the most of a range', '05', (reader) => reader.between(reader.u8(), 3, 5), 5],
  ['less than a range', '02', (reader) => reader.between(reader.u8(), 3, 5), 'outside'],
  ['more than a range', '06', (reader) => reader.between(reader.u8(), 3, 5), 'outside'],
  ['a value of its set', '04', (reader) => reader.of(reader.u8(), isEven), 4],
  ['a value outside its set', '05', (reader) => reader.of(reader.u8(), isEven), 'outside'],
  ['zeros', '000000', (reader) => reader.zeros(3), undefined],
  ['padding whose last byte is not zero', '000001', (reader) => reader.zeros(3), 'malformed'],
  ['padding whose first byte is not zero', '010000', (reader) => reader.zeros(3), 'malformed'],
  ['padding that is cut', '0000', (reader) => reader.zeros(3), 'malformed'],
  ['octets', '0102', (reader) => reader.octets(2), bytesOf('0102')],
  ['octets that are cut', '01', (reader) => reader.octets(2), 'malformed'],
  ['the shortest bytes', '02 0102', (reader) => reader.run(reader.u8(), 2, 3), bytesOf('0102')],
  ['the longest bytes', '03 010203', (reader) => reader.run(reader.u8(), 2, 3), bytesOf('010203')],
  ['bytes that are too short', '01 01', (reader) => reader.run(reader.u8(), 2, 3), 'malformed'],
  [
    'bytes that are too long',
    '04 01020304',
    (reader) => reader.run(reader.u8(), 2, 3),
    'malformed',
  ],
  ['bytes that are cut', '03 0102', (reader) => reader.run(reader.u8(), 2, 3), 'malformed'],
  ['the shortest text', '02 6162', (reader) => reader.text(reader.u8(), 2, 3), 'ab'],
  ['the longest text', '03 e282ac', (reader) => reader.text(reader.u8(), 2, 3), '€'],
  ['text that is too short', '01 61', (reader) => reader.text(reader.u8(), 2, 3), 'malformed'],
  ['text that is too long', '04 61626364', (reader) => reader.text(reader.u8(), 2, 3), 'malformed'],
  ['text that is cut', '03 6162', (reader) => reader.text(reader.u8(), 2, 3), 'malformed'],
  ['text that is no UTF-8', '02 c080', (reader) => reader.text(reader.u8(), 2, 3), 'outside'],
  ['a structure', '0707', pair, 7],
  ['a structure outside its set', '0708', pair, 'outside'],
  ['a structure that is cut', '07', pair, 'malformed'],
  ['the shortest list', '01 0100', small, [1]],
  ['the most bytes of a list', '02 0100 0200', small, [1, 2]],
  ['a list of too few', '00', small, 'malformed'],
  ['a list of too many', '04 0100 0200 0300 0400', small, 'malformed'],
  ['a list of too many bytes', '03 0100 0200 0300', small, 'malformed'],
  ['a list whose last element is cut', '02 0100 02', small, 'malformed'],
  ['the shortest list to the end', '0100', rest, [1]],
  ['the longest list to the end', '0100 0200 0300', rest, [1, 2, 3]],
  ['a list to the end of too few', '', rest, 'malformed'],
  ['a list to the end of too many', '0100 0200 0300 0400', rest, 'malformed'],
  ['a list to the end whose last element is cut', '0100 02', rest, 'malformed'],
  [
    'a list to the end of so many bytes',
    '0100',
    (reader) => reader.listOfRest(0, 9, (one) => one.u8(), 2),
    [1, 0],
  ],
  [
    'a list to the end of more bytes',
    '010000',
    (reader) => reader.listOfRest(0, 9, (one) => one.u8(), 2),
    'malformed',
  ],
  ['bytes that no field takes', '0102', (reader) => reader.u8(), 'malformed'],
  ['no field and no byte', '', () => 'nothing', 'nothing'],
];

test.each(TABLE)('%s', (_, hex, read, expected) => {
  expect(outcome(hex, read)).toEqual(expected);
});

test.each(TABLE)('%s: reads the same after a value outside its set', (_, hex, read, expected) => {
  const bytes = bytesOf(`02${hex}`);
  const reader = new FrameReader(bytes, 0, bytes.length);
  reader.bool();
  const value = read(reader);
  expect([reader.isWhole, reader.takeOutside()]).toEqual([false, true]);
  // Asked at once, so that a value outside its set in this read is seen by `takeOutside`.
  const found = reader.isWhole ? value : 'malformed';
  const alone = new FrameReader(bytes, 1, bytes.length);
  expect(found).toEqual(expected === 'outside' ? read(alone) : expected);
});

test('a value outside its set still reads as a value of its type', () => {
  const reader = new FrameReader(bytesOf('02 01ff'), 0, 3);
  expect([reader.bool(), reader.text(reader.u8(), 0, 9)]).toEqual([false, '']);
  expect([reader.takeOutside(), reader.isWhole]).toEqual([true, true]);
});

test.each<readonly [name: string, size: number, zero: unknown, read: Read]>([
  ['u8', 1, 0, (reader) => reader.u8()],
  ['u16', 2, 0, (reader) => reader.u16()],
  ['u32', 4, 0, (reader) => reader.u32()],
  ['u53', 8, 0, (reader) => reader.u53()],
  ['u64', 8, 0n, (reader) => reader.u64()],
  ['i8', 1, 0, (reader) => reader.i8()],
  ['i16', 2, 0, (reader) => reader.i16()],
  ['i32', 4, 0, (reader) => reader.i32()],
  ['i64', 8, 0n, (reader) => reader.i64()],
  ['bool', 1, false, (reader) => reader.bool()],
])('%s beyond the end reads as zero and makes the frame malformed', (_, size, zero, read) => {
  const bytes = new Uint8Array(20).fill(1);
  const reader = new FrameReader(bytes, 2, 2 + size - 1);
  expect(read(reader)).toBe(zero);
  expect([reader.isWhole, reader.hasMore, reader.left]).toEqual([false, false, 0]);
  expect(reader.u8()).toBe(0);
  expect(reader.isWhole).toBe(false);
});

/** Reads of a given size. */
const SIZED: Readonly<Record<string, (reader: FrameReader, size: number) => ArrayLike<unknown>>> = {
  octets: (reader, size) => reader.octets(size),
  bytes: (reader, size) => reader.run(size, 0, 0xffff),
  text: (reader, size) => reader.text(size, 0, 0xffff),
  struct: (reader, size) => reader.struct(size, (bytes, at) => bytes.subarray(at, at + size)),
  list: (reader, size) => reader.list(size, 0, 0xffff, (one) => one.u8()),
};

test.each(Object.entries(SIZED))('%s of any size read no byte beyond the end', (_, read) => {
  fc.assert(
    fc.property(fc.nat(80), fc.integer({ min: 1, max: 80 }), fc.nat(9), (left, beyond, start) => {
      const bytes = new Uint8Array(start + left + beyond + 9).fill(0x61);
      const reader = new FrameReader(bytes, start, start + left);
      const value = Array.from(read(reader, left + beyond));
      expect(value.filter((one) => one !== 0 && one !== '\0')).toEqual([]);
      expect([reader.isWhole, reader.left]).toEqual([false, 0]);
      const whole = new FrameReader(bytes, start, start + left);
      expect(read(whole, left)).toHaveLength(left);
      expect(whole.isWhole).toBe(true);
    }),
  );
});

test('after a failure no bytes are left and no value is read', () => {
  const reader = new FrameReader(bytesOf('0102'), 0, 2);
  reader.fail();
  expect([reader.hasMore, reader.left, reader.u8(), reader.isWhole]).toEqual([false, 0, 0, false]);
});

test('a reader that starts beyond its end is not whole', () => {
  const reader = new FrameReader(new Uint8Array(8), 5, 4);
  expect([reader.isWhole, reader.hasMore]).toEqual([false, false]);
  expect(reader.text(reader.left, 0, 9)).toBe('');
  expect(reader.isWhole).toBe(false);
});

test('a value outside its set is reported once, and a later one separately', () => {
  const reader = new FrameReader(bytesOf('02 01 02'), 0, 3);
  reader.bool();
  expect(reader.takeOutside()).toBe(true);
  reader.bool();
  expect(reader.takeOutside()).toBe(false);
  reader.bool();
  expect(reader.isWhole).toBe(false);
  expect([reader.takeOutside(), reader.isWhole]).toEqual([true, true]);
});

test('a settled value outside its set makes the frame malformed', () => {
  const settled = (hex: string): boolean => {
    const reader = new FrameReader(bytesOf(hex), 0, 1);
    reader.bool();
    reader.settle();
    reader.takeOutside();
    return reader.isWhole;
  };
  expect([settled('01'), settled('02')]).toEqual([true, false]);
});
