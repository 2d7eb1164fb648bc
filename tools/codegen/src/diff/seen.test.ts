/** Edits that were once seen as no change at all, or as the wrong one, each with the rule that it is now. */
import { expect, test } from 'vitest';
import { linkedOf, snapshotOf } from '../testing/annotated.ts';
import type { Change } from './change.ts';
import { diffContracts } from './diff.ts';
import { EXAMPLE } from './example.ts';

const files = Object.entries(EXAMPLE).map(([file, text]) => ({ file, text }));

/** The files with a text replaced, which must stand in one of them. */
function swapped(all: typeof files, [from, to]: Swap): typeof files {
  const after = all.map(({ file, text }) => ({ file, text: text.replace(from, () => to) }));
  if (after.every(({ text }, i) => text === all[i]?.text)) throw new Error(`no '${from}'`);
  return after;
}

const I32: Swap = ['syscall, Type, u16', 'syscall, Type, i32, u16'];

const said = ({ class: of, level, rule, approval }: Change): string =>
  `${of} ${level} ${rule}${approval ? ', wants approval' : ''}`;

type Swap = readonly [from: string, to: string];

/** An edit and all that it is: class, level and rule of each change. `given` is edited into both versions first. */
type Seen = readonly [what: string, ...Swap, change: string, ...given: readonly Swap[]];

const ENVELOPE =
  "{ magic: 'SP', version: 1, nonce: u32, reply: ['status', 'nonce'], malformed: 'MALFORMED'";
const LISTED = `authority: ['init', 'shell'],\n    envelope: ${ENVELOPE}, denied: 'DENIED' }`;
const ANY_CALLER = `authority: 'any',\n    envelope: ${ENVELOPE} }`;

