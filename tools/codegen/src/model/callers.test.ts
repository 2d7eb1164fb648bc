/** The callers of an operation: valid and invalid lists. */
import { expect, test } from 'vitest';
import { contractFile, modelOf, surprises } from '../testing/annotated.ts';

type Said = { readonly service: string; readonly op?: string; readonly denied?: string };

const served = ({ service, op = '', denied = ", denied: 'NO'" }: Said): string => `
    principals: ['init', 'shell', 'guest'],
    service: {
      name: 'spool', status: { OK: 0, BAD: 1, NO: 2 }, authority: ${service},
      envelope: { magic: 'SP', version: 1, nonce: u32, reply: ['status', 'nonce'], malformed: 'BAD' ${denied} },
      ops: {
        add: serviceOp(1, { request: {}, reply: {}, idempotent: true }),
        move: serviceOp(2, { request: {}, reply: {}, idempotent: true, ${op}
        }),
      },
    },`;
const LIST = "['init', 'shell']";

test.each([
  ['some of the callers of its service', { service: LIST, op: "authority: ['init']," }],
  [
    'principals, where every caller may call the service',
    { service: "'any'", op: `authority: ${LIST},` },
  ],
  ['nothing: all callers of the service may call it', { service: LIST }],
])('an operation lists %s', (_, said) => {
  expect(surprises(served(said))).toEqual([]);
});

test.each([
  [
    'a caller who may not call the service',
    {
      service: LIST,
      op: "authority: ['guest'], //! ABI2003 ref/unknown 'guest' may not call the service",
    },
  ],
  [
    'no principal',
    { service: "'any'", op: "authority: ['inti'], //! ABI2003 ref/unknown did you mean 'init'?" },
  ],
  [
    'nothing',
    { service: LIST, op: 'authority: [], //! ABI1002 contract/wrong-kind nothing may call' },
  ],
  [
    'callers while no status says so to others',
    {
      service: "'any', //! ABI1002 contract/missing-key no status rejects them\n",
      op: `authority: ${LIST},`,
      denied: '',
    },
  ],
])('an operation that lists %s is a finding', (_, said) => {
  const line = said.service.includes('//!') ? served(said).replace('\n,\n', '\n') : served(said);
  expect(surprises(line)).toEqual([]);
});

test('the operations that have a list deny other callers, and the rest do not', () => {
  const statuses = (said: Said): unknown =>
    modelOf([contractFile(served(said))]).services[0]?.ops.map((op) =>
      op.statuses.map(({ name }) => name),
    );
  const own = "authority: ['init'],";
  expect(statuses({ service: "'any'", op: own })).toEqual([['BAD'], ['BAD', 'NO']]);
  expect(statuses({ service: LIST, op: own })).toEqual([
    ['BAD', 'NO'],
    ['BAD', 'NO'],
  ]);
});

test('where no contract is of a kernel, the callers of an operation are principals', () => {
  const said = served({ service: "'any'", op: "authority: ['admin']," });
  const model = modelOf([contractFile(said.replace(/principals: .*/, ''))]);
  expect(model.principals.map(({ name }) => name)).toEqual(['spool', 'admin']);
});

test('an operation names an audit line of its contract, whose fields are words and integers', () => {
  const said = served({ service: LIST, op: "audit: 'moved'," });
  const lines = (
    fields: string,
  ): string => `${said} types: { Job: newtype(u32), Pair: struct({ a: u8 }, { size: 1 }) },
    audit: { moved: line('AUDIT move', {
      ${fields}
    }) },`;
  expect(surprises(lines("job: 'Job', at: u64.ns, why: 'word'"))).toEqual([]);
  expect(surprises(lines("job: 'Jbo', //! ABI2003 ref/unknown did you mean 'Job'?"))).toEqual([]);
  expect(surprises(lines("job: 'Pair', //! ABI1002 contract/wrong-kind 'Pair'"))).toEqual([]);
  const other = served({
    service: LIST,
    op: "audit: 'mvoed', //! ABI2003 ref/unknown did you mean 'moved'?",
  });
  expect(surprises(`${other} audit: { moved: line('AUDIT move', ['why']) },`)).toEqual([]);
});

test("without a kernel's principals, the name of a caller must fit generated code", () => {
  const text = served({
    service: `['desk', 'x */ int y; /*', //! ABI1003 contract/bad-name is not a name
      'gu ard', //! ABI1003 contract/bad-name is not a name
    ]`,
    op: `authority: ['desk',
      '-', //! ABI1003 contract/bad-name is not a name
    ],`,
  });
  expect(surprises(text.replace(/principals: .*/, ''))).toEqual([]);
});
