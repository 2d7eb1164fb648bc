/**
 * Contracts that were once a stack trace, code that does not compile, or code that does something else. Each works, its
 * codecs agreeing with the reference encoder, or it is a finding with its place.
 */
import { join } from 'node:path';
import process from 'node:process';
import { beforeAll, describe, expect, test } from 'vitest';
import { contractFile, ERRORS, surprises } from '../src/testing/annotated.ts';
import { judge, type Verdict } from './batch.ts';

const service = (ops: string, more = ''): string => `
  service: { name: 'timed', status: { OK: 0, BAD: 1 }, authority: 'any',
    envelope: { magic: 'TM', version: 1, nonce: u32, reply: ['status', 'nonce'], malformed: 'BAD' },
    ops: { ${ops} }, ${more} },
`;
const op = (name: string, opcode: number, request = '{}', reply = '{}'): string =>
  `${name}: serviceOp(${opcode}, { request: ${request}, reply: ${reply}, moves: 'reply', idempotent: false, peerDeath: '' }),`;
const both = (fields: string): string => service(op('put', 1, `{ ${fields} }`, `{ ${fields} }`));
const struct = (fields: string, size: number): string =>
  `${ERRORS} types: { Rec: struct({ ${fields} }, { size: ${size}, errno: 'EINVAL' }) },`;
const call = (shape: string, more = ''): string =>
  `${ERRORS} ${more} syscalls: { nap: syscall(1, { cost: 1, ${shape} }) },`;
const type = (name: string, shape = "newtype(u32, { errno: 'EINVAL' })"): string =>
  `${ERRORS} types: { ${name}: ${shape} }, syscalls: { nap: syscall(1, { cost: 1, returns: '${name}' }) },`;

/** Fields that a language, the library or a codec has a word for. */
const FIELDS = [
  'default',
  'super',
  'static',
  'ok',
  'err',
  'final',
  'delete',
  'constructor',
  'toString',
  'nonce',
  'frame',
  'PUT_CALL',
  'putRejects',
  'Uint8Array',
];

const WORKS: readonly (readonly [title: string, sections: string])[] = [
  ...FIELDS.map((name) => [`a field ${name} of a frame`, both(`${name}: u32`)] as const),
  ...FIELDS.map((name) => [`a field ${name} of a structure`, struct(`${name}: u32`, 4)] as const),
  ...FIELDS.map((name) => [`an argument ${name}`, call(`args: { ${name}: a0(u32) }`)] as const),
  [
    'a field nameLength beside a text name',
    both('name: text(u8, { min: 0, max: 9 }), nameLength: u32'),
  ],
  ['a text whose length has 53 bits', both('name: text(u53, { min: 0, max: 9 })')],
  ['a text whose length is an i32', both('name: text(i32, { min: 0, max: 9 })')],
  [
    'a negative enumeration',
    type('Mode', "enumeration(i32, { A: -1, B: 3 }, { closed: true, errno: 'EINVAL' })"),
  ],
  [
    'a closed enumeration of u64',
    type(
      'Mode',
      "enumeration(u64, { A: 0, B: 9007199254740991 }, { closed: true, errno: 'EINVAL' })",
    ),
  ],
  [
    'an open enumeration of u64',
    type('Mode', "enumeration(u64, { A: 7 }, { closed: false, errno: 'EINVAL' })"),
  ],
  ['flags of u64', type('Mode', "flags(u64, { A: 1, B: 0x10_0000_0000 }, { errno: 'EINVAL' })")],
  [
    'closed flags of u53 with a bit above 31',
    type('Mode', "flags(u53, { A: 1, B: 0x100_0000_0000 }, { errno: 'EINVAL' })"),
  ],
  ['a type Result', type('Result')],
  ['a type Reject', type('Reject')],
  ...['toString', 'constructor', 'valueOf'].map(
    (name) =>
      [
        `a type ${name}, as all objects have it, beside an operation hasOwnProperty`,
        `types: { ${name}: enumeration(u8, { A: 0 }, { closed: true, errno: 'EINVAL' }) },
         ${ERRORS} ${service(op('hasOwnProperty', 2))}`,
      ] as const,
  ),
  [
    'a type called as its constructor',
    type('level', "enumeration(u8, { A: 0 }, { closed: true, errno: 'EINVAL' })"),
  ],
  ['a type whose constructor is a word', type('Interface')],
  ['a syscall serve', `${ERRORS} syscalls: { serve: syscall(1, { cost: 1 }) },`],
  ['a syscall delete', `${ERRORS} syscalls: { delete: syscall(1, { cost: 1 }) },`],
  ['arguments ok and err', call('args: { ok: a0(u32), err: a1(u32) }, returns: u32')],
  ['bytes that are called constructor', both('constructor: bytes(u8, { min: 0, max: 9 })')],
  ['an argument errno', call('args: { errno: a0(u32) }')],
  [
    'arguments called as all parts of a reject',
    call('args: { errno: a0(u32), error: a1(u32), check: a2(u32) }'),
  ],
  [
    'an argument lengths of which another is called',
    call("args: { body: a0(readsBytes('a1', {})), bodyVa: a2(u32) }"),
  ],
  ['a second result without a first', call('results: { other: a1(u32) }')],
  ['calls of a package without types', `${ERRORS} syscalls: { nap: syscall(1, { cost: 1 }) },`],
];

