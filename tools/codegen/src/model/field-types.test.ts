/** Forms of fields: each bound of the language, on both sides. */
import { expect, test } from 'vitest';
import { surprises } from '../testing/annotated.ts';

const TYPES = `
    types: {
      Row: record({ a: u8, name: text(u8, { max: 4 }) }),
      Wide: record({ a: u32 }),
      Point: struct({ x: u8 }, { size: 1, errno: 'EINVAL' }),
      Either: union(u8, { one: variant(1, { a: u8 }), two: variant(2, {}) }),
      Sized: sized({ none: {}, one: { a: u8 } }),
    },`;

/** A request with these fields, one a line. */
const request = (fields: string): string => `
    errors: { EINVAL: errno(22, 'malformed') },${TYPES}
    service: {
      name: 'rows', authority: 'any', status: { OK: 0, BAD: 1 },
      envelope: { magic: 'RW', version: 1, nonce: u32, reply: ['status', 'nonce'], malformed: 'BAD' },
      ops: {
        put: serviceOp(1, { moves: 'reply', idempotent: true, peerDeath: 'none', reply: {}, request: {
${fields}
        } }),
      },
    },`;

test.each<readonly [what: string, fields: string]>([
  [
    'a length is an integer that a number carries',
    `a: text(u53, { max: 4 }),
     b: text(u64, { max: 4 }), //! ABI2101 budget/range a length of u64 is carried by a bigint
     c: text(i64, { max: 4 }), //! ABI2101 budget/range use u53
     d: text(bool, { max: 1 }), //! ABI2101 budget/range a bool is not a length
     e: length(bool), //! ABI2101 budget/range a bool is not a length
     f: bytes('e', { max: 1 }),`,
  ],
  [
    'a bool has no bounds and is no constant',
    `a: ranged(bool, { min: 0, max: 1 }), //! ABI2101 budget/range a bool is not an integer
     b: constant(bool, 1), //! ABI2101 budget/range a bool is not an integer`,
  ],
  [
    'a length that is named stands ahead, and is that of one field',
    `n: length(u8),
     a: text('m', { max: 4 }), //! ABI2003 ref/unknown no field ahead of it is the length 'm'
     b: text('n', { max: 4 }),
     c: bytes('n', { max: 4 }), //! ABI2001 registry/taken 'n' is the length of 'b' already
     d: list('later', u8, { max: 4 }), //! ABI2003 ref/unknown later: length(u16), before it
     later: length(u8), //! ABI2003 ref/unused 'later' is the length of no field`,
  ],
  [
    'the largest length is whole, not negative, and fits what carries it',
    `n: length(u8),
     a: text(u8, { max: 255 }),
     b: text(u8,
       { max: 256 }), //! ABI2101 budget/range u8 holds 0 to 255, not 256
     c: bytes('n',
       { max: 256 }), //! ABI2101 budget/range u8 holds 0 to 255, not 256
     d: bytes(u8,
       { max: 1.5 }), //! ABI2101 budget/range a whole number from 0 on, not 1.5
     e: bytes(i8,
       { max: 128 }), //! ABI2101 budget/range not 128
     f: bytes(u8, { max: -1 }), //! ABI2101 budget/range from 0 on, not -1 //! ABI2101 budget/range min 0 is not
     g: bytes(u8, { max: 0 }),`,
  ],
  [
    'the smallest length is whole and not above the largest',
    `a: text(u8, { min: 4, max: 4 }),
     b: text(u8, {
       min: 5, //! ABI2101 budget/range min 5 is not within 0 and max 4
       max: 4 }),
     c: list(u8, u8, {
       min: -1, //! ABI2101 budget/range min -1 is not
       max: 4 }),
     d: list(u8, u8, {
       min: 0.5, //! ABI2101 budget/range min 0.5 is not
       max: 4 }),`,
  ],
  [
    'a range is one, and its ends fit what carries it',
    `a: ranged(i8, { min: -128, max: 127 }),
     b: ranged(i8, { min: 5, max: 5 }),
     c: ranged(i8, {
       min: 6, //! ABI2101 budget/range nothing is from 6 to 5
       max: 5 }),
     d: ranged(i8, {
       min: -129, //! ABI2101 budget/range i8 holds -128 to 127, not -129
       max: 5 }),
     e: ranged(u8, { min: 0,
       max: 256 }), //! ABI2101 budget/range u8 holds 0 to 255, not 256`,
  ],
  [
    'padding and octets have a whole number of bytes',
    `a: zero(1),
     b: zero(0), //! ABI2101 budget/range padding of 0 bytes
     c: zero(1.5), //! ABI2101 budget/range padding of 1.5 bytes
     d: octets(1),
     e: octets(0), //! ABI2101 budget/range 0 bytes
     f: octets(1.5), //! ABI2101 budget/range 1.5 bytes
     g: list(u8, octets(0), { max: 1 }), //! ABI2101 budget/range 0 bytes`,
  ],
  [
    'a constant is one that its form carries, sign and all',
    `a: constant(i8, -128),
     b: constant(u8, -1), //! ABI2101 budget/range u8 holds 0 to 255, not -1
     c: constant(i8, 128), //! ABI2101 budget/range not 128`,
  ],
  [
    'an element of a list says its own length',
    `a: list(u8, text(u8, { max: 4 }), { max: 4 }),
     b: list(u8, text(rest, { max: 4 }), { max: 4 }), //! ABI1002 contract/wrong-kind has its length ahead of it
     n: length(u8),
     c: list(u8, bytes('n', { max: 4 }), { max: 4 }), //! ABI1002 contract/wrong-kind bytes(u8, …)
     d: bytes('n', { max: 4 }),
     e: list(u8, 'Either', { max: 4 }),
     f: list(u8, 'Sized', { max: 4 }), //! ABI1002 contract/wrong-kind distinguished by the rest of a frame
     g: list(u8, 'Rov', { max: 4 }), //! ABI2003 ref/unknown did you mean 'Row'?`,
  ],
  [
    'all bytes of a list hold at least as many elements as it must have',
    `a: list(u8, 'Wide', { min: 2, max: 4, bytes: 8 }),
     b: list(u8, 'Wide', { min: 2, max: 4,
       bytes: 7 }), //! ABI2101 budget/range 7 bytes for 2 elements
     c: list(u8, 'Wide', { max: 4, bytes: 1 }),
     d: list(u8, 'Wide', { max: 4,
       bytes: 0 }), //! ABI2101 budget/range 0 bytes for 0 elements
     e: list(u8, 'Wide', { max: 4,
       bytes: 8.5 }), //! ABI2101 budget/range 8.5 bytes`,
  ],
  ['a tail may be a structure', `a: u8, b: tail('Point'),`],
  ['a tail may be a record', `a: u8, b: tail('Row'),`],
  [
    'a tail is no union',
    `a: tail('Either'), //! ABI1002 contract/wrong-kind 'Either' is neither a structure nor a record`,
  ],
  [
    'a tail is not a form of several sizes',
    `a: tail('Sized'), //! ABI1002 contract/wrong-kind record({ … })`,
  ],
  ['a tail has a type', `a: tail('Rov'), //! ABI2003 ref/unknown did you mean 'Row'?`],
  ['what reaches to the end is last', `a: u8, b: text(rest, { max: 4 }),`],
  [
    'nothing follows text to the end',
    `a: text(rest, { max: 4 }), //! ABI1002 contract/wrong-kind so nothing can follow it
     b: u8,`,
  ],
  [
    'nothing follows a tail',
    `a: tail('Row'), //! ABI1002 contract/wrong-kind move 'a' to the end
     b: u8,`,
  ],
  [
    'nothing follows forms of several sizes',
    `a: 'Sized', //! ABI1002 contract/wrong-kind 'a' reaches to the end of its frame
     b: u8,`,
  ],
])('%s', (_, fields) => {
  expect(surprises(request(fields))).toEqual([]);
});
