/** Integers side by side in records and variants: one check of the room, and the same bytes. */
import { beforeAll, expect, test } from 'vitest';
import { FrameReader, beginFrame, endFrame, type FrameWriter } from '@abicus/wire';
import type { FieldType, ScalarDef } from '../model/types.ts';
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

/** A field that stands between integers: its value and bytes, and bytes that are none of it. */
type Between = {
  readonly field: string;
  readonly value?: unknown;
  readonly hex: string;
  readonly bad?: readonly string[];
  /** Values that are none of it. */
  readonly outside?: readonly unknown[];
};

/** Fields of each form. Bytes that are bad have the length that the good ones have, unless that is what is bad. */
const BETWEEN: Readonly<Record<Exclude<FieldType['kind'], 'scalar'>, readonly Between[]>> = {
  ranged: [
    {
      field: 'it: ranged(u16, { min: 2, max: 9 })',
      value: 9,
      hex: '0900',
      bad: ['0100', '0a00'],
      outside: [1, 10],
    },
    {
      field: 'it: ranged(u53, { min: 2, max: 9 })',
      value: 2,
      hex: '0200000000000000',
      bad: ['0a00000000000000', '0200000000002000'],
      outside: [1, 10, 2 ** 53],
    },
  ],
  named: [
    { field: "it: 'Colour'", value: 2, hex: '02', bad: ['03'] },
    {
      field: "it: 'Page'",
      value: 4096,
      hex: '0010000000000000',
      bad: ['0110000000000000', '0010000000002000'],
    },
  ],
  length: [
    {
      field: "itLength: length(u8), at: u16, it: text('itLength', { min: 1, max: 2 })",
      value: 'ab',
      hex: '02 0000 6162',
      bad: ['00 0000', '03 0000 616263', '02 0000 61ff'],
      outside: ['', 'abc', 'a€'],
    },
    {
      field: "itLength: length(u16), at: u16, it: bytes('itLength', { max: 2 })",
      value: Uint8Array.of(7),
      hex: '0100 0000 07',
      bad: ['0300 0000 070707'],
    },
    {
      field: "itLength: length(u8), at: u16, it: list('itLength', u16, { max: 2 })",
      value: [7],
      hex: '01 0000 0700',
      bad: ['03 0000 070007000700'],
    },
  ],
  list: [
    {
      field: 'it: list(u8, u16, { min: 1, max: 2 })',
      value: [7, 8],
      hex: '02 0700 0800',
      bad: ['00', '03 070007000700'],
      outside: [[], [1, 2, 3]],
    },
    {
      field: 'it: list(u8, text(u8, { max: 4 }), { max: 3, bytes: 6 })',
      value: ['abc', 'd'],
      hex: '02 03616263 0164',
      bad: ['02 03616263 026465', '03 03616263 0164 00', '02 03616263 056465666768'],
      outside: [
        ['abc', 'de'],
        ['abc', 'd', ''],
      ],
    },
  ],
  text: [
    {
      field: 'it: text(u16, { min: 1, max: 2 })',
      value: 'é',
      hex: '0200 c3a9',
      bad: ['0000', '0300 616263', '0200 c3ff'],
      outside: ['', 'abc', '€'],
    },
  ],
  bytes: [
    {
      field: 'it: bytes(u8, { min: 1, max: 2 })',
      value: Uint8Array.of(1, 2),
      hex: '02 0102',
      bad: ['00', '03 010203'],
      outside: [new Uint8Array(0), new Uint8Array(3)],
    },
  ],
  struct: [{ field: "it: 'Pair'", value: { on: true, off: 5 }, hex: '01 05', bad: ['02 05'] }],
  composite: [
    {
      field: "it: 'Inner'",
      value: { one: 1, two: 2 },
      hex: '0100 02000000 7f',
      bad: ['0100 02000000 7e'],
    },
    { field: "it: 'Either'", value: { kind: 'right', two: 2 }, hex: '02 0200', bad: ['03 0200'] },
  ],
  octets: [{ field: 'it: octets(3)', value: Uint8Array.of(1, 2, 3), hex: '010203' }],
  zero: [{ field: 'it: zero(2)', hex: '0000', bad: ['0001', '0100'] }],
  constant: [{ field: 'it: constant(u16, 0x1234)', hex: '3412', bad: ['3411', '0012'] }],
  // It ends a frame: nothing stands behind it, and records have none.
  tail: [],
};

