/** Names that C, C++ or Rust have for themselves are generated as something that compiles. */
import { describe, expect, test } from 'vitest';
import { HOSTILE_NAMES } from '../../../fuzz/words.ts';
import { C_WORDS } from '../../names/c-words.ts';
import { snake } from '../../names/native.ts';
import { pascal } from '../names.ts';
import { RUST_KEYWORDS } from '../../names/rust-words.ts';
import { contractFile, ERRORS, surprises } from '../../testing/annotated.ts';
import { C, compilerSays, CPP, nativePackage, RUST, without } from '../../testing/native.ts';
import { workspaceAt } from '../../workspace/config.ts';

const [noCc, noCpp, noRust] = [without('cc'), without('c++'), without('rustc')];
/** In its GNU mode the compiler has macros such as `unix`; a newer C has more words. */
const DIALECTS = ['c11', 'gnu11', 'c2x'].map((one) => C.map((arg) => arg.replace('c11', one)));
/** A newer edition has more words, too. */
const EDITIONS = ['2021', '2024'].map((one) => RUST.map((arg) => arg.replace('2021', one)));

/** What they are about, their sections, and the scope if it matters. */
const CASES: [title: string, sections: string, scope?: string][] = [];

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

describe.each(CASES)('%s', (_, sections, scope = '@abicus') => {
  const made = () => nativePackage([contractFile(sections)], workspaceAt('/w', { scope }));
  const supplied = (header: string): string =>
    `-D${header.replace(/(?:_abi)?\.h$/, '').toUpperCase()}_ECALL`;

  test.skipIf(noCc !== '')(`compiles as C${noCc}`, async () => {
    const { folder, files } = await made();
    for (const args of DIALECTS) {
      expect(compilerSays(folder, 'cc', [...args, files.header])).toBe('');
      const own = [...args, supplied(files.header), files.header];
      expect(compilerSays(folder, 'cc', own)).toBe('');
    }
  });

  test.skipIf(noCpp !== '')(`compiles as C++${noCpp}`, async () => {
    const { folder, files } = await made();
    for (const standard of ['c++11', 'c++20']) {
      const args = CPP.map((arg) => arg.replace('c++20', standard));
      const own = [...args, supplied(files.header), files.header];
      expect(compilerSays(folder, 'c++', own)).toBe('');
    }
  });

  test.skipIf(noRust !== '')(`compiles as Rust${noRust}`, async () => {
    const { folder, files } = await made();
    for (const args of EDITIONS) {
      expect(compilerSays(folder, 'rustc', [...args, files.crate])).toBe('');
    }
  });
});

const STRUCT = (text: string): string => `${ERRORS}
  types: { All: struct({
    first_name: u8,
    ${text}
  }, { size: 2, errno: 'EINVAL' }) },`;

