import { expect, test } from 'vitest';
import { contractFile, ERRORS, modelOf, surprises, surprisesIn } from '../testing/annotated.ts';

test('unknown errors and types are reported', () => {
  expect(
    surprises(`
    ${ERRORS}
    types: {
      Pid: newtype(u32, { errno: 'EINVALID' }), //! ABI2003 ref/unknown did you mean 'EINVAL'?
      Entry: struct({ pid: 'Pud' }, { size: 4, errno: 'EINVAL' }), //! ABI2003 ref/unknown type 'Pud'
      Grade: enumeration(u8, { Idle: 0 }, { closed: true, initial: 'Idel' }), //! ABI2003 ref/unknown did you mean 'Idle'?
    },
  `),
  ).toEqual([]);
});

test('a structure that contains itself is reported', () => {
  expect(
    surprises(`
    ${ERRORS}
    types: {
      A: struct({ b: 'B' }, { size: 4, errno: 'EINVAL' }), //! ABI2003 ref/cycle A → B → A
      B: struct({ a: 'A' }, { size: 4, errno: 'EINVAL' }),
    },
  `),
  ).toEqual([]);
});

test('a structure with a record or union is reported, also if that has one size', () => {
  expect(
    surprises(`
    ${ERRORS}
    types: {
      Row: record({ a: u8 }),
      Either: union(u8, { one: variant(1, { a: u8 }), two: variant(2, { b: u8 }) }),
      All: struct({
        row: 'Row', //! ABI1002 contract/wrong-kind 'row' is a record, and a structure is made of structures
        either: 'Either', //! ABI1002 contract/wrong-kind 'either' is a union
      }, { size: 3, errno: 'EINVAL' }),
    },
  `),
  ).toEqual([]);
});

test('the size of a structure is the sum of its fields', () => {
  expect(
    surprises(`
    ${ERRORS}
    types: {
      A: struct({ a: u32, b: u64 }, { size: 16, errno: 'EINVAL' }), //! ABI2101 budget/size fields are 12 (a 4 + b 8)
      B: struct({ a: u32, name: text(u8, { min: 0, max: 4 }) }, { size: 8, errno: 'EINVAL' }), //! ABI2101 budget/size 'name' has not //! ABI2101 budget/size
    },
  `),
  ).toEqual([]);
});

test('numbers outside their scalar are reported', () => {
  expect(
    surprises(`
    ${ERRORS}
    types: {
      E: enumeration(u8, {
        A: 255,
        B: 256, //! ABI2101 budget/range u8 holds 0 to 255, not 256
        C: -1, //! ABI2101 budget/range not -1
        D: 1.5, //! ABI2101 budget/range not 1.5
      }, { closed: false }),
      N: newtype(u8, { errno: 'EINVAL', below: 257 }), //! ABI2101 budget/range not 257
      M: newtype(u8, { errno: 'EINVAL', below: 256 }),
      R: newtype(u8, { errno: 'EINVAL', min: 4, below: 4 }), //! ABI2101 budget/range nothing is from 4 and below 4
      P: newtype(u32, { errno: 'EINVAL', align: 3 }), //! ABI2101 budget/range is not a power of two
      S: struct({ a: constant(u8, 300) }, { size: 1, errno: 'EINVAL' }), //! ABI2101 budget/range not 300
    },
  `),
  ).toEqual([]);
});

test('a flag is one bit', () => {
  expect(
    surprises(`
    ${ERRORS}
    types: {
      F: flags(u32, {
        A: 1,
        B: 0x8000_0000,
        C: 3, //! ABI2101 budget/range power of two
        D: 0, //! ABI2101 budget/range power of two
        E: 2 }, { errno: 'EINVAL' }),
    },
  `),
  ).toEqual([]);
});

test('numbers and names are unique', () => {
  expect(
    surprises(`
    errors: {
      EPERM: errno(1, ''),
      EALSO: errno(1, ''), //! ABI2001 registry/taken errno '1' is taken by EPERM
      EAGAIN: errno(11, '', { sentinels: ['Full', 'Full'] }), //! ABI2001 registry/taken 'Full'
      EZERO: errno(0, ''), //! ABI2101 budget/range
    },
    types: {
      E: enumeration(u8, {
        A: 1,
        B: 1, //! ABI2001 registry/taken
      }, { closed: false }),
      EPERM: enumeration(u8, { A: 1 }, { closed: false }), //! ABI2001 registry/taken error EPERM
    },
    reserved: { errnos: [11] }, //! ABI2001 registry/taken
  `),
  ).toEqual([]);
});

