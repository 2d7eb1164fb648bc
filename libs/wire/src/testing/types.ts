/** Tests of the types of a package: constructors at their edges, structures with their vectors. */
import { badInStruct } from './bad-fields.ts';
import { fromHex, toHex } from './hex.ts';
import {
  carried,
  domainOf,
  isSigned,
  isWide,
  namedInteger,
  numberOf,
  type Sample,
} from './integers.ts';
import { outsideRecord } from './outside.ts';
import type { IntegerShape, StructShape, Types } from './shapes.ts';
import type { TestCase } from './test-case.ts';

type Value = number | bigint;

/** Values that are not integers of the wire type at all. */
function never({ wire }: IntegerShape): Value[] {
  if (isWide(wire)) return [isSigned(wire) ? -1n << 64n : -1n, 1n << 64n];
  return [...(isSigned(wire) ? [] : [-1]), 0.5, Number.NaN];
}

function integerTests(types: Types, name: string, type: IntegerShape): TestCase[] {
  const { id, wire, error = 'OutOfBounds' } = type;
  const { taken, rejected } = domainOf(types, name);
  // A number has at most 53 bits.
  const fits = ({ value }: Sample): boolean => isWide(wire) || numberOf(wire, value) <= 1n << 53n;
  const [good = [], bad = []] = [taken, rejected].map((samples) =>
    samples.filter(fits).map(({ value }) => carried(wire, value)),
  );
  const made = (all: readonly Value[]): unknown[] =>
    all.map((value) => [value, type.make(value as never)]);
  const outside = [...bad, ...never(type)];
  return [
    {
      title: `${id} takes its edges`,
      run: () => made(good),
      expected: good.map((value) => [value, { ok: true, value }]),
    },
    {
      title: `${id} rejects what is outside it`,
      run: () => made(outside),
      expected: outside.map((value) => [value, { ok: false, error }]),
    },
  ];
}

function outsideTests(types: Types, { id, is, fields, vectors }: StructShape): TestCase[] {
  const outside = outsideRecord(types, fields);
  return [
    {
      title: `${id} is told from records with a value outside its type`,
      run: () => [
        vectors.filter(({ value }) => !is(value as never)).map(({ what }) => what),
        outside.filter(({ value }) => is(value as never)).map(({ what }) => what),
      ],
      expected: [[], []],
    },
  ];
}

function vectorTests(type: StructShape): TestCase[] {
  const { id, encode, read } = type;
  return type.vectors.map(({ what, value, hex }) => ({
    title: `${id} is the bytes of the reference encoder: ${what}`,
    run: () => [toHex(encode(value as never)), read(fromHex(hex), 0)],
    expected: [hex, value],
  }));
}

/** Numbers that are not indexes of bytes. */
const NO_INDEXES = [-1, -0.5, 0.5, Number.NaN, Infinity, 2 ** 32];

function placeTests({ id, size, read, write, vectors }: StructShape): TestCase[] {
  const cuts = Array.from({ length: size }, (_, length) => length);
  return [
    {
      title: `${id} is read at any place, and nowhere if it is cut`,
      run: () =>
        vectors.map(({ hex }) => {
          const bytes = fromHex(`ffffff${hex}`);
          return [read(bytes, 3), ...cuts.map((length) => read(bytes.slice(0, 3 + length), 3))];
        }),
      expected: vectors.map(({ value }) => [value, ...cuts.map(() => undefined)]),
    },
    {
      title: `${id} is not read at what is no index of a byte`,
      run: () => vectors.map(({ hex }) => NO_INDEXES.map((at) => read(fromHex(hex + hex), at))),
      expected: vectors.map(() => NO_INDEXES.map(() => undefined)),
    },
    {
      title: `${id} is written over whatever was there, and nowhere else`,
      run: () =>
        vectors.map(({ value }) => {
          const bytes = new Uint8Array(size + 4).fill(0xff);
          write(bytes, 2, value as never);
          return toHex(bytes);
        }),
      expected: vectors.map(({ hex }) => `ffff${hex}ffff`),
    },
  ];
}

function structTests(types: Types, type: StructShape): TestCase[] {
  const rejected = badInStruct(types, type).map(({ what, bytes }) => ({
    title: `${type.id} is not ${what}`,
    run: () => type.read(Uint8Array.from(bytes), 0),
    expected: undefined,
  }));
  return [...vectorTests(type), ...outsideTests(types, type), ...placeTests(type), ...rejected];
}

/** The tests of all types of a package. */
export function typeTests(types: Types): TestCase[] {
  return Object.entries(types).flatMap(([name, type]) => {
    if (type.kind === 'struct') return structTests(types, type);
    // Records and unions are tested in the frames that contain them.
    const integer = namedInteger(types, name);
    return integer === undefined ? [] : integerTests(types, name, integer);
  });
}

/** The structures of a package. */
export function structsOf(types: Types): [name: string, StructShape][] {
  return Object.entries(types).flatMap(([name, type]) =>
    type.kind === 'struct' ? [[name, type] as [string, StructShape]] : [],
  );
}
