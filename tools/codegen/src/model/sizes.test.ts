/** Sizes of fields, counted by hand: the smallest, the largest, and that of fields which are all zero. */
import { expect, test } from 'vitest';
import { contractFile, modelOf } from '../testing/annotated.ts';
import { emptySize } from './sizes.ts';

const TYPES = `
    errors: { EINVAL: errno(22, 'malformed') },
    types: {
      Level: enumeration(u16, { Low: 0 }, { closed: false }),
      Point: struct({ x: u32, y: u8 }, { size: 5, errno: 'EINVAL' }),
      Row: record({ a: u8, name: text(u16, { min: 1, max: 4 }), at: 'Point', inner: list(u8, u32, { min: 2, max: 3 }) }),
      Shape: union(u16, { none: variant(0, { a: u8 }), circle: variant(1, { row: 'Row' }) }),
      Near: sized({ far: { a: u32, b: u8 }, near: { a: u16 } }),
    },`;
const ROW = { min: 1 + 2 + 1 + 5 + 1 + 8, max: 1 + 2 + 4 + 5 + 1 + 12, empty: 1 + 2 + 5 + 1 };

test.each<readonly [fields: string, sizes: readonly [min: number, max: number, empty: number]]>([
  ['a: u8, b: u64, c: bool, d: ranged(i16, { min: 1, max: 2 })', [12, 12, 12]],
  ["a: 'Level', b: 'Point', c: octets(3), d: zero(2), e: constant(u32, 7)", [16, 16, 16]],
  [
    'n: length(u32), a: text(u8, { min: 2, max: 9 }), b: bytes("n", { min: 1, max: 3 })',
    [8, 17, 5],
  ],
  ['a: text(rest, { min: 2, max: 9 })', [2, 9, 0]],
  ['a: list(u16, u32, { min: 1, max: 3 })', [6, 14, 2]],
  ['a: list(u16, u32, { min: 1, max: 3, bytes: 9 })', [6, 11, 2]],
  ['a: list(u16, u32, { min: 1, max: 3, bytes: 99 })', [6, 14, 2]],
  ['a: list(rest, text(u8, { max: 4 }), { min: 1, max: 3 })', [1, 15, 0]],
  ["a: 'Row'", [ROW.min, ROW.max, ROW.empty]],
  ["a: 'Shape'", [3, 2 + ROW.max, 3]],
  ["a: 'Near'", [2, 5, 2]],
  ["a: u8, b: tail('Point')", [1, 6, 1]],
  ["a: u8, b: tail('Row')", [1, 1 + ROW.max, 1]],
  ['', [0, 0, 0]],
])('fields of %s', (fields, sizes) => {
  const text = `${TYPES}
    service: {
      name: 'rows', authority: 'any', status: { OK: 0, BAD: 1 },
      envelope: { magic: 'RW', version: 1, nonce: u32, reply: ['status', 'nonce'], malformed: 'BAD' },
      ops: { put: serviceOp(1, { moves: 'reply', idempotent: true, peerDeath: 'none', reply: {}, request: { ${fields} } }) },
    },`;
  const request = modelOf([contractFile(text)]).services[0]?.ops[0]?.request;
  expect([request?.bodyMin, request?.bodyMax, emptySize(request?.fields ?? [])]).toEqual(sizes);
  expect([request?.minSize, request?.maxSize]).toEqual([8 + sizes[0], 8 + sizes[1]]);
});