test('contracts that feed one package share its names; those of two packages do not', () => {
  const type = (comment: string): string =>
    `types: {\n E: enumeration(u8, { A: 1 }, { closed: false }), ${comment}\n },`;
  expect(
    surprisesIn([
      contractFile(type('')),
      contractFile(type('//! ABI2001 registry/taken'), {
        id: 'RFC-0002',
        file: 'contracts/rfc-0002-b.contract.ts',
      }),
      contractFile(type(''), { id: 'RFC-0003', feeds: 'other' }),
    ]),
  ).toEqual([]);
});

test('limits by enumeration have a value for each member', () => {
  expect(
    surprises(`
    ${ERRORS}
    types: {
      Pid: newtype(u32, { errno: 'EINVAL' }),
      Grade: enumeration(u8, { Idle: 0, Busy: 1 }, { closed: false }),
    },
    limits: {
      a: byEnum('Grade', { Idle: 1, Busy: 2 }, { why: '' }),
      b: byEnum('Grad', {}, { why: '' }), //! ABI2003 ref/unknown did you mean 'Grade'?
      c: byEnum('Pid', {}, { why: '' }), //! ABI2003 ref/unknown no enumeration
      d: byEnum('Grade', { Idle: 1 }, { why: '' }), //! ABI1002 contract/missing-key no value for Busy
      e: byEnum('Grade', { Idle: 1, Busy: 2, Bussy: 3 }, { why: '' }), //! ABI2003 ref/unknown did you mean 'Busy'?
    },
  `),
  ).toEqual([]);
});

test('a limit fits the scalar of what it limits', () => {
  expect(
    surprises(`
    ${ERRORS}
    types: { Grade: enumeration(u8, { Idle: 0 }, { closed: true }) },
    limits: {
      a: limit(256, { scalar: u8, why: '', atLimit: '' }), //! ABI2101 budget/range 255, not 256
      b: limit(ns.seconds(2), { scalar: u64.ns, why: '', atLimit: '',
        profiles: { slow: ns.seconds(9) } }),
      c: byEnum('Grade', { Idle: 1.5 }, { scalar: u64.ns, why: '' }), //! ABI2101 budget/range whole number
      d: byEnum('Grade', { Idle: 300 }, { scalar: u8, why: '' }), //! ABI2101 budget/range 255, not 300
      e: limit(9, { scalar: u32, why: '', atLimit: '' }),
    },
    syscalls: {
      read: syscall(1, { cost: 1, args: { x: a0(readsBytes('a1', { max: 'b' })) } }), //! ABI1002 contract/wrong-kind 'b' has the 64 bits of u64
      write: syscall(2, { cost: 1, args: { x: a0(readsBytes('a1', { max: 'e' })) } }),
    },
  `),
  ).toEqual([]);
});

test('the layout of a structure has its offsets', () => {
  const model = modelOf([
    contractFile(`
    ${ERRORS}
    types: {
      Outer: struct({ head: 'Inner', pad: zero(3), grade: 'Grade', at: u64.ns }, { size: 24, errno: 'EINVAL' }),
      Inner: struct({ magic: constant(u32, 7), pid: 'Pid', kind: u32 }, { size: 12, errno: 'EINVAL' }),
      Pid: newtype(u32, { errno: 'EINVAL', min: 1 }),
      Grade: enumeration(u8, { Idle: 0, Busy: 3 }, { closed: true, errno: 'EPERM', initial: 'Busy' }),
      Modes: flags(u32, { READ: 1, WRITE: 2, TOP: 0x8000_0000 }, { errno: 'EINVAL', open: true }),
    },
  `),
  ]);
  expect(model.types.map((type) => type.name)).toEqual(['Pid', 'Inner', 'Grade', 'Outer', 'Modes']);
  const outer = model.types.find((type) => type.name === 'Outer');
  const layout = outer?.kind === 'struct' ? outer.fields : [];
  expect(layout.map(({ name, offset, minSize }) => [name, offset, minSize])).toEqual([
    ['head', 0, 12],
    ['pad', 12, 3],
    ['grade', 15, 1],
    ['at', 16, 8],
  ]);
  expect(model.types.at(-1)).toMatchObject({
    id: 'kernel.type.Modes',
    mask: 0x8000_0003,
    open: true,
    carrier: 'number',
    errno: { id: 'kernel.error.EINVAL', number: 22 },
  });
});
