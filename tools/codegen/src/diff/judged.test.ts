/** What judges tell apart: ways that types travel, errors that stand for authority, numbers that were given up. */
import { expect, test } from 'vitest';
import { linkedOf } from '../testing/annotated.ts';
import { diffContracts } from './diff.ts';
import { EXAMPLE } from './example.ts';

type Files = { readonly file: string; readonly text: string }[];
type Swap = readonly [from: string, to: string];

const files: Files = Object.entries(EXAMPLE).map(([file, text]) => ({ file, text }));

/** The files with texts replaced, each of which must stand in one of them. */
function swapped(all: Files, ...swaps: readonly Swap[]): Files {
  return swaps.reduce((old, [from, to]) => {
    if (!old.some(({ text }) => text.includes(from))) throw new Error(`no '${from}'`);
    return old.map(({ file, text }) => ({ file, text: text.replace(from, () => to) }));
  }, all);
}

/** The rules and elements of the changes between two versions. */
const changes = (before: Files, after: Files): string[] =>
  diffContracts(linkedOf(before), linkedOf(after)).map(({ rule, id }) => `${rule} ${id}`);

test('an operation whose decisions go to another line of the audit log is audited no longer', () => {
  const both = swapped(
    files,
    [
      "line('grade: audit', ['by', 'why'])",
      "line('grade: audit', ['by', 'why']), listed: line('list: audit', ['by'])",
    ],
    ['list: syscall(17, {', "list: syscall(17, { audit: 'listed',"],
  );
  const other = swapped(
    both,
    [", audit: 'graded'", ", audit: 'listed'"],
    ["audit: 'listed', args: { into", "audit: 'graded', args: { into"],
  );
  expect(changes(both, other)).toEqual(['audit-lost grade.set', 'audit-lost list']);
});

const guarded = (status: string): Files =>
  swapped(
    files,
    ['NOT_FOUND: 4 }', `NOT_FOUND: 4, ${status}: 5 }`],
    ["busy: fails('OVER_LIMIT'", `busy: fails('${status}'`],
  );

test.each([
  ['EPERM', true],
  ['EACCES', true],
  ['ACCESS_DENIED', true],
  ['FORBIDDEN', true],
  ['NOT_ALLOWED', true],
  ['UNAUTHORIZED', true],
  ['UNAUTHORISED', true],
  ['IN_USE', false],
  ['EPERMANENT', false],
])('a check that failed with %s is gone: authority is widened: %s', (status, widens) => {
  const before = guarded(status);
  const found = changes(before, swapped(before, [`, busy: fails('${status}', 'in use')`, '']));
  expect(found).toContain(`${widens ? 'authority-widened' : 'check-removed'} spool.drop.busy`);
  expect(found).toContain('name-removed spool.drop.busy');
});

const QUEUED = "busy: fails('EBUSY', 'in use')";

test('an error that a check of a call spares some of is one of authority, in either version', () => {
  const imported: Swap = ['a0, contract, fails,', 'a0, callerIs, contract, fails,'];
  const spares: Swap = [QUEUED, `${QUEUED.replace(/\)$/, '')}, { unless: callerIs('writer') })`];
  const twice: Swap = [QUEUED, `${QUEUED}, again: fails('EBUSY', 'once more')`];
  const plain = swapped(files, twice);
  const spared = swapped(plain, imported, spares);
  const without: Swap = [", again: fails('EBUSY', 'once more')", ''];
  const gone = (before: Files, after: Files): string[] =>
    changes(before, after).filter((one) => one.endsWith(' queue.again'));
  expect(gone(plain, swapped(plain, without))).toEqual([
    'check-removed queue.again',
    'name-removed queue.again',
  ]);
  const widened = ['authority-widened queue.again', 'name-removed queue.again'];
  expect(gone(spared, swapped(spared, without))).toEqual(widened);
  // The error is one of authority from now on, or was so until now.
  expect(gone(plain, swapped(spared, without))).toEqual(widened);
  expect(gone(spared, swapped(plain, without))).toEqual(widened);
});

/** The service whose requests move no capability for the reply. */
const CONNECTED = swapped(
  files,
  ["moves: 'reply', idempotent: false", 'idempotent: false'],
  ["moves: 'reply', answers: 'later'", "answers: 'later'"],
);

test('requests that no longer move a capability, or begin to, are carried differently', () => {
  const carried = ['transfer-changed spool.drop', 'transfer-changed spool.put'];
  expect(changes(files, CONNECTED).toSorted()).toEqual(carried);
  expect(changes(CONNECTED, files).toSorted()).toEqual(carried);
});

test('what the end of a caller does is a promise, whether it is said or not', () => {
  const unsaid = swapped(CONNECTED, [", peerDeath: 'it stays'", '']);
  expect(changes(CONNECTED, unsaid)).toEqual(['promise-reworded spool.drop']);
  expect(changes(unsaid, CONNECTED)).toEqual(['promise-reworded spool.drop']);
});

