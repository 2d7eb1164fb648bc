/** Contracts with names that C, C++ or Rust have for themselves. */
import { HOSTILE_NAMES } from '../../../../fuzz/words.ts';
import { C_WORDS } from '../../../names/c-words.ts';
import { snake } from '../../../names/native.ts';
import { RUST_KEYWORDS } from '../../../names/rust-words.ts';
import { ERRORS } from '../../../testing/annotated.ts';
import { pascal } from '../../names.ts';

/** What they are about, their sections, and the scope if it matters. */
export const CASES: [title: string, sections: string, scope?: string][] = [];

/** Each word once, as fields and arguments have it. */
const WORDS = [
  ...new Map(
    [...C_WORDS, ...RUST_KEYWORDS, ...HOSTILE_NAMES, 'abicusEcall', 'abicus_pid_t', 'trapped']
      .filter((word) => /^[A-Za-z][A-Za-z0-9_]*$/.test(word))
      .map((word) => [snake(word), word]),
  ).values(),
];

const fields = (names: readonly string[], type: string): string =>
  names.map((name) => `${name}: ${type}`).join(', ');

const service = (fieldTexts: string): string => `
  service: { name: 'timed', status: { OK: 0, BAD: 1 }, authority: 'any',
    envelope: { magic: 'TM', version: 1, nonce: u16, reply: ['status', 'nonce'], malformed: 'BAD' },
    ops: { wait: serviceOp(1, {
      request: { ${fieldTexts} }, reply: { ${fieldTexts} },
      moves: 'replyAndEvents', idempotent: false, peerDeath: '',
    }) },
    events: { fired: event(2, { ${fieldTexts} }) },
  },`;

CASES.push([
  'a structure and frames with fields called like every word of the languages',
  `${ERRORS}
  types: {
    Pid: newtype(u32, { errno: 'EINVAL' }),
    All: struct({ ${fields(WORDS, "'Pid'")} }, { size: ${4 * WORDS.length}, errno: 'EINVAL' }),
  },
  ${service(fields(WORDS, "'Pid'"))}`,
]);

/** Each once as forms of a choice have it. */
const FORMS = [...new Map(WORDS.map((word) => [pascal(word), word])).values()];
const OTHERS = WORDS.filter((word) => word !== 'kind');

const numbered = (names: readonly string[], form: (i: number) => string): string =>
  names.map((name, i) => `${name}: ${form(i)}`).join(', ');

CASES.push([
  'records, unions, forms of different sizes, and what is in them, called like every word of the languages',
  `${ERRORS}
  types: {
    Pid: newtype(u32, { errno: 'EINVAL', min: 1 }),
    Row: record({ ${fields(WORDS, 'text(u8, { max: 3 })')} }),
    Flat: record({ ${fields(WORDS, "'Pid'")} }),
    Ends: record({ ${fields(
      [
        'in',
        'out',
        'value',
        'frame',
        'size',
        'room',
        'correlation',
        'one',
        'i',
        'n0',
        'v0',
        'as',
        'form',
      ],
      "list(u8, 'Pid', { max: 2 })",
    )} }),
    Tagged: union(u16, { ${numbered(FORMS, (i) => `variant(${i}, { ${fields(OTHERS.slice(i % 9, (i % 9) + 3), 'octets(2)')} })`)} }),
    Left: sized({ ${numbered(FORMS, (i) => `{ one: octets(${i + 1}) }`)} }),
    Lengths: record({ ${numbered(WORDS, () => 'length(u8)')}, ${WORDS.map((word) => `of_${word}: bytes('${word}', { max: 2 })`).join(', ')} }),
  },
  ${service(`rows: list(u8, 'Row', { max: 1 }), flat: 'Flat', ends: 'Ends', tagged: 'Tagged', lengths: 'Lengths', has_tail: u8, tail: tail('Flat')`)}`,
]);

CASES.push([
  'types and frames called like what all codecs share',
  `${ERRORS}
  types: { ${fields(['Bytes', 'List', 'Reader', 'Writer', 'Correlation', 'Form', 'Rejected', 'Wire', 'Decode', 'Encode'], 'record({ a: u8 })')} },
  syscalls: { wire: syscall(1, { selector: selector('a0', { errno: 'EINVAL' }), ops: { get: op(0, { cost: 1 }), list: op(1, { cost: 1 }), malformed: op(2, { cost: 1 }) } }) },
  ${service("wire: 'Wire', reader: 'Reader'")}`,
]);

/** Operations with six arguments each, over all words. */
function calls(): string {
  const found: string[] = [];
  for (let at = 0; at < WORDS.length; at += 6) {
    const args = WORDS.slice(at, at + 6).map((name, i) => `${name}: a${i}('Pid')`);
    const call = `{ args: { ${args.join(', ')} }, returns: 'Pid', results: { second: a1('Pid'), ${WORDS[at]}: t6(u64) }, cost: 1 }`;
    found.push(`call${at}: syscall(${at}, ${call}),`);
  }
  return found.join('\n');
}

