import { expect, test } from 'vitest';
import type { ContractFile } from '../generate/inputs.ts';
import { workspaceAt } from '../workspace/config.ts';
import { contractFile, modelOf, snapshotOf, surprises, surprisesIn } from '../testing/annotated.ts';
import { link } from './link.ts';

const marker = (text: string, more = ''): string =>
  `{ text: '${text}', by: 'neuron', proves: [] ${more} }`;

test('unknown references of markers are reported', () => {
  expect(
    surprises(`
    principals: ['timed'],
    syscalls: { yield: syscall(0, { cost: 1 }) },
    markers: {
      up: { text: 'up', by: 'timd', proves: ['yeld'] }, //! ABI2003 ref/unknown did you mean 'timed'? //! ABI2003 ref/unknown did you mean 'yield'?
      ready: ${marker('ready', ", after: ['upp']")}, //! ABI2003 ref/unknown did you mean 'up'?
      smp: ${marker('smp', ", profile: 'smp2'")}, //! ABI2003 ref/unknown profile 'smp2'
    },
    diagnostics: { note: { text: 'note {x}', by: 'tim' } }, //! ABI2003 ref/unknown principal 'tim'
    phases: { end: { until: 'redy', doc: '' } }, //! ABI2003 ref/unknown did you mean 'ready'?
    profiles: { smp1: { harts: [2, 1] } }, //! ABI2101 budget/range
  `),
  ).toEqual([]);
});

test('names and texts are unique across contracts', () => {
  const first = contractFile(`markers: {
    up: ${marker('up')},
    also: ${marker('up')}, //! ABI2001 registry/taken marker text 'up'
    lines: ${marker('line of', ', detail: true')},
    line: ${marker('line of it')}, //! ABI2001 registry/taken could be 'line of' with a detail
    good: ${marker('it ok')},
    bad: ${marker('it FAIL')}, //! ABI2001 registry/taken marker good
  },`);
  const second = contractFile(
    `principals: ['init'],
    markers: { up: { text: 'other', by: 'init', proves: [] } }, //! ABI2001 registry/taken marker name 'up'`,
    { id: 'RFC-0002', feeds: 'other' },
  );
  expect(surprisesIn([first, second])).toEqual([]);
});

test('an audit line that a marker with a detail could be is a finding', () => {
  expect(
    surprises(`
    markers: { open: ${marker('job done', ', detail: true')}, whole: ${marker('job')} },
    audit: {
      same: line('job done', { at: u64 }), //! ABI2001 registry/taken 'job done' could be 'job done' with a detail
      longer: line('job done by', ['caller']), //! ABI2001 registry/taken 'job done by' could be 'job done' with a detail
      other: line('job doner', ['caller']),
      shorter: line('job', ['caller']),
    },`),
  ).toEqual([]);
});

test('a marker that comes after itself is reported', () => {
  expect(
    surprises(`markers: {
    a: ${marker('a', ", after: ['c']")}, //! ABI2003 ref/cycle a after c after b after a
    b: ${marker('b', ", after: ['a']")},
    c: ${marker('c', ", after: ['b']")},
    d: ${marker('d', ", after: ['c']")},
  },`),
  ).toEqual([]);
});

test('without a ladder, order follows `after` and declaration', () => {
  const model = modelOf([
    contractFile(`markers: {
    b: ${marker('b', ", after: ['a']")},
    c: ${marker('c')},
    a: ${marker('a', ", after: ['start']")},
    start: { text: 'start', by: 'init', proves: [] },
    d: ${marker('d')},
  }, principals: ['init'],`),
  ]);
  expect(model.markers.map(({ name, predecessors }) => [name, ...predecessors])).toEqual([
    ['start'],
    ['a', 'start'],
    ['b', 'a'],
    ['c', 'b'],
    ['d', 'c'],
  ]);
});

test('a marker that is declared behind one that comes after it, without `after`, is reported', () => {
  expect(
    surprises(`markers: {
    c: ${marker('c', ", after: ['b']")}, //! ABI2003 ref/cycle c after b after a after c declare 'a' before 'c'
    a: ${marker('a')},
    b: ${marker('b', ", after: ['a']")},
  },`),
  ).toEqual([]);
});

/** A contract of a service with a marker of its own and one of the client. */
const service = (number: number, name: string, more: string, clientAfter = ''): ContractFile =>
  contractFile(
    `service: {
      name: '${name}', authority: 'any',
      envelope: { magic: 'A${number}', version: 1, nonce: u32, reply: ['status', 'nonce'], malformed: 'BAD' },
      status: { OK: 0, BAD: 1 },
      ops: { go: serviceOp(1, { request: {}, reply: {}, moves: 'reply', idempotent: true, peerDeath: '' }) },
    },
    program: {},
    markers: {
      ${name}Ready: { text: '${name}: ready', by: '${name}', proves: [], after: ['start'] },
      ${name}Goes: { text: 'CLIENT: ${name} goes', by: 'client', proves: [] ${clientAfter} },
      ${name}Ends: { text: 'CLIENT: ${name} ends', by: 'client', proves: [] },
    },
    ${more}`,
    { id: `RFC-000${number}`, feeds: name },
  );

