import { expect, test } from 'vitest';
import { hashOf } from '../model/link.ts';
import { storedIr } from './ir.ts';
import { reader } from './reader.ts';
import type { ContractSource } from './source.ts';

const HEAD = `import { contract, enumeration, errno, limit, newtype, serviceOp, u32, u8 } from '@abicus/contract';
export default contract({ id: 'RFC-0001', title: 'Spool', status: 'accepted', owners: ['@s'], created: '2026-01-01',
feeds: 'spool', context: '', goals: [],`;

function read(body: string): ContractSource {
  const { source, diagnostics } = reader.read(
    'contracts/rfc-0001-spool.contract.ts',
    `${HEAD}${body}});`,
  );
  if (source === undefined) throw new Error(JSON.stringify(diagnostics));
  return source;
}

const bytes = (body: string): string => JSON.stringify(storedIr(read(body).value));

test.each([
  [
    'sections',
    "errors: { EBUSY: errno(16, 'busy') }, limits: { jobs: limit(8, { why: 'x', atLimit: 'EBUSY' }) },",
    "limits: { jobs: limit(8, { why: 'x', atLimit: 'EBUSY' }) }, errors: { EBUSY: errno(16, 'busy') },",
  ],
  [
    'options of a limit',
    "limits: { jobs: limit(8, { why: 'x', atLimit: 'EBUSY' }) },",
    "limits: { jobs: limit(8, { atLimit: 'EBUSY', why: 'x' }) },",
  ],
  [
    'options of an enumeration',
    "types: { Mode: enumeration(u8, { On: 1 }, { closed: true, errno: 'EBUSY', initial: 'On' }) },",
    "types: { Mode: enumeration(u8, { On: 1 }, { initial: 'On', closed: true, errno: 'EBUSY' }) },",
  ],
  [
    'keys of an operation',
    "service: { name: 's', authority: 'any', envelope: { magic: 'SP', version: 1, nonce: u32, reply: ['status', 'nonce'], malformed: 'BAD' }, status: { OK: 0, BAD: 1 }, ops: { put: serviceOp(1, { request: { a: u8 }, reply: {}, moves: 'reply', idempotent: true, peerDeath: 'x' }) } },",
    "service: { ops: { put: serviceOp(1, { peerDeath: 'x', reply: {}, idempotent: true, request: { a: u8 }, moves: 'reply' }) }, status: { OK: 0, BAD: 1 }, envelope: { malformed: 'BAD', reply: ['status', 'nonce'], magic: 'SP', nonce: u32, version: 1 }, authority: 'any', name: 's' },",
  ],
])(
  'the order in which the keys of %s are written changes neither the lock nor the hash',
  (_, one, other) => {
    expect(bytes(other)).toBe(bytes(one));
    expect(hashOf(read(other))).toBe(hashOf(read(one)));
    expect(storedIr(read(one).value)['contract']).toEqual(read(one).value);
  },
);

test('the order of declarations is significant and stays', () => {
  const [a, b] = ["A: newtype(u32, { errno: 'EBUSY' }),", "B: newtype(u32, { errno: 'EBUSY' }),"];
  expect(bytes(`types: { ${b} ${a} },`)).not.toBe(bytes(`types: { ${a} ${b} },`));
});
