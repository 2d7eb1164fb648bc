/** Handlers of a service, whether they answer at once or may give promises. */
import { expect, test } from 'vitest';
import { contractFile, modelOf } from '../../testing/annotated.ts';
import { EVERYTHING_SERVED } from '../../testing/everything-served.ts';
import { findingsIn } from '../../testing/rule-findings.ts';
import { handlers } from './handlers.ts';

const SPOOL = modelOf([
  contractFile(
    `
  service: {
    name: 'spool', authority: 'any',
    envelope: { magic: 'SP', version: 1, nonce: u32, reply: ['status', 'nonce'], malformed: 'BAD' },
    status: { OK: 0, BAD: 4 },
    ops: {
      put: serviceOp(7, { request: {}, reply: {}, idempotent: true }),
      drop: serviceOp(8, { request: {}, reply: {}, idempotent: true }),
    },
  },
`,
    { feeds: 'spool' },
  ),
]);

const found = (text: string): string[] =>
  told(text).map(({ message }) => message.replace(/,.*/, ''));

function told(text: string, model = SPOOL) {
  return findingsIn(handlers, model, { 'libs/spool/src/handlers.ts': text });
}

test.each(['SpoolHandlers<Call>', 'SpoolAsyncHandlers<Call<SpoolEvents>>'])(
  'an object of type %s has a handler of each operation, and no other',
  (type) => {
    const object = (keys: string): string => `export const HANDLERS: ${type} = { ${keys} };`;
    expect(found(object('put: f, drop: g'))).toEqual([]);
    expect(found(object('put: f'))).toEqual(['spool.drop is declared']);
    expect(found(object('put: f, drop: g, grade: h'))).toEqual(['grade has a handler']);
  },
);

test('an object of another type handles nothing', () => {
  expect(found('export const HANDLERS: SpoolMoreHandlers<Call> = { put: f, drop: g };')).toEqual([
    'spool.put is declared',
    'spool.drop is declared',
  ]);
});

test('the fix names the type that the object has, and `abicus new service` where there is none', () => {
  const fixes = (text: string): string[] => told(text).map(({ fix }) => fix);
  const add = (type: string): string => `add \`drop\` to the object of type ${type}`;
  for (const type of ['SpoolHandlers', 'SpoolAsyncHandlers']) {
    expect(fixes(`export const HANDLERS: ${type}<Call> = { put: f };`)).toEqual([add(type)]);
  }
  const [put, drop] = told('');
  expect(put?.message).toBe(
    'spool.put is declared, but no hand-written source has a handler for it',
  );
  expect(drop?.fix).toBe(`\`abicus new service spool\`, or ${add('SpoolHandlers')}`);
});

const AUDITED = modelOf([contractFile(EVERYTHING_SERVED, { feeds: 'storage' })]);

test.each([
  ["put, delete: f, purge, 'purge.audit': g, 'audit.write': h", []],
  [
    "put, delete: f, purge, 'purge.audit': g",
    ["storage.purge is audited, but libs/spool/src/handlers.ts has no 'audit.write'"],
  ],
  [
    "put, delete: f, purge, 'audit.write': h",
    ["storage.purge is audited, but libs/spool/src/handlers.ts has no 'purge.audit'"],
  ],
  // What an operation without a handler would write is said when it has one.
  [
    'put, delete: f',
    ['storage.purge is declared, but libs/spool/src/handlers.ts has no handler for it'],
  ],
  [
    "put, delete: f, purge, 'purge.audit': g, 'audit.write': h, 'put.audit': g",
    ['put.audit has a handler, but no contract declares it'],
  ],
])('handlers of audited operations: %s', (keys, messages) => {
  const text = `export const HANDLERS: StorageHandlers<Call> = { ${keys} };`;
  expect(told(text, AUDITED).map(({ message }) => message)).toEqual(messages);
});
