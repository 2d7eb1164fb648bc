import { expect, test } from 'vitest';
import { ERRORS, surprises } from '../testing/annotated.ts';

const service = (ops: string) => `
  service: { name: 'timed', status: { OK: 0, BAD: 1 }, authority: 'any',
    envelope: { magic: 'TM', version: 1, nonce: u32, reply: ['status', 'nonce'], malformed: 'BAD' },
    ops: {
${ops}
    } },
`;
const op = (name: string, opcode: number) =>
  `${name}: serviceOp(${opcode}, { request: {}, reply: {}, moves: 'reply', idempotent: false, peerDeath: '' }),`;

test.each([
  [
    'addX beside add_x',
    service(`${op('addX', 1)}\n${op('add_x', 2)} //! ABI2001 registry/taken ops/add-x.ts`),
  ],
  [
    'a type and a syscall that are called alike',
    `${ERRORS}
    types: { Nap: newtype(u32, { errno: 'EINVAL' }) },
    syscalls: { nap: syscall(1, { cost: 1 }) }, //! ABI2001 registry/taken both become 'nap'`,
  ],
  [
    'a structure and a number of the board that are called alike',
    `${ERRORS}
    types: { Alpha: struct({ a: u32 }, { size: 4, errno: 'EINVAL' }) },
    board: { devices: {}, numbers: {
      first: { ALPHA: 1 }, //! ABI2001 registry/taken both become 'ALPHA'
    } },`,
  ],
])('%s is a finding with its place', (_, sections) => {
  expect(surprises(sections)).toEqual([]);
});
