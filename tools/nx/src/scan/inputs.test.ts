import { expect, test } from 'vitest';
import { readHeader, type Header } from './header.ts';
import { contractsOf } from './inputs.ts';

const KERNEL = `
import { contract, errno, newtype, u32 } from '@abicus/contract';
// contract ({ id: 'RFC-0666' }) in a comment is not the call
export default contract({
  id: 'RFC-0001', // 'feeds: x'
  feeds: 'kernel',
  context: \`A template with a ', a " and feeds: 'nothing', too.\`,
  goals: ['it\\'s a string with a quote, and a {'],
  uses: { 'RFC-0002': ['queue'] },
  types: {
    /** A pid; 'unused' in a comment is no mention. */
    Pid: newtype(u32, { errno: 'EINVAL' }),
    Other: newtype(u32, { errno: 'EPERM', of: 'queue' }),
  },
  errors: { EINVAL: errno(22, 'an argument is invalid'), EPERM: errno(1, 'not allowed') },
});`;

const QUEUE = `export default contract({ id: 'RFC-0002', feeds: 'sched', limits: { queue: limit(1) } });`;

const timer = (name: string): string =>
  `export default contract({ 'id': 'RFC-0003', "feeds": 'timer', uses: { 'RFC-0001': ['${name}'] } });`;

function headersOf(...texts: readonly string[]): Header[] {
  return texts.flatMap((text, i) => readHeader(`${i + 1}.contract.ts`, text) ?? []);
}

test('a header is read past comments, strings and templates', () => {
  const [kernel] = headersOf(KERNEL);
  expect(kernel).toMatchObject({ id: 'RFC-0001', feeds: 'kernel' });
  expect([...(kernel?.uses ?? [])]).toEqual([['RFC-0002', ['queue']]]);
  expect([...(kernel?.names ?? [])]).toEqual([
    ['Pid', ['EINVAL']],
    ['Other', ['EPERM', 'queue']],
    ['EINVAL', ['an argument is invalid']],
    ['EPERM', ['not allowed']],
  ]);
});

test('names are followed through what their declarations mention, and no further', () => {
  expect(contractsOf('timer', headersOf(KERNEL, QUEUE, timer('Pid')))).toEqual([
    '1.contract.ts',
    '3.contract.ts',
  ]);
  expect(contractsOf('timer', headersOf(KERNEL, QUEUE, timer('Other')))).toEqual([
    '1.contract.ts',
    '2.contract.ts',
    '3.contract.ts',
  ]);
});

test('aggregates are made from every contract, strangers from none', () => {
  const headers = headersOf(QUEUE, timer('Pid'));
  expect(contractsOf('native', headers)).toEqual(['1.contract.ts', '2.contract.ts']);
  expect(contractsOf('elsewhere', headers)).toEqual([]);
});

test.each([
  '',
  'export default contract(',
  'export default contract({',
  "export default contract({ id: 'RFC-0001', feeds:",
  "export default contract({ id: 'x",
])('a text that is being written has no header: %s', (text) => {
  expect(headersOf(text)).toEqual([]);
});