CASES.push([
  'arguments called like every word of the languages',
  `${ERRORS}
  types: { Pid: newtype(u32, { errno: 'EINVAL' }) },
  syscalls: { ${calls()} },`,
]);

const PRELUDE = ['Option', 'Some', 'None', 'Vec', 'Box', 'Clone', 'Drop', 'Hash', 'Debug', 'Eq'];

CASES.push([
  'types called Self and like names of the prelude of Rust',
  `${ERRORS}
  types: { ${fields(['Self', 'Crate', 'Super', ...PRELUDE], "newtype(u32, { errno: 'EINVAL' })")},
    Copy: struct({ a: 'Self', b: 'Option', c: 'Clone' }, { size: 12, errno: 'EINVAL' }),
  },`,
]);

CASES.push([
  'enumerations and flags of u64, i32 and u53, whose values reach their ends',
  `${ERRORS}
  types: {
    Wide: enumeration(u64, { None: 0, Some: 1, Most: 0x1f_ffff_ffff_ffff }, { closed: true, errno: 'EINVAL' }),
    Exact: enumeration(u53, { Big: 0x8000_0000, Bigger: 0x1_0000_0000 }, { closed: false }),
    Signed: enumeration(i32, { Least: -0x8000_0000, Less: -1, Most: 0x7fff_ffff }, { closed: true, errno: 'EINVAL' }),
    Bits: flags(u64, { LOW: 1, MID: 0x8000_0000, HIGH: 0x10_0000_0000_0000 }, { errno: 'EINVAL' }),
    Open: flags(u53, { HIGH: 0x10_0000_0000_0000 }, { errno: 'EINVAL', open: true }),
    Both: struct({ wide: 'Wide', bits: 'Bits', signed: 'Signed', open: 'Open' }, { size: 28, errno: 'EINVAL' }),
  },`,
]);

CASES.push([
  'names that only the trap, the guard and the assertions have',
  `errors: { EINVAL: errno(22, 'malformed'), ECALL: errno(23, 'a trap') },
  types: { Result: struct({ a: u32 }, { size: 4, errno: 'EINVAL' }) },
  syscalls: { ecall: syscall(1, { args: { number: a0(u32) }, cost: 1 }) },
  board: { devices: {}, numbers: { abi: { H: 1 }, static: { ASSERT: 1 } } },`,
]);

CASES.push([
  'a span, and an argument called like its length',
  `${ERRORS}
  syscalls: { put: syscall(1, { args: { key: a0(readsBytes('a1')), keyLength: a2(u32) }, cost: 1 }) },`,
]);

CASES.push([
  'results called like arguments, like lengths and like what functions have for themselves',
  `${ERRORS}
  types: { Pid: newtype(u32, { errno: 'EINVAL' }) },
  syscalls: { ask: syscall(1, {
    args: { key: a0(readsBytes('a1')), trapped: a2(u32), words: a3(u32), result: a4(u32) },
    returns: 'Pid',
    results: { key: a1(u32), keyLength: a2('Pid'), trapped: a3(u64), words: t0(u8), result: t1(u16), pid: t2(u32) },
    cost: 1,
  }) },`,
]);

CASES.push([
  'a structure and a syscall that are called alike',
  `${ERRORS}
  types: { Child: struct({ a: u32 }, { size: 4, errno: 'EINVAL' }) },
  syscalls: { child: syscall(1, { args: { child: a0(reads('Child')) }, cost: 1 }) },`,
]);

CASES.push([
  'frames with fields called like those of their header: magic, version, opcode, status, nonce',
  `${ERRORS} ${service('magic: u32, version: u16, opcode: i32, status: u16, nonce: u64')}`,
]);

CASES.push([
  'a scope of which macros of a header could be made',
  `errors: { EINVAL: errno(22, 'malformed'), MAX: errno(23, 'too much') },
  types: { T: struct({ size_t: u32 }, { size: 4, errno: 'EINVAL' }) },`,
  '@size',
]);

CASES.push([
  'types that differ by case alone: CapSlot and Capslot',
  `${ERRORS}
  types: {
    CapSlot: newtype(u32, { errno: 'EINVAL' }),
    Capslot: newtype(u32, { errno: 'EINVAL' }),
    Both: struct({ capSlot: 'CapSlot', capslot: 'Capslot' }, { size: 8, errno: 'EINVAL' }),
  },`,
]);

CASES.push(['a scope that starts with a digit', `${ERRORS}`, '@9p']);
CASES.push(['a scope called like a header of the standard', `${ERRORS}`, '@time']);
