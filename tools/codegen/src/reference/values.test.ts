/** Which values samples show, and that all of them are ones that the reference encoder takes. */
import { expect, test } from 'vitest';
import { syntheticContracts } from '../synthetic.ts';
import { contractFile, ERRORS, modelOf } from '../testing/annotated.ts';
import { referenceFields, type ReferenceValue } from './encode.ts';
import { referenceSamples } from './values.ts';

const TYPES = `types: {
  Mode: enumeration(u8, { Off: 0, On: 3 }, { closed: true, errno: 'EINVAL' }),
  Row: record({ id: u8, name: text(u8, { max: 9 }) }),
  Value: union(u8, { none: variant(0, {}), count: variant(1, { n: u8 }) }),
  Last: newtype(u8, { errno: 'EINVAL', align: 8, min: 0xf5 }),
  Pages: newtype(u8, { errno: 'EINVAL', align: 8, min: 3, below: 33 }),
  End: sized({ bare: {}, one: { a: bool }, two: { b: u16 } }),
},`;

/** The values of one field in each sample. */
function shown(type: string): (ReferenceValue | undefined)[] {
  const model = modelOf([
    contractFile(`${ERRORS} ${TYPES} service: {
      name: 'forms', authority: 'any', status: { OK: 0, BAD: 1 },
      envelope: { magic: 'FM', version: 1, nonce: u8, reply: ['status', 'nonce'], malformed: 'BAD' },
      ops: { only: serviceOp(1, { request: { of: ${type} }, reply: {}, moves: 'reply', idempotent: true, peerDeath: 'nothing' }) },
    },`),
  ]);
  const fields = model.services[0]?.ops[0]?.request.fields ?? [];
  const samples = referenceSamples(fields);
  for (const { values } of samples) referenceFields(fields, values);
  return samples.map(({ values }) => values['of']);
}

const lengths = (type: string): number[] =>
  shown(type).map((one) => (Array.isArray(one) ? one.length : Number.NaN));

test.each<[string, ReferenceValue[]]>([
  ['bool', [false, true]],
  ['i8', [-128n, 127n, -127n]],
  ['i16', [-0x8000n, 0x7fffn, -0x7e7en]],
  ['i64', [-(2n ** 63n), 2n ** 63n - 1n, -0x7e7d_7c7b_7a79_7878n]],
  ["'Last'", [248n, 248n]],
  ["'Pages'", [8n, 32n, 16n]],
  ['ranged(u16, { min: 1, max: 9 })', [1n, 9n, 5n]],
  ['ranged(i8, { min: -3, max: -3 })', [-3n, -3n, -3n]],
  [
    'octets(3)',
    [
      [0, 0, 0],
      [1, 8, 15],
    ],
  ],
])('%s: least, largest, bytes that differ', (type, values) => {
  expect(shown(type)).toEqual(values);
});

test('a list is empty, shows each special value of an element, and is full if that is short', () => {
  expect(shown(`list(u8, 'Mode', { max: 3 })`)).toEqual([[], [0n, 3n], [0n, 3n, 0n]]);
  expect(lengths('list(u16, u8, { max: 16 })')).toEqual([0, 3, 16]);
  expect(lengths('list(u16, u8, { max: 17 })')).toEqual([0, 3]);
});

test('a list that can hold fewer elements than there are special values shows them in turn', () => {
  expect(shown('list(u8, bool, { max: 1 })')).toEqual([[], [false], [true]]);
});

test('a list that must have many elements has them', () => {
  expect(lengths('list(u16, bool, { min: 20, max: 900 })')).toEqual([20, 20]);
});

test('a list that holds nothing has one value', () => {
  expect(shown('list(u8, u8, { max: 0 })')).toEqual([[]]);
});

test('the rest of a frame is empty and full', () => {
  expect(shown('text(rest, { max: 5 })')).toEqual(['', 'zzzzz']);
  expect(lengths('bytes(rest, { max: 5 })')).toEqual([0, 5, 3]);
});

test('a tail is absent, and there with each of its values', () => {
  expect(shown(`tail('Row')`)).toEqual([
    undefined,
    { id: 0n, name: '' },
    { id: 255n, name: 'zzzzzzzzz' },
    { id: 0x81n, name: 'é€😀' },
  ]);
});

test('an absent tail has no key', () => {
  const model = modelOf([
    contractFile(`${ERRORS} ${TYPES} service: {
      name: 'forms', authority: 'any', status: { OK: 0, BAD: 1 },
      envelope: { magic: 'FM', version: 1, nonce: u8, reply: ['status', 'nonce'], malformed: 'BAD' },
      ops: { only: serviceOp(1, { request: { id: u8, of: tail('Row') }, reply: {}, moves: 'reply', idempotent: true, peerDeath: 'nothing' }) },
    },`),
  ]);
  const [first] = referenceSamples(model.services[0]?.ops[0]?.request.fields ?? []);
  expect(Object.keys(first?.values ?? {})).toEqual(['id']);
});

test('a choice is each of its forms, with each of their values', () => {
  expect(shown(`'Value'`)).toEqual([
    { kind: 'none' },
    { kind: 'count', n: 0n },
    { kind: 'count', n: 255n },
    { kind: 'count', n: 0x81n },
  ]);
  expect(shown(`'End'`)).toEqual([
    { kind: 'bare' },
    { kind: 'one', a: false },
    { kind: 'one', a: true },
    { kind: 'two', b: 0n },
    { kind: 'two', b: 0xffffn },
    { kind: 'two', b: 0x8182n },
  ]);
});

test('a length has no value of its own', () => {
  const samples = modelOf([
    contractFile(`service: {
      name: 'forms', authority: 'any', status: { OK: 0, BAD: 1 },
      envelope: { magic: 'FM', version: 1, nonce: u8, reply: ['status', 'nonce'], malformed: 'BAD' },
      ops: { only: serviceOp(1, { request: { n: length(u8), of: text('n', { max: 3 }) }, reply: {}, moves: 'reply', idempotent: true, peerDeath: 'nothing' }) },
    },`),
  ]).services.flatMap(({ ops }) => ops.flatMap(({ request }) => referenceSamples(request.fields)));
  expect(samples.map(({ values }) => values)).toEqual([{ of: '' }, { of: 'zzz' }]);
});

test('samples of contracts of every kind are taken by the reference encoder', () => {
  const { services, types } = modelOf(syntheticContracts(3));
  const records = [
    ...services.flatMap(({ ops }) => ops.flatMap(({ request, reply }) => [request, reply])),
    ...types.flatMap((type) => (type.kind === 'struct' ? [type] : [])),
  ];
  expect(records.length).toBeGreaterThan(0);
  for (const { fields } of records) {
    for (const { values } of referenceSamples(fields)) {
      expect(() => referenceFields(fields, values)).not.toThrow();
    }
  }
});
