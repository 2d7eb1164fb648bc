/**
 * Names that C, C++ or Rust have for themselves are generated as something that compiles: here some of them, in the
 * dialects with the most words; in `names.deep.ts` all in all.
 */
import { describe, expect, test } from 'vitest';
import { ERRORS, surprises } from '../../testing/annotated.ts';
import { without } from '../../testing/native.ts';
import { compiledIn, textsOf, WIDEST } from './testing/dialects.ts';
import { CASES } from './testing/hostile-names.ts';

const TOOLS = [
  ['C', 'cc', without('cc')],
  ['C++', 'c++', without('c++')],
  ['Rust', 'rustc', without('rustc')],
] as const;

/** One of so many contracts is compiled. */
const EACH = 4;

describe.each(CASES.filter((_, i) => i % EACH === 0))('%s', (_, sections, scope) => {
  const texts = textsOf(sections, scope);

  for (const [language, tool, missing] of TOOLS) {
    test.skipIf(missing !== '')(`compiles as ${language}${missing}`, async () => {
      const dialects = WIDEST.filter((one) => one.tool === tool);
      expect(compiledIn(await texts, dialects)).toEqual([]);
    });
  }
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