const LADDER = "  ladder: ['up',";

test.each([
  ['opcodes', '[19]', 'events: {', 'events: { late: event(19, { job: u32 }),'],
  [
    'opcodes',
    '[19]',
    'ops: {\n      put:',
    "ops: {\n      fresh: serviceOp(19, { request: { job: u32 }, reply: {}, moves: 'reply', idempotent: true, peerDeath: 'none' }),\n      put:",
  ],
])('%s %s: given up, and given out again in `%s`', (what, given, from, to) => {
  const before = swapped(files, [LADDER, `  reserved: { ${what}: ${given} },\n${LADDER}`]);
  const after = swapped(files, [from, to]);
  expect(changes(before, after)).toContain('number-reused spool');
});

test('an errno that was given up and is given out again is reused', () => {
  const reserved = 'reserved: { syscalls: [31], ';
  const before = swapped(files, [reserved, `${reserved}errnos: [77], `]);
  const after = swapped(files, [
    '    EPERM: errno(1,',
    "    ELATE: errno(77, 'too late'),\n    EPERM: errno(1,",
  ]);
  expect(changes(before, after)).toContain('number-reused kernel');
});

test('a reply may carry a new value of an open enumeration: its decoders take any', () => {
  const [closed, open] = [
    '{ Up: 0, Down: 1 }, { closed: true',
    '{ Up: 0, Down: 1 }, { closed: false',
  ];
  const grown: Swap = ['{ Up: 0, Down: 1 }', '{ Up: 0, Down: 1, Gone: 2 }'];
  const opened = swapped(files, [closed, open]);
  expect(changes(opened, swapped(opened, grown))).toEqual(['enum-grew kernel.type.State']);
  expect(changes(files, swapped(files, grown))).toEqual(['reply-enum-grew kernel.type.State']);
});

test('a new version of a stored value keeps the old layout to be read, or its values are taken for others', () => {
  const [from, to]: Swap = [
    'version: 2, value: Type.Object({ last: Type.String() })',
    'version: 3, value: Type.Object({ first: Type.String() })',
  ];
  const id = 'persisted.queues.note';
  const edit = (more: string): string[] => changes(files, swapped(files, [from, `${to}${more}`]));
  expect(edit('')).toEqual([`layout-changed ${id}`, `layout-migrated ${id}`]);
  const kept = ', was: { v2: Type.Object({ last: Type.String() }) }';
  expect(edit(kept)).toEqual([
    `layout-kept ${id}`,
    `layout-migrated ${id}`,
    `layout-migrated ${id}`,
  ]);
  const other = ', was: { v2: Type.Object({ last: Type.Null() }) }';
  expect(edit(other)).toEqual([
    `layout-changed ${id}`,
    `layout-kept ${id}`,
    `layout-migrated ${id}`,
  ]);
});

test('forms are told by their tags, or by their sizes', () => {
  const texts = (swap: Swap): string[] =>
    diffContracts(linkedOf(files), linkedOf(swapped(files, swap))).map(({ text }) => text);
  expect(texts(['nothing: variant(0, {}), ', ''])).toEqual([
    'variants.nothing: nothing was the form of tag 0',
  ]);
  expect(
    texts(['nothing: variant(0, {})', 'nothing: variant(0, {}), most: variant(1, {})']),
  ).toEqual(['variants.most: most is the form of tag 1']);
  expect(texts(['short: { a: u16 }', 'tiny: { a: u8 }, short: { a: u16 }'])).toEqual([
    'variants.tiny: tiny is a form of its size',
  ]);
});

test('a list that gained a name and changed the order of the others is both', () => {
  const after = swapped(files, [
    "['init', 'spool', 'shell']",
    "['spool', 'init', 'shell', 'last']",
  ]);
  expect(changes(files, after).map((one) => one.split(' ')[0])).toEqual(
    expect.arrayContaining(['name-added', 'order-changed']),
  );
});

/** What a type's bound that is loosened does, once the type stands where a swap puts it. */
function loosened(...where: readonly Swap[]): string[] {
  const lone: Swap = [
    "Spare: newtype(u32, { errno: 'EINVAL' })",
    "Spare: newtype(u32, { errno: 'EINVAL', below: 9 })",
  ];
  const before = swapped(files, lone, ...where);
  return changes(before, swapped(before, ['below: 9 ', 'below: 10 '])).map(
    (one) => one.split(' ')[0] ?? '',
  );
}

const USES: Swap = ["['Pid', 'Grade']", "['Pid', 'Grade', 'Spare']"];

