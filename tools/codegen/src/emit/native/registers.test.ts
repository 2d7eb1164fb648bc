/** Which calls need the trap with all registers. */
import { expect, test } from 'vitest';
import { contractFile, modelOf } from '../../testing/annotated.ts';
import { isWide } from './registers.ts';

const CALLS = `
  errors: { EINVAL: errno(22, 'malformed') },
  syscalls: {
    few: syscall(1, { args: { n: a0(u32) }, returns: u32, cost: 1 }),
    late: syscall(2, { args: { n: t0(u32) }, returns: u32, cost: 1 }),
    readsInFew: syscall(3, { args: { bytes: a5(readsBytes('a0', { short: ['a5'] })) }, returns: u32, cost: 1 }),
    fillsInFew: syscall(4, {
      args: { bytes: a4(fillsBytes('a5', { short: ['a1', 'a2'] })) }, returns: u32.bytes, cost: 1,
    }),
  },`;

test('a call needs it for any register after a5, and for bytes that are in registers, whichever those are', () => {
  const { operations } = modelOf([contractFile(CALLS)]);
  expect(operations.map((one) => [one.name, isWide(one)])).toEqual([
    ['few', false],
    ['late', true],
    ['readsInFew', true],
    ['fillsInFew', true],
  ]);
});