const FINDINGS: readonly (readonly [title: string, sections: string])[] = [
  [
    'a field foo-bar',
    both(`\n'foo-bar': u32 //! ABI1003 contract/bad-name "foo-bar" is not a name\n`),
  ],
  [
    'an enumeration without members',
    `types: { E: enumeration(u8, {}, { closed: false }) }, //! ABI2101 budget/range no member`,
  ],
  [
    'a negative member of an unsigned enumeration',
    `types: { E: enumeration(u8, { A: -1 }, { closed: false }) }, //! ABI2101 budget/range u8 holds 0 to 255`,
  ],
  [
    'flags without bits',
    `${ERRORS} types: { E: flags(u32, {}, { errno: 'EINVAL' }) }, //! ABI2101 budget/range has no`,
  ],
  [
    'an operation serve of a service',
    service(`\n${op('serve', 1)} //! ABI2001 registry/taken both become 'serve'\n`),
  ],
  [
    'addReply beside add',
    service(
      `${op('add', 1)}\n${op('addReply', 2)} //! ABI2001 registry/taken 'timed.add' both become\n`,
    ),
  ],
  [
    'a type Status beside an operation status',
    `${ERRORS} types: { Status: enumeration(u8, { A: 0 }, { closed: true, errno: 'EINVAL' }) },
    ${service(`\n${op('status', 1)} //! ABI2001 registry/taken the enumeration 'kernel.type.Status' both become\n`)}`,
  ],
  ...['Uint8Array', 'Record', 'bigint', 'interface'].map(
    (name) =>
      [
        `a type ${name}`,
        `${ERRORS} types: {
           ${name}: newtype(u32, { errno: 'EINVAL' }), //! ABI1003 contract/bad-name becomes '${name}'
         },`,
      ] as const,
  ),
  [
    'a type KernelHandlers beside syscalls',
    `${ERRORS} syscalls: { nap: syscall(1, { cost: 1 }) },
    types: { KernelHandlers: newtype(u32, { errno: 'EINVAL' }) }, //! ABI2001 registry/taken the dispatch of syscalls both become`,
  ],
  [
    'CapSlot beside capSlot',
    `${ERRORS} types: { CapSlot: newtype(u32, { errno: 'EINVAL' }),
    capSlot: newtype(u32, { errno: 'EINVAL' }) }, //! ABI2001 registry/taken both become 'capSlot'`,
  ],
  [
    'a constant switch',
    `board: { devices: {}, numbers: { first: {
    switch: 1, //! ABI1003 contract/bad-name becomes 'switch'
    } } },`,
  ],
  [
    'a constant of two lines',
    `board: { devices: {}, numbers: { first: {
    'a\\nb': 1, //! ABI1003 contract/bad-name is not a name
    } } },`,
  ],
  [
    'a group of numbers envelope beside a service',
    `${service(op('put', 1))} board: { devices: {}, numbers: {
    envelope: { A: 1 }, //! ABI2001 registry/taken the envelope of the service both become 'envelope.ts'
    } },`,
  ],
  [
    'a group of numbers index',
    `board: { devices: {}, numbers: {
    index: { A: 1 }, //! ABI2001 registry/taken the index of the package both become 'index.ts'
    } },`,
  ],
  [
    'a group of two numbers of one name',
    `board: { devices: { uartMmio: device(0x1000, 8, { base: register(0, u8, { access: 'r' }) }) }, //! ABI2001 registry/taken both become 'UART_BASE'
    numbers: {} },`,
  ],
  [
    'an error of two words',
    `errors: { 'x y': errno(1, 'no') }, //! ABI1003 contract/bad-name is not a name`,
  ],
  [
    'an audit field that is a comment',
    `audit: { a: line('A', ['/* c */']) }, //! ABI1003 contract/bad-name is not a name`,
  ],
  [
    'a text whose length has 64 bits',
    both(`\nname: text(u64, { min: 0, max: 9 }), //! ABI2101 budget/range a length of u64\n`),
  ],
  [
    'a newtype that no value satisfies',
    `${ERRORS} types: { N: newtype(u32, { errno: 'EINVAL', min: 9, below: 16, align: 8 }) }, //! ABI2101 budget/range N has no value`,
  ],
  [
    'the limits owners and OWNERS, one of them by enumeration',
    `${ERRORS} types: { Kind: enumeration(u8, { A: 0 }, { closed: true, errno: 'EINVAL' }) },
    limits: { OWNERS: byEnum('Kind', { A: 1 }, { why: '' }),
      owners: byEnum('Kind', { A: 1 }, { why: '' }) }, //! ABI2001 registry/taken both become 'OWNERS'`,
  ],
];

describe('what is drawn from no seed', () => {
  const verdicts = new Map<number, Verdict>();
  beforeAll(async () => {
    const folder = join(import.meta.dirname, '../../../.abicus/fuzz', `seen-${process.pid}`);
    const draws = WORKS.map(([, sections], id) => ({ id, texts: [contractFile(sections)] }));
    const found = await judge(folder, draws, { cc: false, rustc: false });
    for (const verdict of found) verdicts.set(verdict.id, verdict);
  }, 180_000);

  test.each(WORKS.map(([title], id) => [title, id] as const))('%s works', (_, id) => {
    expect(verdicts.get(id)).toMatchObject({ result: 'works', message: '' });
  });
});

test.each(FINDINGS)('%s is a finding with its place', (_, sections) => {
  expect(surprises(sections)).toEqual([]);
});
