/** Envelopes: versions, how they are distinguished, and the answers to malformed frames. */
import { expect, test } from 'vitest';
import { contractFile, modelOf, surprises } from '../testing/annotated.ts';

const PUT = `put: serviceOp(1, { moves: 'reply', idempotent: true, peerDeath: 'none', request: { a: u8 }, reply: {} }),`;

/** A service with an envelope of these lines. */
const service = (envelope: string, ops = PUT, more = ''): string => `
    service: {
      name: 'rows', authority: 'any', status: { OK: 0, BAD: 1, OLD: 2 },
      envelope: {
${envelope}
      },
      ops: {
${ops}
      },${more}
    },`;

const many = (versions: string): string => `magic: 'RW', malformed: 'BAD', versions: {
${versions}
      },`;

test.each<readonly [what: string, envelope: string]>([
  [
    'magic is two visible characters',
    `magic: ' W', //! ABI2101 budget/range two visible ASCII characters
     version: 1, nonce: u32, reply: ['status', 'nonce'], malformed: 'BAD',`,
  ],
  [
    'magic has its ends at ! and ~',
    `magic: '!~', version: 1, nonce: u32, reply: ['status', 'nonce'], malformed: 'BAD',`,
  ],
  [
    'a version is a byte',
    many(`
      a: version(255, { nonce: none }),
      b: version(256, { nonce: none }), //! ABI2101 budget/range u8 holds 0 to 255, not 256
      c: version(-1, { nonce: none }), //! ABI2101 budget/range not -1`),
  ],
  [
    'a nonce is a number that counts up',
    many(`
      a: version(1, { nonce: u8, place: 'end' }),
      b: version(2, { nonce: i32, place: 'end' }),
      c: version(3, { nonce: u53, place: 'end' }),
      d: version(4, {
        nonce: i8, //! ABI2101 budget/range a nonce of i8
        place: 'end' }),
      e: version(5, {
        nonce: i64, //! ABI2101 budget/range u32 or u64
        place: 'end' }),
      f: version(6, {
        nonce: bool, //! ABI2101 budget/range a nonce of bool
        place: 'end' }),`),
  ],
  [
    'replies name status and nonce once each',
    many(`
      a: version(1, { nonce: u32,
        reply: ['status', 'status'], //! ABI1002 contract/wrong-kind each once
      }),
      b: version(2, { nonce: u32 }), //! ABI1002 contract/missing-key the order of status and nonce in replies
      c: version(3, { nonce: u32, reply: ['nonce', 'status'] }),
      d: version(4, { nonce: u32, place: 'end' }),
      e: version(5, { nonce: none }),
      f: version(6, { nonce: u32,
        reply: ['status', 'nonce', 'status'], //! ABI1002 contract/wrong-kind each once
      }),`),
  ],
  [
    'a place is that of a nonce',
    many(`
      a: version(1, { nonce: none,
        place: 'end', //! ABI1002 contract/wrong-kind 'place' is that of a nonce, and there is none
      }),`),
  ],
  [
    'a version is rejected with a failure of the service',
    many(`
      a: version(1, { nonce: none, rejected: 'OLD' }),
      b: version(2, { nonce: none,
        rejected: 'OK', //! ABI1002 contract/wrong-kind 'OK' is the status of success
      }),
      c: version(3, { nonce: none,
        rejected: 'OLDE', //! ABI2003 ref/unknown did you mean 'OLD'?
      }),`),
  ],
  [
    'an envelope has a version',
    `magic: 'RW', malformed: 'BAD',
     versions: {}, //! ABI1002 contract/missing-key an envelope has a version`,
  ],
  [
    'of one number are one version without nonce and one with it at the end',
    many(`
      a: version(1, { nonce: none }),
      b: version(1, { nonce: u32, place: 'end' }),
      c: version(2, { nonce: u16, place: 'end' }),
      d: version(2, { nonce: none }),`),
  ],
  [
    'two versions without nonce cannot be distinguished',
    many(`
      a: version(1, { nonce: none }),
      b: version(1, { nonce: none }), //! ABI2001 registry/taken 'b' has the number of 'a'`),
  ],
  [
    'a nonce in the header tells no version of the same number apart',
    many(`
      a: version(1, { nonce: none }),
      b: version(1, { nonce: u32, reply: ['status', 'nonce'] }), //! ABI2001 registry/taken nothing distinguishes them`),
  ],
  [
    'three versions of one number cannot be distinguished',
    many(`
      a: version(1, { nonce: none }),
      b: version(1, { nonce: u32, place: 'end' }),
      c: version(1, { nonce: u16, place: 'end' }), //! ABI2001 registry/taken another number`),
  ],
  [
    'an answer is of an operation, a version and a status that are there',
    `magic: 'RW',
     version: 1, nonce: u32, reply: ['status', 'nonce'],
     malformed: answer('BAD', {
       as: 'putt', //! ABI2003 ref/unknown the service has no operation 'putt'
     }),
     foreign: answer('BAAD', { //! ABI2003 ref/unknown did you mean 'BAD'?
       as: 'put' }),
     unknownVersion: answer('BAD', {
       version: 'v2', //! ABI2003 ref/unknown did you mean 'v1'?
     }),
     unknownOpcode: answer('BID'), //! ABI2003 ref/unknown did you mean 'BAD'?`,
  ],
])('%s', (_, envelope) => {
  expect(surprises(service(envelope))).toEqual([]);
});

