/** Arbitrary values are values of their types, and reach both ends. */
import fc, { type GeneratorValue } from 'fast-check';
import { expect, test } from 'vitest';
import { err, ok, type Result } from '../result.ts';
import { anyValue } from './any.ts';
import type { Draw } from './draw.ts';
import type { Types } from './shapes.ts';

const drawWith = (g: GeneratorValue): Draw => ({
  integer: (min, max) => g(fc.integer, { min, max }),
  bigint: (min, max) => g(fc.bigInt, { min, max }),
});

const takes =
  (isGood: (value: number) => boolean) =>
  (value: number): Result<number, string> =>
    isGood(value) ? ok(value) : err('EINVAL');

const TYPES = {
  Page: {
    kind: 'newtype',
    id: 'x.type.Page',
    wire: 'u32',
    align: 16,
    min: 5,
    below: 100,
    make: takes((value) => value % 16 === 0 && value >= 16 && value <= 96),
  },
  Change: {
    kind: 'newtype',
    id: 'x.type.Change',
    wire: 'i32',
    min: -3,
    below: 3,
    make: takes((value) => value >= -3 && value <= 2),
  },
  Grade: {
    kind: 'enumeration',
    id: 'x.type.Grade',
    wire: 'u8',
    closed: true,
    members: [
      ['Low', 1],
      ['High', 4],
    ],
    make: takes((value) => value === 1 || value === 4),
  },
  Kind: {
    kind: 'enumeration',
    id: 'x.type.Kind',
    wire: 'u8',
    closed: false,
    members: [['Own', 7]],
    make: takes((value) => value >= 0 && value <= 255),
  },
  Modes: {
    kind: 'flags',
    id: 'x.type.Modes',
    wire: 'u8',
    open: false,
    bits: [
      ['A', 1],
      ['D', 8],
    ],
    make: takes((value) => [0, 1, 8, 9].includes(value)),
  },
} satisfies Types;

/** The number of values of each type, where it is small. */
const KINDS: Readonly<Record<keyof typeof TYPES, number>> = {
  Page: 6,
  Change: 6,
  Grade: 2,
  Kind: 3,
  Modes: 4,
};

test.each(Object.entries(TYPES))(
  'any %s is a value of its type, and all values are drawn',
  (name, { make }) => {
    const seen = new Set<number>();
    fc.assert(
      fc.property(fc.gen(), (g) => {
        const value = anyValue<typeof TYPES, keyof typeof TYPES>(
          TYPES,
          name as 'Page',
          drawWith(g),
        );
        seen.add(value);
        expect(make(value)).toEqual({ ok: true, value });
      }),
      { seed: 1, numRuns: 200 },
    );
    expect(seen.size).toBeGreaterThanOrEqual(KINDS[name as 'Page']);
  },
);

test('the type of a value is that of its constructor', () => {
  const draw: Draw = { integer: (min) => min, bigint: (min) => min };
  const page: number = anyValue(TYPES, 'Page', draw);
  expect(page).toBe(16);
});