/** Integers: the most that each holds, and what its bytes can say beyond that. */
const INTEGERS: Readonly<Record<ScalarDef['wire'], Between>> = {
  u8: { field: 'it: u8', value: 0xfe, hex: 'fe' },
  u16: { field: 'it: u16', value: 0xfe01, hex: '01fe' },
  u32: { field: 'it: u32', value: 0xfe03_0201, hex: '010203fe' },
  u53: { field: 'it: u53', value: 2 ** 53 - 1, hex: 'ffffffffffff1f00', bad: ['0000000000002000'] },
  u64: { field: 'it: u64', value: 0xfe07_0605_0403_0201n, hex: '01020304050607fe' },
  i8: { field: 'it: i8', value: -2, hex: 'fe' },
  i16: { field: 'it: i16', value: -511, hex: '01fe' },
  i32: { field: 'it: i32', value: -2, hex: 'feffffff' },
  i64: { field: 'it: i64', value: -2n, hex: 'feffffffffffffff' },
  bool: { field: 'it: bool', value: true, hex: '01', bad: ['02', 'ff'] },
};

const ALL = [...Object.values(INTEGERS), ...Object.values(BETWEEN).flat()];

const NEIGHBOURS = `errors: { EINVAL: errno(22, 'malformed') }, types: {
  Colour: enumeration(u8, { Red: 1, Blue: 2 }, { closed: true, errno: 'EINVAL' }),
  Page: newtype(u53, { errno: 'EINVAL', align: 4096 }),
  Pair: struct({ on: bool, off: u8 }, { size: 2, errno: 'EINVAL' }),
  Inner: record({ one: u16, two: u32, mark: constant(u8, 0x7f) }),
  Either: union(u8, { left: variant(1, { one: u8 }), right: variant(2, { two: u16 }) }),
  ${ALL.map(({ field }, i) => `R${i}: record({ first: u16, second: u8, ${field}, last: u32, end: u8 }),`).join('\n  ')}
},`;

const bytesOfHex = (hex: string): Uint8Array =>
  Uint8Array.from(Buffer.from(hex.replaceAll(' ', ''), 'hex'));

test.for(ALL.map((one, i) => [one.field, one, i] as const))(
  '%s between integers: its bytes, and each way in which they are none of it',
  async ([, { value, hex, bad = [], outside = [], field }, i]) => {
    neighbours ??= (await run(await generatedFrom(NEIGHBOURS))) as typeof neighbours;
    const [read, write] = [neighbours?.[`readR${i}`], neighbours?.[`writeR${i}`]];
    if (read === undefined || write === undefined) throw new Error(`R${i} has no codec`);
    const around = (middle: string): Uint8Array => bytesOfHex(`0201 03 ${middle} 07060504 08`);
    const bytes = around(hex);
    const entry = {
      first: 0x0102,
      second: 3,
      ...(field.includes('at: u16') && { at: 0 }),
      ...(value !== undefined && { it: value }),
      last: 0x0405_0607,
      end: 8,
    };
    const isWhole = (given: Uint8Array): boolean => {
      const reader = new FrameReader(given, 0, given.length);
      read(reader);
      return reader.isWhole;
    };
    expect(bytesOf((writer) => write(writer, entry))).toEqual(bytes);
    expect(read(new FrameReader(bytes, 0, bytes.length))).toEqual(entry);
    expect(isWhole(bytes)).toBe(true);
    expect(bad.filter((one) => isWhole(around(one)))).toEqual([]);
    const written = outside.map((it) => bytesOf((writer) => write(writer, { ...entry, it })));
    expect(new Set(written)).toEqual(new Set(outside.length === 0 ? [] : [undefined]));
    expect([...bytes.keys()].filter((length) => isWhole(bytes.subarray(0, length)))).toEqual([]);
    expect(isWhole(around(`${hex}00`))).toBe(false);
  },
);

let neighbours:
  | Readonly<Record<string, (cursor: FrameReader | FrameWriter, value?: Entry) => Entry>>
  | undefined;
