/** Integers side by side in records and variants: one check of the room, and the same bytes. */
import { beforeAll, expect, test } from 'vitest';
import { FrameReader, beginFrame, endFrame, type FrameWriter } from '@abicus/wire';
import { generatedFrom, run } from '../testing/generated.ts';

const CONTRACT = `types: {
  /** A colour. */
  Colour: enumeration(u8, { Red: 1, Blue: 2 }, { closed: true }),
  /** Integers around a text, a field with the name of the generated variable among them. */
  Entry: record({
    at: u32, nameLength: length(u8), colour: 'Colour', share: ranged(u16, { min: 1, max: 100 }),
    name: text('nameLength', { max: 9 }), pad: zero(1), seen: bool, first: i8, second: i64,
    notes: list(u8, u16, { max: 4 }), last: u16,
  }),
  /** One of two. */
  Choice: union(u8, { pair: variant(1, { at: u16, text: text(u16, { max: 4 }) }), none: variant(2, {}) }),
},`;

type Entry = Readonly<Record<string, unknown>>;
type Package = Readonly<{
  writeEntry: (writer: FrameWriter, value: Entry) => void;
  readEntry: (reader: FrameReader) => Entry;
  writeChoice: (writer: FrameWriter, value: Entry) => void;
  readChoice: (reader: FrameReader) => Entry;
}>;

const ENTRY: Entry = {
  at: 0x0403_0201,
  colour: 2,
  share: 100,
  name: 'ab',
  seen: true,
  first: -1,
  second: -2n,
  notes: [7, 8],
  last: 0x0a09,
};
const ENTRY_BYTES = Uint8Array.from(
  [
    [1, 2, 3, 4, 2, 2, 100, 0, 0x61, 0x62, 0, 1],
    [0xff, 0xfe, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff],
    [2, 7, 0, 8, 0, 9, 10],
  ].flat(),
);

let files: ReadonlyMap<string, string>;
beforeAll(async () => {
  files = await generatedFrom(CONTRACT);
});
const made = async (): Promise<Package> => (await run(files)) as Package;

const linesOf = (file: string, word: string): string[] =>
  (files.get(file) ?? '').split('\n').flatMap((line) => (line.includes(word) ? [line.trim()] : []));

test('the room of neighbours is taken once, and that of a field by itself is its own', () => {
  expect(linesOf('records/entry.ts', '.take(')).toEqual([
    'let at = reader.take(8);',
    'at = reader.take(10);',
  ]);
  expect(linesOf('records/entry.ts', 'reader.u16()')).toEqual(['const last = reader.u16();']);
  expect(linesOf('records/choice.ts', '.take(')).toEqual(['const at = reader.take(4);']);
});

function bytesOf(write: (writer: FrameWriter) => void): Uint8Array | undefined {
  const writer = beginFrame(undefined, 64);
  write(writer);
  return endFrame(writer);
}

test('what is written has the bytes of its fields in their order, and is read again', async () => {
  const { writeEntry, readEntry } = await made();
  expect(bytesOf((writer) => writeEntry(writer, ENTRY))).toEqual(ENTRY_BYTES);
  const reader = new FrameReader(ENTRY_BYTES, 0, ENTRY_BYTES.length);
  expect(readEntry(reader)).toEqual(ENTRY);
  expect(reader.isWhole).toBe(true);
});

test('a field may have the name of the variable in a union, too', async () => {
  const { writeChoice, readChoice } = await made();
  const choice = { kind: 'pair', at: 5, text: 'x' };
  const bytes = bytesOf((writer) => writeChoice(writer, choice));
  expect(bytes).toEqual(Uint8Array.of(1, 5, 0, 1, 0, 0x78));
  expect(readChoice(new FrameReader(bytes as Uint8Array, 0, 6))).toEqual(choice);
});

test.each([
  ['a value outside its set', 5, 3],
  ['a number beyond its bound', 6, 101],
  ['a length that goes beyond the end', 4, 9],
])('%s is malformed', async (_, at, value) => {
  const { readEntry } = await made();
  const bytes = ENTRY_BYTES.slice();
  bytes[at] = value;
  const reader = new FrameReader(bytes, 0, bytes.length);
  readEntry(reader);
  expect(reader.isWhole).toBe(false);
});

test('bytes that end anywhere inside are malformed', async () => {
  const { readEntry } = await made();
  for (let length = 0; length < ENTRY_BYTES.length; length++) {
    const reader = new FrameReader(ENTRY_BYTES, 0, length);
    readEntry(reader);
    expect(reader.isWhole, `${length} bytes`).toBe(false);
  }
});

test('a number beyond its bound is not written', async () => {
  const { writeEntry } = await made();
  expect(bytesOf((writer) => writeEntry(writer, { ...ENTRY, share: 0 }))).toBeUndefined();
});
