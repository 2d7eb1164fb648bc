/** Which way what changed travels, what moved, and where a change stands: the whole list of changes of each edit. */
import { expect, test } from 'vitest';
import { linkedOf } from '../testing/annotated.ts';
import { diffContracts } from './diff.ts';
import { EXAMPLE } from './example.ts';

const files = Object.entries(EXAMPLE).map(([file, text]) => ({ file, text }));
const [KERNEL = '', SPOOL = '', BOARD = '', QUEUES = ''] = Object.keys(EXAMPLE);

type Swap = readonly [from: string, to: string];

/** The example contracts with texts replaced, each of which must stand in one of them. */
function edited(swaps: readonly Swap[], all: typeof files = files): typeof files {
  return swaps.reduce((old, [from, to]) => {
    if (!old.some(({ text }) => text.includes(from))) throw new Error(`no '${from}'`);
    return old.map(({ file, text }) => ({ file, text: text.replace(from, () => to) }));
  }, all);
}

/** Every change that an edit is, after others that are made before: rule and element. */
function changes(edit: readonly Swap[], given: readonly Swap[] = []): string[] {
  const base = edited(given);
  const found = diffContracts(linkedOf(base), linkedOf(edited(edit, base)));
  return found.map(({ level, rule, id }) => `${level} ${rule} ${id}`);
}

const SPARE: Swap = [
  "Spare: newtype(u32, { errno: 'EINVAL' })",
  "Spare: newtype(u32, { errno: 'EINVAL', below: 9 })",
];
const WIDER: Swap = ['below: 9 }', 'below: 10 }'];
const EASED = 'minor request-loosened kernel.type.Spare';
const BROKEN = 'major reply-loosened kernel.type.Spare';
const ENTRY: Swap = [
  "Entry: struct({ pid: 'Pid', pad: zero(4) }",
  "Entry: struct({ pid: 'Pid', spare: 'Spare' }",
];

test.each<[string, readonly Swap[], string[]]>([
  ['nothing carries', [], [EASED, BROKEN]],
  ['an argument holds', [["to: a2(orZero('Pid'))", "to: a2(orZero('Spare'))"]], [EASED]],
  ['a call gives back', [["returns: 'Ticket'", "returns: 'Spare'"]], [BROKEN]],
  ['a call gives back beside its result', [['left: a1(u32)', "left: a1('Spare')"]], [BROKEN]],
  ['a structure holds that a call fills', [ENTRY], [BROKEN]],
  [
    'a structure holds that a call reads',
    [ENTRY, ["fills('Entry')", "reads('Entry')"], ['fails, fills,', 'fails, fills, reads,']],
    [EASED],
  ],
  [
    'both ways carry',
    [
      ["to: a2(orZero('Pid'))", "to: a2(orZero('Spare'))"],
      ['left: a1(u32)', "left: a1('Spare')"],
    ],
    [EASED, BROKEN],
  ],
])('a type is classed by the ways that it travels: one that %s', (_, given, expected) => {
  expect(changes([WIDER], [SPARE, ...given]).toSorted()).toEqual(expected.toSorted());
});

test('a change that matters for one way alone says which, and another one says none', () => {
  const found = (swap: Swap): unknown =>
    diffContracts(linkedOf(files), linkedOf(edited([swap]))).map(({ way }) => way);
  expect(found(['align: 4, below: 64', 'align: 4, below: 65'])).toEqual(['request']);
  expect(found(['below: 100', 'below: 101'])).toEqual(['reply']);
  expect(found(['jobs: limit(64,', 'jobs: limit(65,'])).toEqual([undefined]);
  const [limit] = diffContracts(linkedOf(files), linkedOf(edited([['limit(64,', 'limit(65,']])));
  expect(limit).not.toHaveProperty('way');
});

test('a title may change without a word', () => {
  expect(changes([["title: 'A kernel'", "title: 'Another kernel'"]])).toEqual([]);
});

const NOTE: Swap = [
  'event(9, { job: u16, at: u32.ticks })',
  'event(9, { job: u16, note: text(u8, { min: 0, max: 9 }) })',
];

test('a text is classed by the frame that holds it: request, reply or event', () => {
  expect(changes([['max: 8192', 'max: 9000']])).toEqual(['minor request-loosened spool.put']);
  expect(changes([['max: 40', 'max: 41']])).toEqual(['major reply-loosened spool.drop']);
  expect(changes([['max: 9 }', 'max: 10 }']], [NOTE])).toEqual([
    'major reply-loosened spool.event.printed',
  ]);
});

const MEMBER: Swap = ['{ absent: 0, queued: 1 }', '{ absent: 0, queued: 1, lost: 2 }'];
const grew = (...swaps: readonly Swap[]): string[] =>
  changes([MEMBER], [...swaps, ["    states: 'JobStage',\n", '']]);
const GREW = 'minor enum-grew spool.type.JobStage';
const OUTGREW = 'major reply-enum-grew spool.type.JobStage';