const SEEN: readonly Seen[] = [
  ["a payload's max is lower", 'max: 8192', 'max: 256', 'BEHAVIOUR major request-tightened'],
  [
    'flags lost `open`',
    "errno: 'EINVAL', open: true",
    "errno: 'EINVAL'",
    'BEHAVIOUR major request-tightened',
  ],
  [
    'a device moved',
    'device(0x1000_0000',
    'device(0x2000_0000',
    'BEHAVIOUR major authority-moved, wants approval',
  ],
  [
    'an alignment is stricter',
    'align: 4, below: 64',
    'align: 8, below: 64',
    'BEHAVIOUR major request-tightened',
  ],
  ['a constant is gone', 'mark: constant(u16, 0x1234), ', '', 'WIRE major field-removed'],
  [
    'an audit line is renamed',
    "line('grade: audit'",
    "line('grade: log'",
    'BEHAVIOUR major audit-changed',
  ],
  ['an audit line has other fields', "['by', 'why']", "['by']", 'BEHAVIOUR major audit-changed'],
  ['a unit is another', 'at: u32.ticks', 'at: u32.ns', 'SOURCE major unit-changed'],
  [
    '`after` of an edge is another',
    "after: 'size'",
    "after: 'job'",
    'BEHAVIOUR major edge-timing-changed',
  ],
  [
    '`atMost` of an edge is another',
    "atMost: 'grace'",
    "atMost: 'jobs'",
    'BEHAVIOUR major edge-timing-changed',
  ],
  ['`as` of a check is another', "as: 'Full'", "as: 'Empty'", 'SOURCE major sentinel-changed'],
  ['`waits` of a check is gone', ', waits: true', '', 'BEHAVIOUR major waits-changed'],
  [
    '`always` of a check is gone',
    "'it is retired', { always: true }",
    "'it is retired'",
    'BEHAVIOUR minor call-revived',
  ],
  [
    '`always` of a check of authority is gone',
    "'no right to do it', { always: true }",
    "'no right to do it'",
    'BEHAVIOUR minor authority-widened, wants approval',
  ],
  [
    '`limit` of a check is another',
    "{ limit: 'jobs' }",
    "{ limit: 'grace' }",
    'BEHAVIOUR major check-limit-changed',
  ],
  [
    '`initial` of an enumeration is another',
    "initial: 'Normal'",
    "initial: 'Idle'",
    'BEHAVIOUR major initial-changed',
  ],
  [
    'an enumeration is signed',
    'Spare: newtype(u32',
    'Spare: newtype(i32',
    'WIRE major width-changed',
  ],
  ['`noReturn` is gone', 'noReturn: true, ', '', 'BEHAVIOUR major no-return-changed'],
  [
    '`atLimit` is another',
    "why: 'bounds memory', atLimit: 'OVER_LIMIT'",
    "why: 'bounds memory', atLimit: 'waits'",
    'BEHAVIOUR major limit-changed',
  ],
  ["a profile's value is another", 'scale: 192', 'scale: 96', 'BEHAVIOUR major limit-lowered'],
  ['a rung proves nothing', "proves: ['put']", 'proves: []', 'PROOF minor proof-lost'],
  ['`audit` is gone', ", audit: 'graded'", '', 'BEHAVIOUR major audit-lost'],
  [
    'the text of a diagnostic is another',
    'kernel: load {percent}',
    'kernel: busy {percent}',
    'BEHAVIOUR major diagnostic-changed',
  ],
  ['a register has another offset', 'register(0x20', 'register(0x24', 'WIRE major register-moved'],
  [
    'a register can be written',
    "access: 'r'",
    "access: 'rw'",
    'BEHAVIOUR minor authority-widened, wants approval',
  ],
  [
    'a boot slot is another',
    'endpointFactory: 1',
    'endpointFactory: 2',
    'BEHAVIOUR major slot-moved',
  ],
  ['a depth is another', 'depth: 64', 'depth: 32', 'BEHAVIOUR major resource-lowered'],
  [
    'endpoints of a program are in another order',
    'inbox: 16, outbox: 12',
    'outbox: 12, inbox: 16',
    'BEHAVIOUR major slot-moved',
  ],
  ['a queue is larger', 'outbox: 12', 'outbox: 24', 'BEHAVIOUR minor resource-raised'],
  [
    'a budget is lower',
    'endpointBudget: 8',
    'endpointBudget: 4',
    'BEHAVIOUR major authority-narrowed',
  ],
  [
    'a program gets a budget',
    'stackPages: 3 }',
    'stackPages: 3, endpointBudget: 1 }',
    'BEHAVIOUR minor authority-widened, wants approval',
  ],
  [
    'a program has an endpoint more',
    'outbox: 12 }',
    'outbox: 12, spare: 1 }',
    'BEHAVIOUR minor authority-widened, wants approval; BEHAVIOUR major slot-moved',
  ],
  [
    'a program gets the exact time',
    'stackPages: 3 }',
    'stackPages: 3, time: true }',
    'BEHAVIOUR minor authority-widened, wants approval',
  ],
  [
    'a program drives no device any more',
    "devices: ['disk'], ",
    '',
    'BEHAVIOUR major authority-narrowed; BEHAVIOUR major slot-moved',
  ],
  [
    'services are called in another order',
    "desk: ['ask', 'tell'], vault: ['lock', 'open']",
    "vault: ['lock', 'open'], desk: ['ask', 'tell']",
    'BEHAVIOUR major slot-moved',
  ],
  [
    'services are called in another order, and one of them less',
    "desk: ['ask', 'tell'], vault: ['lock', 'open']",
    "vault: ['open', 'lock'], desk: ['ask']",
    'BEHAVIOUR patch calls-dropped; BEHAVIOUR major slot-moved',
  ],
  [
    'a program that called every operation lists them',
    "calls: 'every'",
    "calls: { desk: ['ask'] }",
    'BEHAVIOUR patch calls-dropped',
  ],
  [
    'a program calls every operation',
    "calls: { desk: ['ask'] }",
    "calls: 'every'",
    'BEHAVIOUR minor authority-widened, wants approval',
    ["calls: 'every'", "calls: { desk: ['ask'] }"],
  ],
  [
    'a program sends less',
    "desk: ['heed', 'note']",
    "desk: ['heed']",
    'BEHAVIOUR patch calls-dropped',
  ],
  [
    'an operation waits for another call as well',
    "calls: ['desk.ask']",
    "calls: ['desk.ask', 'desk.tell']",
    'BEHAVIOUR major waits-added',
  ],
  [
    'a program is no longer started again',
    "restart: 'always'",
    "restart: 'never'",
    'BEHAVIOUR major supervision-changed',
  ],
  ['a reservation is dropped', 'syscalls: [31], ', '', 'WIRE major reservation-dropped'],
  [
    '`below` of an argument is wider',
    'align: 4, below: 64',
    'align: 4, below: 128',
    'BEHAVIOUR minor request-loosened',
  ],
  [
    'a check of authority is gone',
    "right: fails('EPERM', 'no right to do it', { always: true }),",
    '',
    'BEHAVIOUR minor authority-widened, wants approval; SOURCE major name-removed',
  ],
  [
    '`feeds` is renamed',
    "feeds: 'notes'",
    "feeds: 'papers'",
    'SOURCE minor contract-moved; SOURCE minor contract-moved; SOURCE major package-removed',
  ],
  [
    'a unit of 64 bits is another',
    'left: u64.ns',
    'left: u64.ticks',
    'SOURCE major unit-changed',
    ['left: u16', 'left: u64.ns'],
    ['serviceOp, text, u16, u32, u8', 'serviceOp, text, u16, u32, u64, u8'],
  ],
  [
    'an enumeration of 32 bits is signed',
    'State: enumeration(u32',
    'State: enumeration(i32',
    'WIRE major width-changed',
    ['State: enumeration(u8', 'State: enumeration(u32'],
    ['syscall, Type, u16', 'syscall, Type, i32, u16'],
  ],
  [
    'a program calls another operation',
    "desk: ['ask']",
    "desk: ['ask', 'tell']",
    'BEHAVIOUR minor authority-widened, wants approval',
    ["desk: ['ask', 'tell']", "desk: ['ask']"],
  ],
  [
    'a program no longer calls an operation',
    "desk: ['ask', 'tell']",
    "desk: ['ask']",
    'BEHAVIOUR patch calls-dropped',
  ],
  [
    'an argument takes one value more',
    'below: 65',
    'below: 129',
    'BEHAVIOUR minor request-loosened',
    ['align: 4, below: 64', 'below: 65'],
  ],
  [
    'a reply that was below a bound may exceed it',
    'below: 100',
    'below: 101',
    'BEHAVIOUR major reply-loosened',
  ],
  [
    'a check that names its callers is gone',
    "authority: fails('EPERM', 'another task', { unless: callerIs('init') }),",
    '',
    'BEHAVIOUR minor authority-widened, wants approval; SOURCE major name-removed',
  ],
  [
    'a check takes any caller',
    "{ unless: callerIs('init') }",
    "{ unless: callerIs('init', 'spool') }",
    'BEHAVIOUR minor authority-widened, wants approval',
  ],
  [
    'a service takes any caller',
    LISTED,
    ANY_CALLER,
    'BEHAVIOUR minor authority-widened, wants approval; WIRE major envelope-changed',
  ],
  [
    'a service takes fewer callers',
    "authority: ['init', 'shell']",
    "authority: ['init']",
    'BEHAVIOUR major authority-narrowed',
  ],
  [
    'a service no longer takes any caller',
    ANY_CALLER,
    LISTED,
    'BEHAVIOUR major authority-narrowed; WIRE major envelope-changed',
    [LISTED, ANY_CALLER],
  ],
  [
    'an event that peers wait for is gone',
    'events: { printed: event(9, { job: u16, at: u32.ticks }) },',
    'events: {},',
    'WIRE major element-removed',
    [
      "      printed: edge('queued', 'absent', { event: 'printed', after: 'size', atMost: 'grace' }),\n",
      '',
    ],
  ],
  ['an event carries less', 'job: u16, at: u32.ticks', 'job: u16', 'WIRE major field-removed'],
  [
    'a device is larger',
    '0x1000, {',
    '0x2000, {',
    'BEHAVIOUR minor authority-widened, wants approval',
  ],
  ['a device is smaller', '0x1000, {', '0x800, {', 'BEHAVIOUR major authority-narrowed'],
  [
    'the typed fields of an audit line are in another order',
    "{ by: 'word', why: 'word' }",
    "{ why: 'word', by: 'word' }",
    'BEHAVIOUR major audit-changed',
    ["['by', 'why']", "{ by: 'word', why: 'word' }"],
  ],
];

