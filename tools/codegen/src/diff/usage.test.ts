/** The ways in which types travel, by where they stand; and what a package exports of contracts of others. */
import { expect, test } from 'vitest';
import { contractFile, modelOf } from '../testing/annotated.ts';
import { BOTH, borrowedBy, Usage, type Way } from './usage.ts';

const kernel = contractFile(`
  errors: { EINVAL: errno(22, 'malformed'), EBUSY: errno(16, 'in use') },
  limits: {
    room: limit(512, { why: 'bounds a copy', atLimit: 'EINVAL' }),
    hall: limit(512, { why: 'bounds a copy', atLimit: 'EINVAL' }),
    chairs: limit(3, { why: 'bounds a table', atLimit: 'EBUSY' }),
    seats: limit(3, { why: 'bounds a table', atLimit: 'EBUSY' }),
    grace: limit(9, { why: 'bounds a wait', atLimit: 'gone' }),
    other: limit(1, { why: 'of this package alone', atLimit: 'EINVAL' }),
  },
  types: {
    Argument: newtype(u32, { errno: 'EINVAL' }),
    Optional: newtype(u32, { errno: 'EINVAL' }),
    Returned: newtype(u32, { errno: 'EINVAL' }),
    Result: newtype(u32, { errno: 'EINVAL' }),
    Read: struct({ x: 'InRead' }, { size: 4, errno: 'EINVAL' }),
    InRead: newtype(u32, { errno: 'EINVAL' }),
    Filled: struct({ x: 'InFilled' }, { size: 4, errno: 'EINVAL' }),
    InFilled: newtype(u32, { errno: 'EINVAL' }),
    Both: newtype(u32, { errno: 'EINVAL' }),
    Nowhere: newtype(u32, { errno: 'EINVAL' }),
    InRequest: enumeration(u8, { a: 0 }, { closed: true }),
  },
  syscalls: {
    call: syscall(1, {
      args: { a: a0('Argument'), b: a1(orZero('Optional')), c: a2(reads('Read')), d: a3(fills('Filled')) },
      returns: 'Returned', results: { more: a1('Result') }, cost: ns.micros(1),
    }),
    turn: syscall(2, { args: { it: a0('Both') }, returns: 'Both', cost: ns.micros(1) }),
    copy: syscall(3, { args: { body: a0(readsBytes('a1', { max: 'room' })) }, cost: ns.micros(1) }),
  },
`);

const desk = contractFile(
  `uses: { 'RFC-0001': ['InRequest', 'EBUSY', 'hall', 'chairs', 'seats', 'grace'] },
  types: {
    InList: enumeration(u8, { a: 0 }, { closed: true }),
    InVariant: enumeration(u8, { a: 0 }, { closed: true }),
    InGroup: enumeration(u8, { a: 0 }, { closed: true }),
    InSize: enumeration(u8, { a: 0 }, { closed: true }),
    InReply: flags(u8, { A: 1 }, {}),
    InEvent: enumeration(u8, { a: 0 }, { closed: true }),
    Choice: union(u8, { a: variant(1, { x: 'InVariant' }) }),
    Group: record({ x: 'InGroup' }),
    Size: sized({ short: { x: 'InSize' }, long: { x: u16 } }),
  },
  syscalls: {
    sit: syscall(40, { args: { body: a0(readsBytes('a1', { max: 'hall' })) }, cost: ns.micros(1), checks: {
      full: fails('EBUSY', 'no seat', { limit: 'seats' }),
    } }),
  },
  service: {
    name: 'desk', status: { OK: 0, BAD: 1, FULL: 2 }, authority: 'any',
    envelope: { magic: 'DK', versions: { first: version(1, { nonce: none }), second: version(2, { nonce: none }) }, malformed: 'BAD' },
    ops: {
      put: serviceOp(1, {
        request: { one: 'InRequest', many: list(u8, 'InList', { max: 2 }), choice: 'Choice', of: 'Group', wait: u32 },
        reply: { of: 'InReply' }, idempotent: true,
        checks: { full: fails('FULL', 'no seat', { limit: 'chairs' }) },
      }),
      size: serviceOp(2, {
        request: { of: 'Size' }, reply: {}, idempotent: true, versions: ['second'], checks: { full: fails('FULL', 'no seat') },
      }),
    },
    events: { told: event(3, { of: 'InEvent' }) },
  },
  machine: {
    resource: 'seat', initial: 'free', creates: ['put'],
    edges: {
      taken: edge('free', 'held', { on: 'put' }),
      left: edge('held', 'free', { event: 'told', after: 'wait', atMost: 'grace' }),
      sized: edge('held', 'held', { on: 'size' }),
    },
    otherwise: { free: { size: 'full' } },
  },`,
  { id: 'RFC-0002', feeds: 'desk' },
);