test('a closed enumeration that grows breaks those that are told it, and those alone', () => {
  const request: Swap = ["request: { owner: 'Pid' }", "request: { owner: 'Pid', of: 'JobStage' }"];
  const reply: Swap = ['left: u16 }', "left: u16, of: 'JobStage' }"];
  const event: Swap = ['{ job: u16, at: u32.ticks }', "{ job: u16, of: 'JobStage' }"];
  const open: Swap = ['queued: 1 }, { closed: true })', 'queued: 1 }, { closed: false })'];
  expect(grew(request)).toEqual([GREW]);
  expect(grew(reply)).toEqual([OUTGREW]);
  expect(grew(event)).toEqual([OUTGREW]);
  expect(grew(event, open)).toEqual([GREW]);
});

test.each<[string, from: string, written: string, leftOut: string]>([
  ['answers', ", answers: 'later'", ", answers: 'now'", ''],
  ['malformed', ", malformed: 'full'", ", malformed: 'header'", ''],
  ['align', 'align: 4, ', 'align: 1, ', ''],
  ['min of a span', "'a1', { min: 1, ", "'a1', { min: 0, ", "'a1', { "],
])('what a key means that is left out is no change where it is written: %s', (_, from, to, out) => {
  const [written, leftOut] = [edited([[from, to]]), edited([[from, out]])].map(linkedOf);
  if (written === undefined || leftOut === undefined) throw new Error('not linked');
  expect(diffContracts(written, leftOut)).toEqual([]);
  expect(diffContracts(leftOut, written)).toEqual([]);
});

test.each([
  ['the same', 512, 'major argument-changed'],
  ['a larger', 513, 'minor request-loosened'],
  ['a smaller', 511, 'major request-tightened'],
])('an argument that is bound by another limit of %s value', (_, value, change) => {
  const given: Swap = [
    '    room: limit(512,',
    `    hall: limit(${value}, { why: 'another room', atLimit: 'EINVAL' }),\n    room: limit(512,`,
  ];
  expect(changes([["max: 'room'", "max: 'hall'"]], [given])).toEqual([`${change} post`]);
});

test('a call that moves to another package is gone from the one and new in the other', () => {
  const call =
    "    old: syscall(19, { cost: ns.micros(1), checks: { old: fails('EBUSY', 'it is retired', { always: true }) } }),\n";
  const found = changes([
    [call, ''],
    ['    queue: syscall(40,', `${call}    queue: syscall(40,`],
  ]);
  expect(found.filter((one) => one.includes('element-')).toSorted()).toEqual([
    'major element-removed old',
    'minor element-added old',
  ]);
});

test('a draft promises its types and nothing else', () => {
  const draft: Swap = [
    "status: 'draft', owners: ['@test'], created: '2026-01-01',\n  context: 'Words.', goals: ['to be read'],",
    "status: 'draft', owners: ['@test'], created: '2026-01-01',\n  context: 'Words.', goals: ['to be read'],\n  errors: { EIDEA: errno(77, 'none') }, types: { Idea: newtype(u32, { errno: 'EIDEA', below: 9 }) },",
  ];
  const names: Swap = ['import { contract } from', 'import { contract, errno, newtype, u32 } from'];
  expect(changes([['errno(77', 'errno(78']], [draft, names])).toEqual([]);
  expect(changes([['below: 9', 'below: 8']], [draft, names])).not.toEqual([]);
});

test('a change stands on its own line; what is gone, where what held it begins', () => {
  const at = (swap: Swap): string[] =>
    diffContracts(linkedOf(files), linkedOf(edited([swap]))).map(
      ({ pos }) => `${pos.file}:${pos.line}`,
    );
  const lineOf = (file: string, text: string): string =>
    `${file}:${(EXAMPLE[file] ?? '').split('\n').findIndex((line) => line.includes(text)) + 1}`;
  expect(at(['jobs: limit(64,', 'jobs: limit(63,'])).toEqual([lineOf(SPOOL, 'jobs: limit(64')]);
  expect(at(['align: 4, below: 64', 'align: 4, below: 32'])).toEqual([lineOf(KERNEL, 'below: 64')]);
  expect(at(['    queue: syscall(40,', '    queue: syscall(41,'])).toEqual([
    lineOf(QUEUES, 'queue: syscall(40'),
  ]);
  // Bits, values, fields and registers stand in the source as keys of what holds them.
  expect(at(['FAST: 1,', 'FAST: 4,'])).toEqual([lineOf(KERNEL, 'FAST: 1')]);
  expect(at(['Idle: 0, Normal: 1 }, { closed', 'Idle: 2, Normal: 1 }, { closed'])).toEqual([
    lineOf(KERNEL, 'Idle: 0'),
  ]);
  expect(at(["pid: 'Pid', pad: zero(4)", "pid: 'Slot', pad: zero(4)"])).toEqual([
    lineOf(KERNEL, "pid: 'Pid', pad"),
  ]);
  expect(at(['register(0x20,', 'register(0x28,'])).toEqual([lineOf(BOARD, 'register(0x20')]);
  const spare = "    /** Nothing needs it. */\n    Spare: newtype(u32, { errno: 'EINVAL' }),\n";
  expect(at([spare, ''])).toEqual([lineOf(KERNEL, 'types: {')]);
});