test.each<readonly [where: string, swaps: readonly Swap[], rules: readonly string[]]>([
  ['nowhere', [], ['request-loosened', 'reply-loosened']],
  ['an argument', [["to: a2(orZero('Pid'))", "to: a2(orZero('Spare'))"]], ['request-loosened']],
  ['a first result', [["returns: 'Ticket'", "returns: 'Spare'"]], ['reply-loosened']],
  ['a further result', [['left: a1(u32)', "left: a1('Spare')"]], ['reply-loosened']],
  ['a structure that a call fills', [["pid: 'Pid', pad", "pid: 'Spare', pad"]], ['reply-loosened']],
  [
    'a structure that a call reads',
    [
      ["pid: 'Pid', pad", "pid: 'Spare', pad"],
      ["fills('Entry')", "reads('Entry')"],
      ['fillsBytes, flags', 'fillsBytes, reads, flags'],
    ],
    ['request-loosened'],
  ],
  [
    'a request',
    [
      USES,
      ['size: u32.bytes', "size: 'Spare'"],
      ["after: 'size', ", ''],
      [", atMost: 'grace'", ''],
    ],
    ['request-loosened'],
  ],
  ['a reply', [USES, ['job: u32, left', "job: 'Spare', left"]], ['reply-loosened']],
  ['an event', [USES, ['job: u16, at', "job: 'Spare', at"]], ['reply-loosened']],
])('a type in %s', (_, swaps, rules) => {
  expect(loosened(...swaps).sort()).toEqual([...rules].sort());
});

test('a contract that is renamed and keeps its file is the same contract', () => {
  expect(changes(files, swapped(files, ["id: 'RFC-0004'", "id: 'RFC-0044'"]))).toEqual([
    'contract-renamed queues',
  ]);
});

test('a contract whose file is renamed is the same contract, under another name', () => {
  const renamed = files.map(({ file, text }) => ({
    file: file.replace('-queues.', '-lines.'),
    text,
  }));
  expect(changes(files, renamed)).toEqual(['contract-renamed lines']);
});

test('a contract that moves to another package is told of by both', () => {
  const after = swapped(files, [
    "id: 'RFC-0009', feeds: 'words'",
    "id: 'RFC-0009', feeds: 'spool'",
  ]);
  const moved = diffContracts(linkedOf(files), linkedOf(after)).filter(
    ({ rule }) => rule === 'contract-moved',
  );
  expect(moved.map(({ feeds }) => feeds).sort()).toEqual(['spool', 'words']);
});

test.each<readonly [key: string, ...Swap]>([
  ['`min` of a span', "readsBytes('a1', { min: 1,", "readsBytes('a1', { min: 0,"],
  ['`stamp` of the log', LADDER, `  log: { stamp: 'emitter' },\n${LADDER}`],
  [
    '`answers`',
    "moves: 'reply', idempotent: false",
    "moves: 'reply', answers: 'now', idempotent: false",
  ],
  [
    '`malformed`',
    "moves: 'reply', idempotent: false",
    "moves: 'reply', malformed: 'header', idempotent: false",
  ],
  ['`waits`', "'no such queue')", "'no such queue', { waits: false })"],
  ['`noReturn`', 'list: syscall(17, {', 'list: syscall(17, { noReturn: false,'],
])('%s: what an absent key means is no change when it is written out', (key, from, to) => {
  const written = swapped(files, [from, to]);
  const before = key === '`min` of a span' ? swapped(files, [from, "readsBytes('a1', {"]) : files;
  expect(changes(before, written)).toEqual([]);
});

test('who may call an operation is widened or narrowed by a list of its own', () => {
  const put = ['put: serviceOp(7, {', "put: serviceOp(7, { authority: ['init'],"] as const;
  const own = swapped(files, put);
  expect(changes(files, own)).toEqual(['authority-narrowed spool.put']);
  expect(changes(own, files)).toEqual(['authority-widened spool.put']);
  const more = swapped(files, [put[0], "put: serviceOp(7, { authority: ['init', 'shell'],"]);
  expect(changes(own, more)).toEqual(['authority-widened spool.put']);
  expect(changes(more, own)).toEqual(['authority-narrowed spool.put']);
});

test('the decisions of an operation of a service are audited, or no longer', () => {
  const line: Swap = [
    'limits: {\n    jobs:',
    "audit: { kept: line('AUDIT put', { job: u32, why: 'word' }) },\n  limits: {\n    jobs:",
  ];
  const imported: Swap = ['limit, byEnum, serviceOp', 'limit, byEnum, line, serviceOp'];
  const plain = swapped(files, imported, line);
  const own = swapped(plain, ['put: serviceOp(7, {', "put: serviceOp(7, { audit: 'kept',"]);
  expect(changes(plain, own)).toEqual(['audit-gained spool.put']);
  expect(changes(own, plain)).toEqual(['audit-lost spool.put']);
  const retyped = swapped(own, ['{ job: u32,', '{ job: u16,']);
  expect(changes(own, retyped)).toEqual(['audit-changed spool.audit.kept']);
});
