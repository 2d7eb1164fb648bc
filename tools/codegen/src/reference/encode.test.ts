/** The reference encoder against bytes that were worked out by hand. */
import { expect, test } from 'vitest';
import { contractFile, ERRORS, modelOf } from '../testing/annotated.ts';
import { referenceFrame, referenceStruct } from './encode.ts';
import { referenceSamples } from './values.ts';

const kernel = contractFile(`${ERRORS} types: {
  Change: newtype(i32, { errno: 'EINVAL' }),
  Mode: enumeration(u8, { Off: 0, On: 3 }, { closed: true, errno: 'EINVAL' }),
  Rec: struct(
    { mark: constant(u16, 0xbeef), change: 'Change', pad: zero(3), size: u53.bytes, mode: 'Mode' },
    { size: 18, errno: 'EINVAL' },
  ),
},`);

const letters = contractFile(
  `service: {
    name: 'letters', authority: 'any',
    envelope: { magic: 'LT', version: 2, nonce: u32, reply: ['nonce', 'status'], malformed: 'BAD' },
    status: { OK: 0, BAD: 1 },
    ops: {
      post: serviceOp(5, {
        request: { to: text(u8, { min: 1, max: 20 }), body: bytes(u16, { min: 0, max: 9 }) },
        reply: { stamp: u64 },
        moves: 'reply', idempotent: true, peerDeath: 'nothing is left',
      }),
    },
  },`,
  { id: 'RFC-0002', feeds: 'letters' },
);

const { types, services } = modelOf([kernel, letters]);
const record = types.find(({ name }) => name === 'Rec');
const [service] = services;
const post = service?.ops[0];
if (record?.kind !== 'struct' || service === undefined || post === undefined) {
  throw new Error('the contracts of this test have changed');
}

test('a record: constant, negative number, padding, 53 bits in 64', () => {
  const values = { change: -2n, size: 0x1_0000_0001n, mode: 3n };
  expect(referenceStruct(record, values)).toBe(
    ['efbe', 'feffffff', '000000', '0100000001000000', '03'].join(''),
  );
});

test('a request: text in UTF-8 and bytes, each after its length', () => {
  const values = { to: 'aé€😀', body: [1, 255] };
  expect(referenceFrame(service, post.request, { opcode: 5, nonce: 7n }, values)).toBe(
    ['4c540205', '07000000', '0a', '61', 'c3a9', 'e282ac', 'f09f9880', '0200', '01ff'].join(''),
  );
});

test('a reply: the nonce before the status, as its envelope says', () => {
  const header = { opcode: 0x85, status: 1, nonce: 0x0102_0304n };
  expect(referenceFrame(service, post.reply, header, { stamp: 1n })).toBe(
    ['4c540285', '04030201', '01', '0100000000000000'].join(''),
  );
});

test('a value that does not fit is rejected aloud', () => {
  expect(() => referenceStruct(record, { change: 0n, size: 1n << 64n, mode: 0n })).toThrow(
    '18446744073709551616 does not fit u53',
  );
});

test('samples show each field at its ends and every member', () => {
  const samples = referenceSamples(record.fields).map(({ values }) => values);
  expect(samples.map(({ change }) => change)).toEqual([-0x8000_0000n, 0x7fff_ffffn, 0x7fff_fffen]);
  expect(samples.map(({ mode }) => mode)).toEqual([0n, 3n, 0n]);
  expect(samples.map(({ size }) => size)).toEqual([0n, 2n ** 53n - 1n, 0x12_3456_789a_bcden]);
});
