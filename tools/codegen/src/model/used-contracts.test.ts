/** The hash of a program is that of the contracts that it uses, and of no other. */
import { expect, test } from 'vitest';
import { contractFile, modelOf } from '../testing/annotated.ts';
import { contractsOf, hashOfContracts } from './used-contracts.ts';

const KERNEL = contractFile(
  `errors: { EINVAL: errno(22, 'malformed') }, syscalls: { halt: syscall(1, { cost: 1 }) },`,
  { id: 'RFC-kernel' },
);
const TYPES = contractFile(`types: { Job: newtype(u32) },`, { id: 'RFC-types', feeds: 'types' });
const service = (name: string, sections: string) =>
  contractFile(
    `${sections} program: { stackPages: 1 },
  service: {
    name: '${name}', status: { OK: 0, BAD: 1 }, authority: 'any',
    envelope: { magic: '${name.slice(0, 2).toUpperCase()}', version: 1, nonce: u32, reply: ['status', 'nonce'], malformed: 'BAD' },
    ops: { ask: serviceOp(1, { request: { job: ${name === 'desk' ? "'Job'" : 'u32'} }, reply: {}, idempotent: true }) },
  },`,
    { id: `RFC-${name}`, feeds: name },
  );
const DESK = service('desk', `uses: { 'RFC-types': ['Job'] },`);
const OTHER = service('other', '');
const CLERK = contractFile(
  `program: { name: 'clerk', stackPages: 1 }, uses: { 'RFC-desk': ['desk'] }, calls: { desk: ['ask'] },`,
  { id: 'RFC-clerk', feeds: 'clerk' },
);

/** The contracts of a program, and their hash. */
function used(files: ReturnType<typeof service>[], name: string): [ids: string[], hash: string] {
  const model = modelOf(files);
  const program = model.programs.find((one) => one.name === name);
  const found = contractsOf(model, program?.feeds ?? '', program);
  return [found.map(({ prose }) => prose.id), hashOfContracts(found)];
}

const ALL = [KERNEL, TYPES, DESK, OTHER, CLERK];

test('a program uses its contract, those of what it calls, what these use, and the kernel', () => {
  expect(used(ALL, 'clerk')[0].toSorted()).toEqual([
    'RFC-clerk',
    'RFC-desk',
    'RFC-kernel',
    'RFC-types',
  ]);
  expect(used(ALL, 'other')[0].toSorted()).toEqual(['RFC-kernel', 'RFC-other']);
});

test('another contract changes its own programs and those that use it', () => {
  const edited = ALL.map((one) =>
    one === TYPES ? { ...one, text: one.text.replace('u32)', 'u16)') } : one,
  );
  for (const [name, isOther] of [
    ['clerk', true],
    ['desk', true],
    ['other', false],
  ] as const) {
    expect([name, used(edited, name)[1] !== used(ALL, name)[1]]).toEqual([name, isOther]);
  }
});

test('a program that calls every operation uses the contracts of all services, without naming them', () => {
  const runner = contractFile(`program: { name: 'runner', stackPages: 1 }, calls: 'every',`, {
    id: 'RFC-runner',
    feeds: 'runner',
  });
  expect(used([...ALL, runner], 'runner')[0].toSorted()).toEqual([
    'RFC-desk',
    'RFC-kernel',
    'RFC-other',
    'RFC-runner',
    'RFC-types',
  ]);
});

test('the hash is of the ids of contracts too', () => {
  const [one] = modelOf([DESK, TYPES]).contracts;
  if (one === undefined) throw new Error('no contract');
  const other = { ...one, prose: { ...one.prose, id: 'RFC-9' } };
  expect(hashOfContracts([other])).not.toBe(hashOfContracts([one]));
});

test('a superseded contract of a package is not one that its program uses', () => {
  const old = contractFile(`types: { Old: newtype(u32) },`, {
    id: 'RFC-old',
    feeds: 'clerk',
    status: 'superseded',
  });
  expect(used([...ALL, old], 'clerk')).toEqual(used(ALL, 'clerk'));
});