const rows = SEEN.map(([what, from, to, change, ...given]) => {
  return { what, from, to, change, given };
});

test.each(rows)('$what', ({ from, to, change, given }) => {
  const used = to.includes('i32');
  const base = [...given, ...(used && given.length === 0 ? [I32] : [])].reduce(swapped, files);
  const edited = swapped(base, [from, to]);
  const changes = diffContracts(linkedOf(base), linkedOf(edited));
  expect(changes.map(said)).toEqual(change.split('; '));
});

test('a number that was given up and is given out again at once is reused, not only new', () => {
  const dropped = swapped(files, ['syscalls: [31], ', '']);
  const fresh = swapped(dropped, [
    '    grade: syscall(15,',
    '    fresh: syscall(31, { cost: ns.micros(1) }),\n    grade: syscall(15,',
  ]);
  const changes = (after: typeof files): string[] =>
    diffContracts(linkedOf(files), linkedOf(after)).map(said);
  expect(changes(dropped)).toEqual(['WIRE major reservation-dropped']);
  expect(changes(fresh).sort()).toEqual(['WIRE major number-reused', 'WIRE minor element-added']);
});

test('a name that was given up and is given out again is reused', () => {
  const after = swapped(swapped(files, [", names: ['lpr']", '']), [
    "    spares: limit(3, { why: 'none', atLimit: 'EINVAL' }),",
    "    spares: limit(3, { why: 'none', atLimit: 'EINVAL' }),\n    lpr: limit(3, { why: 'none', atLimit: 'EINVAL' }),",
  ]);
  expect(diffContracts(linkedOf(files), linkedOf(after)).map(said)).toContain(
    'WIRE major number-reused',
  );
});