test('the default of an answer is that of malformed frames: the header, with nonce and opcode', () => {
  const answersOf = (more: string): unknown => {
    const text = service(
      `magic: 'RW', version: 1, nonce: u32, reply: ['status', 'nonce'], malformed: 'BAD', ${more}`,
    );
    const { foreign, unknownVersion, unknownOpcode } =
      modelOf([contractFile(text)]).services[0]?.envelope ?? {};
    return [foreign, unknownVersion, unknownOpcode].map((one) => one?.status.name);
  };
  expect(answersOf('')).toEqual(['BAD', 'BAD', 'BAD']);
  expect(answersOf(`foreign: answer('OLD'),`)).toEqual(['OLD', 'BAD', 'BAD']);
  expect(answersOf(`unknownVersion: answer('OLD'),`)).toEqual(['BAD', 'OLD', 'BAD']);
  expect(answersOf(`unknownOpcode: answer('OLD'),`)).toEqual(['BAD', 'BAD', 'OLD']);
  const [plain] = modelOf([
    contractFile(
      service(`magic: 'RW', version: 1, nonce: u32, reply: ['status', 'nonce'], malformed: 'BAD',`),
    ),
  ]).services;
  expect(plain?.envelope.malformed).toEqual({
    status: { name: 'BAD', number: 1 },
    form: 'header',
    opcode: 'own',
    nonce: 'echo',
  });
});

/** Operations whose request ends in these fields. */
const ends = (fields: string): string =>
  `put: serviceOp(1, { moves: 'reply', idempotent: true, peerDeath: 'none', reply: {}, request: {
         a: u8,
         ${fields}
       } }),`;

const TWINS = many(`
      a: version(1, { nonce: none }),
      b: version(1, { nonce: u32, place: 'end' }),`);
const TYPES = `
    errors: { EINVAL: errno(22, 'malformed') },
    types: {
      Point: struct({ x: u32 }, { size: 4, errno: 'EINVAL' }),
      Five: struct({ x: u32, y: u8 }, { size: 5, errno: 'EINVAL' }),
      Row: record({ x: u8, name: text(u8, { max: 3 }) }),
      Near: sized({ none: {}, four: { x: u32 } }),
      Far: sized({ none: {}, five: { x: u32, y: u8 } }),
    },`;

test.each<readonly [what: string, fields: string]>([
  ['a list ahead of the end says how long it is', `b: text(u8, { max: 30 }),`],
  [
    'text of 0 to 4 bytes may end in a nonce of 4',
    `b: text(rest, { max: 4 }), //! ABI2101 budget/size 'b' and the nonce of 'b' at the end are not distinguished`,
  ],
  ['text of 0 to 3 bytes is shorter than with a nonce of 4', `b: text(rest, { max: 3 }),`],
  ['bytes of one length are distinguished', `b: bytes(rest, { min: 9, max: 9 }),`],
  [
    'bytes of 5 to 9 may end in a nonce of 4',
    `b: bytes(rest, { min: 5, max: 9 }), //! ABI2101 budget/size the versions different numbers`,
  ],
  ['bytes of 5 to 8 are shorter than with a nonce of 4', `b: bytes(rest, { min: 5, max: 8 }),`],
  [
    'a tail of 4 bytes may be a nonce of 4',
    `b: tail('Point'), //! ABI2101 budget/size give it a length`,
  ],
  ['a tail of 5 bytes is no nonce of 4', `b: tail('Five'),`],
  [
    'a tail of 2 to 5 bytes may be a nonce of 4',
    `b: tail('Row'), //! ABI2101 budget/size not distinguished by length`,
  ],
  [
    'forms of 0 and 4 bytes differ by a nonce of 4',
    `b: 'Near', //! ABI2101 budget/size not distinguished by length`,
  ],
  ['forms of 0 and 5 bytes do not differ by a nonce of 4', `b: 'Far',`],
])('twins: %s', (_, fields) => {
  expect(surprises(TYPES + service(TWINS, ends(fields)))).toEqual([]);
});

test('versions with different numbers may have any lengths', () => {
  const versions = many(`
      a: version(1, { nonce: none }),
      b: version(2, { nonce: u32, place: 'end' }),`);
  expect(surprises(service(versions, ends('b: text(rest, { max: 9 }),')))).toEqual([]);
});

test('the sizes of a frame span all versions of its operation', () => {
  const versions = many(`
      a: version(1, { nonce: none }),
      b: version(2, { nonce: u64, reply: ['status', 'nonce'] }),
      c: version(3, { nonce: u32, place: 'end' }),`);
  const [made] = modelOf([contractFile(service(versions))]).services;
  const [op] = made?.ops ?? [];
  const { minSize, maxSize, headerSize, trailerSize } = op?.request ?? {};
  expect([minSize, maxSize, headerSize, trailerSize]).toEqual([5, 13, 4, 4]);
  expect([op?.reply.minSize, op?.reply.maxSize]).toEqual([5, 13]);
});

test('the status of denied callers is neither that of malformed requests nor that of a check', () => {
  const denied = (malformed: string, checks = ''): string => `
    principals: ['execd'],
    service: {
      name: 'rows', authority: ['execd'], status: { OK: 0, BAD: 1, OLD: 2 },
      envelope: {
        magic: 'RW', version: 1, nonce: u32, reply: ['status', 'nonce'], malformed: ${malformed},
        denied: 'OLD', //! ABI1002 contract/wrong-kind 'OLD' is also a status for permitted callers
      },
      ops: { put: serviceOp(1, { moves: 'reply', idempotent: true, peerDeath: 'none', request: { a: u8 }, reply: {}, ${checks} }) },
    },`;
  expect(surprises(denied(`'OLD'`))).toEqual([]);
  expect(surprises(denied(`answer('OLD', { form: 'full' })`))).toEqual([]);
  expect(surprises(denied(`'BAD'`, `checks: { a: fails('OLD', '') }`))).toEqual([]);
  const plain = denied(`'BAD'`).replace(/\/\/!.*/, '');
  expect(surprises(plain)).toEqual([]);
});
