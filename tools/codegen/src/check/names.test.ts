/** The generated names that handwritten code of an operation uses. */
import { expect, test } from 'vitest';
import { contractFile, ERRORS, modelOf } from '../testing/annotated.ts';
import { EVERYTHING_SERVED } from '../testing/everything-served.ts';
import { handledOf } from './names.ts';

/** The names of each operation, by its id. */
function namesOf(sections: string, feeds: string) {
  const found = handledOf(modelOf([contractFile(sections, { feeds })]));
  const names = found.map(({ id, key, audit, handlers, rejects, types }) => [
    id,
    { key, audit, handlers, rejects, types },
  ]);
  return Object.fromEntries(names);
}

test('an operation of a service has a handler, and one for the fields of its audit line', () => {
  const named = (name: string, id: string, audit: readonly string[] = []): object => ({
    key: name,
    audit,
    handlers: 'StorageHandlers',
    rejects: `${name}Rejects`,
    types: ['Request', 'Reply', 'Reject', 'Outcome'].map((end) => `${id}${end}`),
  });
  expect(namesOf(EVERYTHING_SERVED, 'storage')).toEqual({
    'storage.put': named('put', 'Put'),
    'storage.delete': named('delete', 'Delete'),
    'storage.purge': named('purge', 'Purge', ['purge.audit', 'audit.write']),
  });
});

test.each([
  ['without fields needs only what writes it', '', ['audit.write']],
  ['of one field has a handler for it', 'caller: u64', ['purge.audit', 'audit.write']],
])('an audit line %s', (_, fields, audit) => {
  const other = EVERYTHING_SERVED.replace(/(line\('AUDIT storage', )\{[^}]*\}/, `$1{ ${fields} }`);
  expect(namesOf(other, 'storage')['storage.purge'].audit).toEqual(audit);
});

test('a syscall has one of the kernel', () => {
  const sections = `${ERRORS} syscalls: { tickNow: syscall(60, { returns: u64.ns, cost: ns.micros(1) }) },`;
  expect(Object.values(namesOf(sections, 'kernel'))).toEqual([
    {
      key: 'tickNow',
      audit: [],
      handlers: 'KernelHandlers',
      rejects: 'tickNowRejects',
      types: ['TickNowArgs', 'TickNowOutcome', 'TickNowReject'],
    },
  ]);
});