test('a rung that names what it proves by id instead of by name proves the same', () => {
  const after = swapped(files, ["proves: ['put']", "proves: ['spool.put']"]);
  expect(diffContracts(linkedOf(files), linkedOf(after))).toEqual([]);
});

const textsOf = (...swaps: readonly Swap[]): string[] =>
  diffContracts(linkedOf(files), linkedOf(swaps.reduce(swapped, files))).map(({ text }) => text);

test('what came or went as a whole is told in words and within a line, never as JSON', () => {
  const texts = [
    ...textsOf(['inbox: 16, outbox: 12', 'outbox: 12']),
    ...textsOf(["feeds: 'spool'", "feeds: 'printer'"]),
  ];
  expect(texts).toContain('endpoints.inbox: 16 → nothing');
  expect(texts.filter((text) => text.includes('{"') || text.length > 400)).toEqual([]);
});

test.each<readonly [what: string, swap: Swap, narrowed: string, widened: string]>([
  [
    'endpoint',
    ['inbox: 16', 'letters: 16'],
    'endpoints.inbox: 16 → nothing',
    'endpoints.letters: nothing → 16',
  ],
  [
    'slot of the first program',
    ['endpointFactory: 1', 'factory: 1'],
    'slots.endpointFactory: 1 → nothing',
    'slots.factory: nothing → 1',
  ],
])('another %s with the number of the one that is gone is seen', (_, swap, gone, came) => {
  const texts = textsOf(swap);
  expect(texts).toContain(gone);
  expect(texts).toContain(came);
});

test('a program that notifies another service, by an operation of the same name, may do what it could not do before', () => {
  const given: readonly Swap[] = [
    ["notifies: { desk: ['heed', 'note'] }", "notifies: { desk: ['note'] }"],
    [
      'open: serviceOp(42',
      "note: serviceOp(43, { reply: {}, request: {}, answers: 'never', idempotent: true }),\n      open: serviceOp(42",
    ],
  ];
  const before = given.reduce(swapped, files);
  const after = [
    ["uses: { 'RFC-0011': ['desk'] },", "uses: { 'RFC-0014': ['vault'] },"] as const,
    ["notifies: { desk: ['note'] }", "notifies: { vault: ['note'] }"] as const,
  ].reduce<typeof files>(swapped, before);
  expect(diffContracts(linkedOf(before), linkedOf(after)).map(said).sort()).toEqual([
    'BEHAVIOUR minor authority-widened, wants approval',
    'BEHAVIOUR patch calls-dropped',
  ]);
});

test('addresses are told in hexadecimal', () => {
  expect(textsOf(['device(0x1000_0000', 'device(0x2000_0000'])).toEqual([
    'base: 0x10000000 → 0x20000000',
  ]);
});

test('what a contract no longer gives to its old package stands where the contract is now', () => {
  const moved = swapped(files, ["feeds: 'spool'", "feeds: 'printer'"]);
  const before = { ...linkedOf(files), sources: snapshotOf(files) };
  const gone = diffContracts(before, linkedOf(moved)).filter(({ rule }) => rule === 'name-removed');
  expect(gone.length).toBeGreaterThan(0);
  expect(gone.filter(({ pos }) => pos.line === 1)).toEqual([]);
});
