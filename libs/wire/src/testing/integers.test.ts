/** The edges of integers at which cases are made. */
import { expect, test } from 'vitest';
import { ok } from '../result.ts';
import { domainOf, rejectedInField, type Sample } from './integers.ts';
import type { IntegerShape, Types } from './shapes.ts';

const made = { id: 'x.type.T', make: (value: unknown) => ok(value) };
const typesOf = (T: IntegerShape): Types => ({ T });
const values = (samples: readonly Sample[]): bigint[] => samples.map(({ value }) => value);
const ALL = (1n << 64n) - 1n;

/** The values that a type accepts, and those that it rejects. */
const TABLE: readonly [string, Types, string, readonly bigint[], readonly bigint[]][] = [
  ['a plain u8', {}, 'u8', [0n, 255n], [256n, 1n << 63n, ALL]],
  ['a plain u53', {}, 'u53', [0n, (1n << 53n) - 1n], [1n << 53n, 1n << 63n, ALL]],
  ['a plain u64', {}, 'u64', [0n, ALL], []],
  [
    'a plain i32',
    {},
    'i32',
    [0n, 0x7fff_ffffn, ALL - 0x7fff_ffffn, ALL],
    [0x8000_0000n, 0x1_0000_0000n, ALL - 0x8000_0000n],
  ],
  [
    'aligned addresses below a bound',
    typesOf({ kind: 'newtype', wire: 'u32', align: 4096, min: 1, below: 0x1_0000, ...made }),
    'T',
    [0x1000n, 0xf000n],
    [0n, 0x1_0000n, 0x1001n, 0x1_0000_0000n, 1n << 63n, ALL],
  ],
  [
    'a signed range',
    typesOf({ kind: 'newtype', wire: 'i32', min: -5, below: 7, ...made }),
    'T',
    [ALL - 4n, 6n],
    [ALL - 5n, 7n, 0x8000_0000n, 0x1_0000_0000n, ALL - 0x8000_0000n],
  ],
  [
    'a closed enumeration with a hole',
    typesOf({
      kind: 'enumeration',
      wire: 'u8',
      closed: true,
      members: [
        ['A', 1],
        ['B', 3],
      ],
      ...made,
    }),
    'T',
    [1n, 3n],
    [2n, 0n, 4n, 255n, 256n, 1n << 63n, ALL],
  ],
  [
    'an open enumeration',
    typesOf({ kind: 'enumeration', wire: 'u8', closed: false, members: [['A', 1]], ...made }),
    'T',
    [1n, 0n, 255n],
    [256n, 1n << 63n, ALL],
  ],
  [
    'closed flags',
    typesOf({
      kind: 'flags',
      wire: 'u8',
      open: false,
      bits: [
        ['A', 1],
        ['D', 8],
      ],
      ...made,
    }),
    'T',
    [0n, 1n, 8n, 9n],
    [2n, 128n, 256n, 1n << 63n, ALL],
  ],
  [
    'open flags',
    typesOf({ kind: 'flags', wire: 'u8', open: true, bits: [['A', 1]], ...made }),
    'T',
    [0n, 1n, 255n],
    [256n, 1n << 63n, ALL],
  ],
];

test.each(TABLE)('%s is tested at its edges', (_, types, name, taken, rejected) => {
  const domain = domainOf(types, name);
  expect([values(domain.taken), values(domain.rejected)]).toEqual([taken, rejected]);
});

test('a field has no bits above its width', () => {
  expect(values(rejectedInField({}, 'u8'))).toEqual([]);
  expect(values(rejectedInField({}, 'u53'))).toEqual([1n << 53n, 1n << 63n, ALL]);
  expect(values(rejectedInField({}, 'i32'))).toEqual([]);
  const signed = typesOf({ kind: 'newtype', wire: 'i32', min: -5, below: 7, ...made });
  expect(values(rejectedInField(signed, 'T'))).toEqual([ALL - 5n, 7n]);
});