describe('names that become one', () => {
  test.each([
    [
      'fields that differ by case',
      STRUCT(`firstName: u8, //! ABI2001 registry/taken 'struct abicus_all.first_name' in C`),
    ],
    [
      'types whose words are the same',
      `${ERRORS}
  types: {
    Cap_Slot: newtype(u32, { errno: 'EINVAL' }),
    CapSlot: newtype(u32, { errno: 'EINVAL' }), //! ABI2001 registry/taken 'kernel.type.Cap_Slot' both become
  },`,
    ],
    [
      'members that differ by case',
      `${ERRORS}
  types: { Level: enumeration(u8, {
    Low: 0,
    LOW: 1, //! ABI2001 registry/taken 'ABICUS_LEVEL_LOW' in C
  }, { closed: false }) },`,
    ],
    [
      'a structure and a newtype of which one ends as typedefs do',
      `${ERRORS}
  types: {
    Child: newtype(u32, { errno: 'EINVAL' }),
    ChildT: struct({ a: u32 }, { size: 4, errno: 'EINVAL' }), //! ABI2001 registry/taken 'struct abicus_child_t' in C
  },`,
    ],
    [
      'arguments that differ by case',
      `${ERRORS}
  syscalls: { put: syscall(1, { cost: 1, args: {
    keyA: a0(u32),
    key_a: a1(u32), //! ABI2001 registry/taken 'abicus_put(key_a)' in C
  } }) },`,
    ],
    [
      'a constant field and a member of another type',
      `${ERRORS}
  types: {
    Head: struct({ tail_mark: constant(u8, 1) }, { size: 1, errno: 'EINVAL' }),
    HeadTail: enumeration(u8, {
      Mark: 1, //! ABI2001 registry/taken 'ABICUS_HEAD_TAIL_MARK' in C
    }, { closed: false }),
  },`,
    ],
    [
      'forms of a union that differ by case',
      `types: { Shape: union(u8, {
    round: variant(0, { a: u8 }),
    Round: variant(1, { a: u8 }), //! ABI2001 registry/taken 'ABICUS_SHAPE_ROUND' in C
  }) },`,
    ],
    [
      'fields of a record that differ by case',
      `types: { Row: record({
    first_name: u8,
    firstName: text(u8, { max: 3 }), //! ABI2001 registry/taken 'struct abicus_row.first_name' in C
  }) },`,
    ],
    [
      'versions of an envelope that differ by case',
      `service: { name: 'timed', status: { OK: 0, BAD: 1 }, authority: 'any',
    envelope: { magic: 'TM', malformed: 'BAD', versions: {
      v1: version(1, { nonce: none }),
      V1: version(2, { nonce: none }), //! ABI2001 registry/taken 'ABICUS_TIMED_VERSION_V1' in C
    } },
    ops: { wait: serviceOp(1, { request: {}, reply: {}, moves: 'reply', idempotent: false, peerDeath: '' }) },
  },`,
    ],
    [
      'a register called like the size of its device',
      `board: { numbers: {}, devices: { uart: device(0x1000, 0x100, {
    size: register(0, u8, { access: 'r' }), //! ABI2001 registry/taken
  }) } },`,
    ],
  ])('%s are a finding with both places', (_, sections) => {
    expect(surprises(sections)).toEqual([]);
  });
});

test('a name that is not of ASCII is a finding wherever C or Rust would write it', () => {
  const sections = `
  principals: ['größe'], //! ABI1003 contract/bad-name
  errors: {
    EINVAL: errno(22, 'malformed'),
    EÉ: errno(23, 'é'), //! ABI1003 contract/bad-name
  },
  limits: {
    é: limit(1, { why: '', atLimit: '' }), //! ABI1003 contract/bad-name
  },
  types: {
    É: newtype(u32, { errno: 'EINVAL' }), //! ABI1003 contract/bad-name
    Level: enumeration(u8, {
      É: 1, //! ABI1003 contract/bad-name
    }, { closed: false }),
    Bits: flags(u8, {
      É: 1, //! ABI1003 contract/bad-name
    }, { errno: 'EINVAL' }),
    All: struct({
      é: u8, //! ABI1003 contract/bad-name
    }, { size: 1, errno: 'EINVAL' }),
  },
  syscalls: {
    é: syscall(1, { cost: 1 }), //! ABI1003 contract/bad-name
    pick: syscall(2, { selector: selector('a0', { errno: 'EINVAL' }), ops: {
      é: op(0, { cost: 1 }), //! ABI1003 contract/bad-name
    } }),
    put: syscall(3, { cost: 1, args: {
      é: a0(u8), //! ABI1003 contract/bad-name
    } }),
  },
  service: {
    name: 'é', //! ABI1003 contract/bad-name
    authority: 'any',
    status: { OK: 0, BAD: 1,
      É: 2, //! ABI1003 contract/bad-name
    },
    envelope: { magic: 'TM', version: 1, nonce: u16, reply: ['status', 'nonce'], malformed: 'BAD' },
    ops: {
      é: serviceOp(1, { //! ABI1003 contract/bad-name
        request: {
          é: u8, //! ABI1003 contract/bad-name
        },
        reply: {
          é: u8, //! ABI1003 contract/bad-name
        },
        moves: 'reply', idempotent: false, peerDeath: '' }),
    },
    events: {
      é: event(2, { //! ABI1003 contract/bad-name
        é: u8, //! ABI1003 contract/bad-name
      }),
    },
  },
  board: {
    devices: {
      é: device(0x1000, 0x100, { //! ABI1003 contract/bad-name
        é: register(0, u8, { access: 'r' }), //! ABI1003 contract/bad-name
      }),
    },
    numbers: {
      é: { //! ABI1003 contract/bad-name
        É: 1, //! ABI1003 contract/bad-name
      },
    },
  },`;
  expect(surprises(sections)).toEqual([]);
});
