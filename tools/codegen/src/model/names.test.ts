import { expect, test } from 'vitest';
import { contractFile, ERRORS, findingsOf, modelOf, surprisesIn } from '../testing/annotated.ts';

const kernel = contractFile(`
  ${ERRORS}
  types: { Pid: newtype(u32, { errno: 'EINVAL' }), Slot: newtype(u32, { errno: 'EPERM' }) },
  limits: { slots: limit(96, { why: '', atLimit: '' }) },
`);

const other = (sections: string) => contractFile(sections, { id: 'RFC-0002', feeds: 'other' });

test('a name of another contract is used by name', () => {
  expect(
    surprisesIn([
      kernel,
      other(`
    uses: { 'RFC-0001': ['Pid', 'EINVAL', 'slots'] },
    types: { Entry: struct({ pid: 'Pid' }, { size: 4, errno: 'EINVAL' }) },
    syscalls: { a: syscall(1, { cost: 1, checks: { b: fails('EINVAL', '', { limit: 'slots' }) } }) },
  `),
    ]),
  ).toEqual([]);
});

test('a name that is not in uses is reported, with its declaration', () => {
  expect(
    surprisesIn([
      kernel,
      other(`
    uses: { 'RFC-0001': ['EINVAL'] },
    types: { Entry: struct({ pid: 'Pid' }, { size: 4, errno: 'EINVAL' }) }, //! ABI2003 ref/unknown add 'RFC-0001': ['Pid'] to uses
  `),
    ]),
  ).toEqual([]);
});

test('unused and unknown uses are reported', () => {
  expect(
    surprisesIn([
      kernel,
      other(`
    uses: {
      'RFC-0001': ['Pid', //! ABI2003 ref/unused 'Pid' of RFC-0001 is not used here
        'Pdi'], //! ABI2003 ref/unknown did you mean 'Pid'?
      'RFC-0003': [], //! ABI2003 ref/unknown there is no contract 'RFC-0003'
      'RFC-0002': [], //! ABI2003 ref/unknown a contract cannot use itself
    },
  `),
    ]),
  ).toEqual([]);
});

test('a superseded contract declares nothing', () => {
  const old = contractFile('errors: { EOLD: errno(99, "") },', {
    id: 'RFC-0000',
    feeds: 'old',
    status: 'superseded',
  });
  expect(
    surprisesIn([
      old,
      other(`
    uses: { 'RFC-0000': ['EOLD'] }, //! ABI2003 ref/unknown no contract 'RFC-0000'
  `),
    ]),
  ).toEqual([]);
  const model = modelOf([kernel, old]);
  expect(model.contracts.map((contract) => contract.slug)).toEqual(['old', 'kernel']);
  expect(model.packages.map((one) => one.feeds)).toEqual(['kernel']);
  expect(model.errors.map((error) => error.name)).toEqual(['EPERM', 'EINVAL']);
});

test('only the types of a draft are linked', () => {
  const draft = contractFile(
    `
    uses: { 'RFC-0001': ['EINVAL', 'EPERM'] },
    types: { Handle: newtype(u32, { errno: 'EINVAL' }) },
    syscalls: { nap: syscall(99, { cost: 1000, checks: { tired: fails('EPERM', 'it is not') } }) },
    errors: { EDRAFT: errno(22, 'the number of another, which a draft may have') },
    limits: { slots: limit(1, { why: '', atLimit: '' }) },
    principals: ['nobody'],
    markers: { draft: { text: 'draft', by: 'nobody', proves: [] } },
  `,
    { id: 'RFC-0002', status: 'draft', file: 'contracts/rfc-0002-draft.contract.ts' },
  );
  const model = modelOf([kernel, draft]);
  expect(model.types.map((type) => type.id)).toContain('kernel.type.Handle');
  expect(model.errors).toHaveLength(2);
  expect(model.limits).toHaveLength(1);
  expect(model.markers).toEqual([]);
  expect(model.principals).toEqual([]);
});

test('two contracts differ in id and file name', () => {
  const again = contractFile('', { file: 'contracts/rfc-0009-kernel.contract.ts' });
  const found = surprisesIn([kernel, again]).map((line) => line.replace(/ is taken.*/, ''));
  expect(found).toEqual([
    "unexpected contracts/rfc-0009-kernel.contract.ts:2 ABI2001 registry/taken contract slug 'kernel'",
    "unexpected contracts/rfc-0009-kernel.contract.ts:3 ABI2001 registry/taken contract id 'RFC-0001'",
  ]);
});

test('a package borrows types with inner types first', () => {
  const deep = contractFile(`
    ${ERRORS}
    types: {
      Entry: struct({ pid: 'Pid' }, { size: 4, errno: 'EINVAL' }),
      Pid: newtype(u32, { errno: 'EPERM' }),
    },
  `);
  const model = modelOf([
    deep,
    other(`
    uses: { 'RFC-0001': ['Entry', 'EINVAL'] },
    types: { Pair: struct({ a: 'Entry', b: 'Entry' }, { size: 8, errno: 'EINVAL' }) },
  `),
  ]);
  const [, borrower] = model.packages;
  expect(borrower).toMatchObject({ name: '@abicus/abi-other', folder: 'libs/abi/other' });
  expect(borrower?.borrowedTypes.map((type) => type.name)).toEqual(['Pid', 'Entry']);
  expect(borrower?.borrowedErrors.map((error) => error.name)).toEqual(['EPERM', 'EINVAL']);
});

test('the nearest name may be one that is used', () => {
  expect(
    surprisesIn([
      kernel,
      other(`
    uses: { 'RFC-0001': ['EINVAL', 'Pid'] },
    types: {
      Entry: struct({ pid: 'Pid', more: 'Pdi', pad: zero(0) }, { size: 4, errno: 'EINVAL' }), //! ABI2003 ref/unknown did you mean 'Pid'? //! ABI2101 budget/range padding of 0 bytes
    },
  `),
    ]),
  ).toEqual([]);
});

test.each([String.raw`a\nb`, '*/', '', 'a b', 'RFC-0001/a/b', 'é', 'a'.repeat(65)])(
  'a contract with the id %j is a finding, since it is in each generated file',
  (id) => {
    const file = contractFile('', { id, file: 'contracts/rfc-0001-spool.contract.ts' });
    expect(surprisesIn([file]).join()).toContain('ABI1003 contract/bad-name');
  },
);

test.each([
  ['2026-01-01', []],
  ['2024-02-29', []],
  ['2026-02-29', ['ABI1002 "2026-02-29" is not a date']],
  ['2026-1-1', ['ABI1002 "2026-1-1" is not a date']],
  ['29.11.2026', ['ABI1002 "29.11.2026" is not a date']],
  ['', ['ABI1002 "" is not a date']],
])('created %j', (created, found) => {
  const { file, text } = contractFile('');
  const edited = { file, text: text.replace('2026-01-01', created) };
  expect(findingsOf([edited]).map(({ code, message }) => `${code} ${message}`)).toEqual(found);
});