const model = modelOf([kernel, desk]);
const ALL = ['first', 'second'];
const usageOf = (): Usage => new Usage(model, model);

test.each<[type: string, ...ways: Way[]]>([
  ['kernel.type.Argument', 'request'],
  ['kernel.type.Optional', 'request'],
  ['kernel.type.Returned', 'reply'],
  ['kernel.type.Result', 'reply'],
  ['kernel.type.Read', 'request'],
  ['kernel.type.InRead', 'request'],
  ['kernel.type.Filled', 'reply'],
  ['kernel.type.InFilled', 'reply'],
  ['kernel.type.Both', 'request', 'reply'],
  ['kernel.type.Nowhere', 'request', 'reply'],
  ['kernel.type.InRequest', 'request'],
  ['desk.type.InList', 'request'],
  ['desk.type.Choice', 'request'],
  ['desk.type.InVariant', 'request'],
  ['desk.type.Group', 'request'],
  ['desk.type.InGroup', 'request'],
  ['desk.type.Size', 'request'],
  ['desk.type.InSize', 'request'],
  ['desk.type.InReply', 'reply'],
  ['desk.type.InEvent', 'reply'],
])('%s travels by %s %s', (type, ...ways) => {
  expect(usageOf().waysOf(type)).toEqual(ways);
});

test('a package knows the ways of its own calls and frames alone', () => {
  expect(usageOf().waysOf('kernel.type.InRequest', 'desk')).toEqual(['request']);
  expect(usageOf().waysOf('kernel.type.InRequest', 'kernel')).toEqual(BOTH);
  expect(usageOf().waysOf('kernel.type.Argument', 'desk')).toEqual(BOTH);
  expect(usageOf().waysOf('kernel.type.Argument', 'kernel')).toEqual(['request']);
});

test('a type travels as it did in either version', () => {
  const nothing = modelOf([]);
  expect(new Usage(model, nothing).waysOf('kernel.type.Argument')).toEqual(['request']);
  expect(new Usage(nothing, model).waysOf('kernel.type.Argument')).toEqual(['request']);
});

test('a package exports types, errors and limits that its own elements need', () => {
  const borrowed = (feeds: string): string[] => {
    const found = model.packages.find((one) => one.feeds === feeds);
    if (found === undefined) throw new Error(`no package ${feeds}`);
    return [...borrowedBy(model, found)].toSorted();
  };
  expect(borrowed('desk')).toEqual([
    'kernel.error.EBUSY',
    'kernel.limit.chairs',
    'kernel.limit.grace',
    'kernel.limit.hall',
    'kernel.limit.seats',
    'kernel.type.InRequest',
  ]);
  expect(borrowed('kernel')).toEqual([]);
});

test('of an operation or an argument that is not there nothing is known', () => {
  expect(usageOf().versionsOf('desk.put')).toEqual([ALL, ALL]);
  expect(usageOf().versionsOf('desk.size')).toEqual([['second'], ['second']]);
  expect(new Usage(model, modelOf([])).versionsOf('desk.put')).toEqual([ALL, []]);
  expect(usageOf().mostOf('copy', 'body')).toEqual([512, 512]);
  expect(new Usage(modelOf([]), model).mostOf('copy', 'body')).toEqual([Infinity, 512]);
  expect(usageOf().mostOf('copy', 'other')).toEqual([Infinity, Infinity]);
  expect(usageOf().mostOf('call', 'a')).toEqual([Infinity, Infinity]);
});