const KERNEL = contractFile(
  `principals: ['client'], markers: {
    start: { text: 'start', by: 'neuron', proves: [] },
    trap: { text: 'CLIENT: trap', by: 'client', after: ['start'], proves: [] },
  },`,
  { id: 'RFC-0009', feeds: 'kernel' },
);

test('markers of one emitter go from contracts of callees to those of callers; those of two emitters are ordered by `after` only', () => {
  const after = (name: string): string => `, after: ['${name}Ready']`;
  const calls = "uses: { 'RFC-0002': ['beta'] }, calls: { beta: ['go'] },";
  const model = modelOf([
    service(1, 'alpha', calls, after('alpha')),
    service(2, 'beta', '', after('beta')),
    KERNEL,
  ]);
  expect(model.markers.map(({ name, predecessors }) => [name, ...predecessors])).toEqual([
    ['start'],
    ['trap', 'start'],
    ['betaReady', 'start'],
    ['betaGoes', 'trap', 'betaReady'],
    ['betaEnds', 'betaGoes'],
    ['alphaReady', 'start'],
    ['alphaGoes', 'betaEnds', 'alphaReady'],
    ['alphaEnds', 'alphaGoes'],
  ]);
});

const orderOf = (files: readonly ContractFile[]): string[] =>
  modelOf(files)
    .markers.filter(({ by, name }) => by === 'client' && name.endsWith('Goes'))
    .map(({ name }) => name);
const ready = (name: string): string => `, after: ['${name}Ready']`;

test('a program that calls every operation comes after all services, and before those that call it', () => {
  const calls = "uses: { 'RFC-0002': ['alpha'] }, calls: { alpha: ['go'] },";
  const files = [
    service(1, 'gamma', calls, ready('gamma')),
    service(2, 'alpha', '', ready('alpha')),
    service(3, 'beta', '', ready('beta')),
    KERNEL,
  ];
  expect(orderOf(files)).toEqual(['alphaGoes', 'gammaGoes', 'betaGoes']);
  const shell = contractFile(
    `program: { name: 'shell' }, calls: 'every', markers: {
      shellGoes: { text: 'CLIENT: shell goes', by: 'client', proves: [], after: ['start'] },
    },`,
    { id: 'RFC-0000', feeds: 'shell' },
  );
  expect(orderOf([shell, ...files])).toEqual([...orderOf(files), 'shellGoes']);
});

test('a service that calls every operation is not behind itself', () => {
  const shell = contractFile(
    `program: { name: 'shell' }, uses: { 'RFC-0002': ['alpha'] }, calls: { alpha: ['go'] }, markers: {
      shellGoes: { text: 'CLIENT: shell goes', by: 'client', proves: [], after: ['start'] },
    },`,
    { id: 'RFC-0000', feeds: 'shell' },
  );
  const alpha = service(2, 'alpha', "calls: 'every',", ready('alpha'));
  expect(orderOf([shell, alpha, service(3, 'beta', '', ready('beta')), KERNEL])).toEqual([
    'betaGoes',
    'alphaGoes',
    'shellGoes',
  ]);
});

test('the first marker of an emitter in a contract does not come after those of other contracts', () => {
  const calls = "uses: { 'RFC-0002': ['beta'] }, calls: { beta: ['go'] },";
  const start = { ...KERNEL, text: KERNEL.text.replace(/^.*trap: .*$/m, '') };
  const files = [service(1, 'alpha', calls, ready('alpha')), service(2, 'beta', ''), start];
  expect(orderOf(files)).toEqual(['betaGoes', 'alphaGoes']);
});

test('contracts of before markers said what they come after are read', () => {
  const old = [service(1, 'alpha', ''), KERNEL];
  expect(link(snapshotOf(old), workspaceAt('/workspace')).ok).toBe(true);
});

test('the first marker of an emitter in a contract says what it comes after, if other contracts have some before it', () => {
  const found = surprisesIn([service(1, 'alpha', ''), KERNEL]);
  expect(found).toEqual([
    "unexpected contracts/rfc-0001-alpha.contract.ts:14 ABI2003 ref/unordered nothing says after which marker 'alphaGoes' comes: 'client' prints those of other contracts too after: ['trap'], or after what it needs",
  ]);
});

test('a ladder lists every marker once, and agrees with `after`', () => {
  expect(
    surprises(`
    markers: {
      a: ${marker('a', ", after: ['b']")}, //! ABI2003 ref/cycle 'a' comes after 'b', but precedes it
      b: ${marker('b')},
      c: ${marker('c')}, //! ABI2003 ref/unused is not on the ladder
    },
    ladder: ['a', 'b',
      'a', //! ABI2001 registry/taken rung 'a'
      'bb', //! ABI2003 ref/unknown did you mean
    ],
  `),
  ).toEqual([]);
});

