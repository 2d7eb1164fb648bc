/** Types of variable size: faults of records, unions and forms that are distinguished by size. */
import { expect, test } from 'vitest';
import { modelOf, contractFile, surprises } from '../testing/annotated.ts';

const types = (body: string): string => `
    errors: { EINVAL: errno(22, 'malformed') },
    types: {
${body}
    },`;

test.each<readonly [what: string, types: string]>([
  [
    'a record always has a byte, so that a list of it ends',
    `A: record({ a: text(u8, { max: 4 }) }),
     N: record({ n: length(u8), a: text('n', { max: 4 }) }),
     B: record({}), //! ABI2101 budget/size B has 0 bytes; a record has 1`,
  ],
  [
    'a record has at most 65536 bytes',
    `A: record({ a: octets(65_536) }),
     B: record({ a: octets(65_537) }), //! ABI2101 budget/size lower a bound, or move the bulk by capability
     C: record({ a: list(u16, u64, { max: 8192 }) }), //! ABI2101 budget/size C has 65,538 bytes
     D: record({ a: list(u16, u64, { max: 8192, bytes: 65_534 }) }),`,
  ],
  [
    'a form has at most 65536 bytes, and may have none',
    `A: union(u8, {
       a: variant(1, { a: octets(65_537) }), //! ABI2101 budget/size A.a has 65,537 bytes
       b: variant(2, {}),
     }),
     B: sized({
       a: { a: octets(65_537) }, //! ABI2101 budget/size B.a has 65,537 bytes
       b: {},
     }),`,
  ],
  [
    "'kind' is what a value names its form by",
    `A: union(u8, {
       a: variant(1, { kind: u8 }), //! ABI1003 contract/bad-name another name
     }),
     B: sized({
       a: { kind: u8 }, //! ABI1003 contract/bad-name 'kind' is how a value names its form
     }),
     C: record({ kind: u8 }),`,
  ],
  [
    'a tag is a number that its form carries, and each is of one form',
    `A: union(u8, {
       a: variant(255, {}),
       b: variant(256, {}), //! ABI2101 budget/range u8 holds 0 to 255, not 256
       c: variant(255, {}), //! ABI2001 registry/taken tag of kernel.type.A '255' is taken by A.a
     }),
     B: union(i8, { a: variant(-128, {}), b: variant(127, {}) }),
     C: union(u64, { a: variant(1, {}) }), //! ABI2101 budget/range u8, u16 or u32
     D: union(bool, { a: variant(1, {}) }), //! ABI2101 budget/range a bool is not an integer
     E: union(u8, { a: variant(255, {}) }),`,
  ],
  [
    'a choice has a form',
    `A: union(u8, {}), //! ABI2101 budget/range A has no form
     B: sized({}), //! ABI2101 budget/range give it one`,
  ],
  [
    'forms of different sizes have a fixed size each',
    `A: sized({ a: { x: u8 }, b: { x: u8, y: u8 } }),
     B: sized({
       a: { x: u8, y: u8 },
       b: { z: u16 }, //! ABI2001 registry/taken 'b' has 2 bytes, and so has 'a'
     }),
     C: sized({
       a: { x: text(u8, { max: 1 }) }, //! ABI2101 budget/size that of 'a' varies
     }),`,
  ],
  [
    'neither a record nor a form ends where its frame does',
    `A: record({
       a: text(rest, { max: 4 }), //! ABI1002 contract/wrong-kind and a record has none
     }),
     B: union(u8, {
       b: variant(1, { a: bytes(rest, { max: 4 }) }), //! ABI1002 contract/wrong-kind and a record has none
     }),
     C: sized({
       c: { a: list(rest, u8, { max: 4 }) }, //! ABI1002 contract/wrong-kind and a structure has none
     }),
     D: record({ x: 'E' }), //! ABI1002 contract/wrong-kind 'x' reaches to the end of its frame
     E: sized({ a: {}, b: { x: u8 } }),`,
  ],
])('%s', (_, body) => {
  expect(surprises(types(body))).toEqual([]);
});

test('the sizes of a union are those of its smallest and largest form, tag included', () => {
  const file = contractFile(
    types(`
      Tagged: union(u16, { none: variant(1, {}), few: variant(2, { a: text(u8, { min: 1, max: 9 }) }), more: variant(3, { a: u64 }) }),
      Sized: sized({ none: {}, four: { a: u32 }, two: { a: u16 } }),
      Listed: record({ rows: list(u8, 'Tagged', { min: 1, max: 3 }), few: list(u8, 'Tagged', { max: 3, bytes: 7 }) }),`),
  );
  const sizes = modelOf([file]).types.map((type) =>
    'minSize' in type ? [type.name, type.minSize, type.maxSize] : [type.name],
  );
  expect(sizes).toEqual([
    ['Tagged', 2, 2 + 10],
    ['Sized', 0, 4],
    ['Listed', 1 + 2 + 1, 1 + 3 * 12 + 1 + 7],
  ]);
});

test('a form with a rejected field is left out, with one finding', () => {
  expect(
    surprises(
      types(`
      A: union(u8, {
        a: variant(1, { x: text(u8, { max: 300 }) }), //! ABI2101 budget/range not 300
        b: variant(2, { x: 'Nothing' }), //! ABI2003 ref/unknown type 'Nothing'
      }),
      B: record({ x: list(u8, 'A', { max: 1 }) }),`),
    ),
  ).toEqual([]);
});
