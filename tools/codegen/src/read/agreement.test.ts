import { expect, test } from 'vitest';
import { contractFile } from '../testing/annotated.ts';
import { compareReadings } from './agreement.ts';
import { reader } from './reader.ts';
import type { ContractSource } from './source.ts';

function sourceOf(sections: string): ContractSource {
  const { source } = reader.read('x.contract.ts', contractFile(sections).text);
  if (source === undefined) throw new Error('not read');
  return source;
}

test.each([
  ['another value', { 1: 15 }, 'syscalls.a.number: read as 15, evaluated as 1'],
  ['a key less', { delete: 'cost' }, 'syscalls.a.cost: read as "cost", evaluated as nothing'],
  ['a key more', { add: 'audit' }, 'syscalls.a: read as nothing, evaluated as "audit"'],
])('%s is reported at its place', (_, change, message) => {
  const source = sourceOf('syscalls: { a: syscall(15, { cost: 1 }) },');
  const a: Record<string, unknown> = { kind: 'syscall', number: 15, cost: 1 };
  if ('delete' in change) delete a['cost'];
  else if ('add' in change) a['audit'] = 'x';
  else a['number'] = 1;
  const [finding] = compareReadings(source, { ...source.value, syscalls: { a } });
  expect(finding).toMatchObject({ code: 'ABI1101', message, line: 5 });
});

test('the order of fields is part of a reading', () => {
  const fields = (order: string): string =>
    `types: { A: struct({ ${order} }, { size: 3, errno: 'E' }) },`;
  const source = sourceOf(fields('a: u8, b: u16'));
  const other = sourceOf(fields('b: u16, a: u8'));
  expect(compareReadings(source, other.value)).toMatchObject([{ slug: 'contract/reads-differ' }]);
});