test('a marker that is listed and comes after itself is reported', () => {
  expect(
    surprises(`
    markers: {
      a: ${marker('a', ", after: ['a']")}, //! ABI2003 ref/cycle 'a' comes after 'a'
    },
    ladder: ['a'],
  `),
  ).toEqual([]);
});

test('a second ladder is reported', () => {
  const first = contractFile(`markers: { a: ${marker('a')} }, ladder: ['a'],`);
  const second = contractFile(
    `ladder: [], //! ABI2001 registry/taken the 'ladder' is taken by RFC-0001`,
    {
      id: 'RFC-0002',
      feeds: 'other',
    },
  );
  expect(surprisesIn([first, second])).toEqual([]);
});

test('ladders of profiles, phases and twins link', () => {
  const model = modelOf([
    contractFile(`
    principals: ['client'],
    markers: {
      ok: { text: 'SELFTEST: x ok', by: 'client', proves: [], after: ['ipi'] },
      start: ${marker('start', ', detail: true')},
      ipi: { text: 'ipi ok', by: 'neuron', proves: [], profile: 'smp2' },
      late: ${marker('late')},
    },
    ladder: ['start', 'ipi', 'ok', 'late'],
    profiles: { smp1: { harts: [1, 1] }, smp2: { harts: [2, 64] } },
    phases: { all: { until: 'ok', doc: 'Everything.' }, bringup: { until: 'start', doc: 'Boot.' } },
  `),
  ]);
  expect(model.profiles.map(({ name, rungs }) => [name, rungs])).toEqual([
    ['smp1', ['start', 'ok', 'late']],
    ['smp2', ['start', 'ipi', 'ok', 'late']],
  ]);
  expect(model.phases.map(({ name, doc }) => [name, doc])).toEqual([
    ['bringup', 'Boot.'],
    ['all', 'Everything.'],
  ]);
  expect(model.markers.map(({ name, phase, fail }) => [name, phase, fail])).toEqual([
    ['start', 'bringup', 'start FAIL'],
    ['ipi', 'all', 'ipi FAIL'],
    ['ok', 'all', 'SELFTEST: x FAIL'],
    ['late', undefined, 'late FAIL'],
  ]);
});

test("`proves` takes an id, or the end of one; the marker's own contract comes first", () => {
  const kernel = contractFile(`
    security: { threats: [], invariants: { neverClimbs: { forAll: 'task', text: '' }, shared: { forAll: 'task', text: '' } } },
    syscalls: { taskQos: syscall(15, { selector: selector('a0', { errno: 'EINVAL' }), ops: { set: op(1, { cost: 1 }) } }),
      wait: syscall(12, { cost: 1 }) },
    errors: { EINVAL: errno(22, '') },
    markers: { a: ${marker('a').replace('[]', "['taskQos', 'set', 'neverClimbs', 'wait', 'EINVAL']")} },
  `);
  const other = contractFile(
    `
    security: { threats: [], invariants: { shared: { forAll: 'task', text: '' } } },
    markers: { b: ${marker('b', ", after: ['a']").replace('[]', "['taskQos.set', 'shared', 'kernel.invariant.shared']")} },
  `,
    { id: 'RFC-0002', feeds: 'other' },
  );
  expect(modelOf([kernel, other]).markers.map((one) => one.proves)).toEqual([
    ['taskQos', 'taskQos.set', 'kernel.invariant.neverClimbs', 'wait', 'kernel.error.EINVAL'],
    ['taskQos.set', 'other.invariant.shared', 'kernel.invariant.shared'],
  ]);
});

test('an ambiguous end of an id is reported', () => {
  expect(
    surprises(`
    syscalls: {
      a: syscall(1, { selector: selector('a0', { errno: 'EINVAL' }), ops: { set: op(1, { cost: 1 }) } }),
      b: syscall(2, { selector: selector('a0', { errno: 'EINVAL' }), ops: { set: op(1, { cost: 1 }) } }),
    },
    errors: { EINVAL: errno(22, '') },
    markers: { a: { text: 'a', by: 'neuron', proves: ['set'] } }, //! ABI2003 ref/ambiguous 'set' could be a.set, b.set
  `),
  ).toEqual([]);
});

test('the text of a marker, diagnostic or audit line that cannot be one line of a log is a finding', () => {
  expect(
    surprises(String.raw`
    principals: ['timed'],
    markers: {
      two: ${marker(String.raw`a\nb`)}, //! ABI1002 contract/wrong-kind has characters that no line
      none: ${marker('')}, //! ABI1002 contract/wrong-kind is empty
      blank: ${marker(' up ')}, //! ABI1002 contract/wrong-kind begins or ends with a blank
      turned: ${marker(String.raw`up \u202e ko`)}, //! ABI1002 contract/wrong-kind has characters that no line
    },
    diagnostics: { note: { text: 'note\r{x}', by: 'timed' } }, //! ABI1002 contract/wrong-kind has characters that no line
    audit: { made: line('a\nb', ['c']) }, //! ABI1002 contract/wrong-kind has characters that no line
  `),
  ).toEqual([]);
});
