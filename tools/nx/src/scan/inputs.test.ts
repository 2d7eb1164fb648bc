import { outlineOf } from '@abicus/codegen/outline';
import { expect, test } from 'vitest';
import { contractsOf } from './inputs.ts';
import type { Scan } from './scan.ts';

const IMPORTS =
  "import { contract, errno, limit, newtype, u32 } from '@abicus/contract';\nexport default ";

const KERNEL = `contract({
  id: 'RFC-0001', // 'feeds: x'
  feeds: 'kernel',
  context: \`A text with a ', a " and feeds: 'nothing', too.\`,
  goals: ['it\\'s a string with a quote, and a {'],
  uses /* of others */ : { 'RFC-0002': ['queue'] },
  types: {
    /** A pid; 'EPERM' in a comment is no mention. */
    Pid: newtype(u32, { errno: 'EINVAL' }),
    Other: newtype(u32, { errno: 'EPERM', of: 'queue' }),
  },
  errors: { EINVAL: errno(22, 'an argument is invalid'), EPERM: errno(1, 'not allowed') },
});`;

const QUEUE = `contract({ id: 'RFC-0002', feeds: 'sched', limits: { queue: limit(1) } });
// export default contract({ id: 'RFC-0666', feeds: 'elsewhere' });`;

const timer = (name: string): string =>
  `contract({ 'id': 'RFC-0003', "feeds": 'timer', uses: { 'RFC-0001': ['${name}'] } });`;

function scanOf(...texts: readonly string[]): Scan {
  const files = texts.map((text, i) => ({ file: `${i + 1}.contract.ts`, text: IMPORTS + text }));
  return {
    outlines: files.flatMap(({ file, text }) => outlineOf(file, text) ?? []),
    unread: files.flatMap(({ file, text }) => (outlineOf(file, text) === undefined ? [file] : [])),
  };
}

test('names are followed through what their declarations mention, and no further', () => {
  expect(contractsOf('timer', scanOf(KERNEL, QUEUE, timer('Pid')))).toEqual([
    '1.contract.ts',
    '3.contract.ts',
  ]);
  expect(contractsOf('timer', scanOf(KERNEL, QUEUE, timer('Other')))).toEqual([
    '1.contract.ts',
    '2.contract.ts',
    '3.contract.ts',
  ]);
});

test('aggregates are made from every contract, strangers from none', () => {
  const read = scanOf(QUEUE, timer('Pid'));
  expect(contractsOf('native', read)).toEqual(['1.contract.ts', '2.contract.ts']);
  expect(contractsOf('elsewhere', read)).toEqual([]);
});

test('a contract that is being written is an input of every package', () => {
  const read = scanOf(QUEUE, "contract({ id: 'RFC-0009', feeds:");
  expect(contractsOf('sched', read)).toEqual(['1.contract.ts', '2.contract.ts']);
  expect(contractsOf('new-one', read)).toEqual(['2.contract.ts']);
  expect(contractsOf('ladder', read)).toEqual(['1.contract.ts', '2.contract.ts']);
});

/** Boots a program that calls `clock`; what else there is feeds other packages. */
const CALLER = `contract({ id: 'RFC-0010', feeds: 'caller', uses: {}, calls: { clock: ['now'] }, program: {} });`;
const SYSTEM = [
  CALLER,
  "contract({ id: 'RFC-0011', feeds: 'caller' });",
  "contract({ id: 'RFC-0012', feeds: 'clock', uses: { 'RFC-0015': ['T'] }, service: { name: 'clock' } });",
  "contract({ id: 'RFC-0013', feeds: 'other', service: { name: 'other' }, calls: { far: [] }, program: {} });",
  "contract({ id: 'RFC-0014', feeds: 'kernel', syscalls: {} });",
  "contract({ id: 'RFC-0015', feeds: 'types', uses: { 'RFC-0016': ['T'] } });",
  "contract({ id: 'RFC-0016', feeds: 'types' });",
  "contract({ id: 'RFC-0017', feeds: 'kernel' });",
  "contract({ id: 'RFC-0018', feeds: 'far', service: { name: 'far' } });",
];
const filesOf = (...numbers: readonly number[]): string[] =>
  numbers.map((one) => `${one}.contract.ts`);

test('a booted program has those of its package, of the kernel, of what it calls, and of what these borrow', () => {
  expect(contractsOf('caller', scanOf(...SYSTEM))).toEqual(filesOf(1, 2, 3, 5, 6, 7, 8));
});

test.each([
  ['a draft', CALLER.replace('program', "status: 'draft', program")],
  ['no program', CALLER.replace(', program: {}', '')],
])('%s has only its own', (_, caller) => {
  expect(contractsOf('caller', scanOf(...SYSTEM.with(0, caller)))).toEqual(filesOf(1, 2));
});
