/** Of which element a difference is, and what it is called within that. */
import { expect, test } from 'vitest';
import { unitOf } from '../model/context.ts';
import { contractFile, linkedOf } from '../testing/annotated.ts';
import { elementOf, labelOf } from './ids.ts';
import type { Step } from './walk.ts';

const [desk, clerk, plain] = linkedOf([
  contractFile(
    `service: {
      name: 'reception', status: { OK: 0, BAD: 1 }, authority: 'any',
      envelope: { magic: 'DK', version: 1, nonce: none, reply: ['nonce', 'status'], malformed: 'BAD' },
      ops: { put: serviceOp(1, { request: {}, reply: {}, idempotent: true }) },
    },
    rpc: {
      name: 'board', version: 1, maxMessage: 4096, maxCalls: 1, errors: {}, notifications: {},
      methods: { take: method({ params: Type.Null(), result: Type.Null(), errors: [], deadline: ns.seconds(1), idempotent: true }) },
    },`,
    { feeds: 'desk', file: 'contracts/rfc-0001-desk.contract.ts' },
  ),
  contractFile("program: { name: 'writer', stackPages: 1 },", {
    id: 'RFC-0002',
    feeds: 'clerk',
  }),
  contractFile('', { id: 'RFC-0003', feeds: 'plain' }),
]).sources.map(unitOf);

const LIMIT: Step = { record: 'contract.limits', key: 'jobs' };
const PUT: Step = { record: 'contract.service.ops', key: 'put' };
const CHECK: Step = { record: 'serviceOp.checks', key: 'full' };
const FIELD: Step = { record: 'serviceOp.request', key: 'size' };
const LAST: Step = { record: 'contract.types', key: 'Last' };

test.each<[path: string, id: string, ...steps: Step[]]>([
  ['title', 'desk'],
  ['limits.jobs', 'desk.limit.jobs', LIMIT],
  ['service', 'reception'],
  // No step of the way says that this is in a service.
  ['service.envelope.malformed.status', 'reception'],
  ['service.ops.put.checks.full', 'reception.put.full', PUT, CHECK],
  ['service.ops.put.request.size', 'reception.put', PUT, FIELD],
  ['rpc.version', 'rpc.board'],
  ['machine', 'desk'],
  ['program.stackPages', 'program.reception'],
  ['calls', 'program.reception'],
  ['notifies', 'program.reception'],
])('what stands at %s of a service is of %s', (path, id, ...steps) => {
  if (desk === undefined) throw new Error('no contract');
  expect(elementOf(desk, { path, steps })).toBe(id);
});

test.each([
  ['program.stackPages', 'program.writer'],
  ['service', 'clerk'],
  ['rpc', 'clerk'],
])('what stands at %s of a program is of %s', (path, id) => {
  if (clerk === undefined) throw new Error('no contract');
  expect(elementOf(clerk, { path, steps: [] })).toBe(id);
});

test.each(['service', 'rpc.version', 'machine.edges', 'program.time', 'calls', 'title'])(
  'what stands at %s of a contract that has no such section is of the contract',
  (path) => {
    if (plain === undefined) throw new Error('no contract');
    expect(elementOf(plain, { path, steps: [] })).toBe('plain');
  },
);

test.each<[point: string, label: string, ...steps: Step[]]>([
  ['contract.title', 'title'],
  ['contract.limits entries', '', LIMIT],
  ['contract.limits.* form', '', LIMIT],
  ['limit.value', 'value', LIMIT],
  ['contract.limits order', 'limits'],
  ['contract.program presence', 'program'],
  [
    'contract.program.endpoints entries',
    'endpoints.inbox',
    { record: 'contract.program.endpoints', key: 'inbox' },
  ],
  ['serviceOp.request.*', 'request.size', PUT, FIELD],
  ['scalar.wire', 'request.size.wire', PUT, FIELD],
  ['check.doc', 'doc', PUT, CHECK],
  [
    'sized.variants.*.*',
    'variants.long.c',
    LAST,
    { record: 'sized.variants', key: 'long' },
    { record: 'sized.variants.*', key: 'c' },
  ],
])('a difference at %s is called `%s`', (point, label, ...steps) => {
  expect(labelOf({ point, steps })).toBe(label);
});
