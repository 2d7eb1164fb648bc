import { expect, test } from 'vitest';
import { readIr } from '../read/ir.ts';
import { sourceFromValue } from '../read/source.ts';
import { contractFile, modelOf, snapshotOf, surprises } from '../testing/annotated.ts';
import { workspaceAt } from '../workspace/config.ts';
import { link } from './link.ts';

const SERVICE = `
  limits: { window: limit(8, { why: '', atLimit: '' }) },
  service: {
    name: 'timed', status: { OK: 0, BAD: 9 }, authority: 'any',
    envelope: { magic: 'TM', version: 1, nonce: u32, reply: ['status', 'nonce'], malformed: 'BAD' },
    ops: { register: serviceOp(1, { request: { deadline: u64.ns }, reply: {}, moves: 'reply', idempotent: false, peerDeath: '' }) },
  },`;

test('unknown references of state machines are reported', () => {
  expect(
    surprises(`${SERVICE}
    machine: { resource: 'timer', initial: 'absent', edges: {
      armed: edge('absent', 'armed', { on: 'regster' }), //! ABI2003 ref/unknown did you mean 'register'?
      fired: edge('armde', 'absent', { event: 'x' }), //! ABI2003 ref/unknown did you mean 'armed'?
      late: edge('armed', 'absent', { event: 'late', after: 'deadlin' }), //! ABI2003 ref/unknown did you mean 'deadline'?
      bound: edge('armed', 'absent', { event: 'bound', after: 'deadline', atMost: 'windows' }), //! ABI2003 ref/unknown did you mean 'window'?
      none: edge('armed', 'absent', {}), //! ABI1002 contract/missing-key one cause
      both: edge('armed', 'absent', { on: 'register', event: 'both' }), //! ABI1002 contract/missing-key one cause
    } },
  `),
  ).toEqual([]);
});

test('the initial state must be where a step starts', () => {
  expect(
    surprises(`${SERVICE}
    machine: { resource: 'timer',
      initial: 'absnt', //! ABI2003 ref/unknown did you mean 'absent'?
      edges: {
        armed: edge('absent', 'armed', { on: 'register' }),
        fired: edge('armed', 'absent', { event: 'fired' }),
      } },
  `),
  ).toEqual([]);
});

test('the life cycle of a resource links', () => {
  const { machines } = modelOf([
    contractFile(`${SERVICE}
    machine: { resource: 'timer', initial: 'absent', creates: ['register'], edges: {
      armed: edge('absent', 'armed', { on: 'register' }),
      fired: edge('armed', 'spent', { event: 'fired', after: 'deadline', atMost: 'window' }),
    } },
  `),
  ]);
  expect(machines[0]).toMatchObject({
    id: 'timer',
    states: ['absent', 'armed', 'spent'],
    edges: [
      { id: 'timer.armed', on: 'timed.register' },
      { id: 'timer.fired', event: 'fired', after: 'deadline', atMost: { value: 8 } },
    ],
  });
});

const JOBS = `
  errors: { EINVAL: errno(22, '') },
  types: { JobState: enumeration(u8, { Queued: 0, Printing: 1, Done: 2 }, { closed: true, errno: 'EINVAL', initial: 'Queued' }), Open: enumeration(u8, { A: 0 }, { closed: false }) },
  service: {
    name: 'spool', status: { OK: 0, BUSY: 1, BAD: 9 }, authority: 'any',
    envelope: { magic: 'SP', version: 1, nonce: u32, reply: ['status', 'nonce'], malformed: 'BAD' },
    ops: {
      start: serviceOp(1, { request: {}, reply: {}, moves: 'reply', idempotent: false, peerDeath: '', checks: { state: fails('BUSY', 'it is under way') } }),
      room: serviceOp(2, { request: {}, reply: {}, moves: 'reply', idempotent: false, peerDeath: '' }),
    },
  },`;
const EDGES = `edges: {
        started: edge('Queued', 'Printing', { on: 'start' }),
        done: edge('Printing', 'Done', { event: 'paper.out' }),
      }`;

test('a state that does not handle an operation on its resource is reported', () => {
  expect(
    surprises(`${JOBS}
    machine: { //! ABI1002 contract/missing-key in 'Done' does not handle 'spool.start'
      resource: 'sheet', initial: 'Queued', otherwise: { Printing: { start: 'state' } }, ${EDGES} },
  `),
  ).toEqual([]);
});

test('an operation without an edge in a state is rejected by one of its own checks', () => {
  expect(
    surprises(`${JOBS}
    machine: { resource: 'sheet', initial: 'Queued', ${EDGES}, otherwise: {
      Queued: {
        start: 'state', //! ABI2003 ref/ambiguous takes 'started' in 'Queued'
      },
      Prnting: { start: 'state' }, //! ABI2003 ref/unknown did you mean 'Printing'?
      Printing: {
        start: 'stat', //! ABI2003 ref/unknown did you mean 'state'?
        room: 'state', //! ABI2003 ref/unknown no edge has 'room'
      },
    } },
  `),
  ).toEqual([]);
});

test('one cause in one state has one edge', () => {
  expect(
    surprises(`${JOBS}
    machine: { resource: 'sheet', initial: 'Queued', creates: ['start'], edges: {
      started: edge('Queued', 'Printing', { on: 'start' }),
      skipped: edge('Queued', 'Done', { on: 'start' }), //! ABI2003 ref/ambiguous takes 'started' and 'skipped'
    } },
  `),
  ).toEqual([]);
});

test('an operation that creates has edges, all from the initial state', () => {
  expect(
    surprises(`${JOBS}
    machine: { resource: 'sheet', initial: 'Queued',
      creates: [
        'room', //! ABI2003 ref/unknown no edge has 'room'
        'start', //! ABI2003 ref/ambiguous takes one in 'Printing'
      ],
      edges: {
        started: edge('Queued', 'Printing', { on: 'start' }),
        again: edge('Printing', 'Printing', { on: 'start' }),
      } },
  `),
  ).toEqual([]);
});

test.each([
  ['JobStat', "did you mean 'JobState'?"],
  ['Open', "no closed enumeration 'Open'"],
])('states are members of a closed enumeration of the contract, not of %s', (name, part) => {
  expect(
    surprises(`${JOBS}
    machine: { resource: 'job', initial: 'Queued', creates: ['start'],
      states: '${name}', //! ABI2003 ref/unknown ${part}
      ${EDGES} },
  `),
  ).toEqual([]);
});

test('the states are all members of their enumeration, and both have the same initial one', () => {
  expect(
    surprises(`${JOBS}
    machine: { resource: 'job', initial: 'Queued', creates: ['start'],
      states: 'JobState', //! ABI2003 ref/unknown 'Paused' is no member of JobState; no step leads to or from 'Done'
      edges: {
        started: edge('Queued', 'Printing', { on: 'start' }),
        paused: edge('Printing', 'Paused', { event: 'pause' }),
      } },
  `),
  ).toEqual([]);
  expect(
    surprises(`${JOBS}
    machine: { resource: 'job', states: 'JobState',
      initial: 'Done', //! ABI2003 ref/ambiguous and JobState as 'Queued'
      edges: {
        again: edge('Done', 'Queued', { event: 'again' }),
        started: edge('Queued', 'Printing', { event: 'start' }),
        done: edge('Printing', 'Done', { event: 'paper.out' }),
      } },
  `),
  ).toEqual([]);
});

test("an enumeration with the name of the resource's states must be its states", () => {
  expect(
    surprises(`${JOBS}
    machine: { //! ABI2001 registry/taken the enumeration 'kernel.type.JobState' both become 'JobState'
      resource: 'job',
      initial: 'Queued', creates: ['start'], ${EDGES} },
  `),
  ).toEqual([]);
});

test('`atMost` needs `after`', () => {
  expect(
    surprises(`${SERVICE}
    machine: { resource: 'timer', initial: 'absent', creates: ['register'], edges: {
      armed: edge('absent', 'armed', { on: 'register' }),
      fired: edge('armed', 'absent', { event: 'fired', atMost: 'window' }), //! ABI1002 contract/missing-key 'atMost' without 'after'
    } },
  `),
  ).toEqual([]);
});

test('a machine with its states in an enumeration links, with a check for each missing edge', () => {
  const { machines } = modelOf([
    contractFile(`${JOBS}
    machine: { resource: 'job', states: 'JobState', initial: 'Queued', ${EDGES},
      otherwise: { Done: { start: 'state' }, Printing: { start: 'state' } } },
  `),
  ]);
  expect(machines[0]).toMatchObject({
    type: { id: 'kernel.type.JobState' },
    creates: [],
    otherwise: [
      { state: 'Printing', on: 'spool.start', check: { id: 'spool.start.state' } },
      { state: 'Done', on: 'spool.start', check: { id: 'spool.start.state' } },
    ],
  });
});

test('a snapshot from before machines had to be complete is still read, and its invariants too', () => {
  const edges = { armed: { kind: 'edge', from: 'absent', to: 'armed', event: 'x' } };
  const stored = snapshotOf([contractFile(`${SERVICE}`)])
    .map(({ file, value }) =>
      sourceFromValue(file, {
        ...value,
        machine: {
          resource: 'timer',
          initial: 'absent',
          edges: {
            ...edges,
            made: { ...edges.armed, event: undefined, on: 'register' },
            again: { ...edges.armed, from: 'armed' },
          },
        },
        security: { threats: [], invariants: { bounded: 'always' } },
      }),
    )
    .map((one) => {
      const read = readIr(JSON.stringify(one.value));
      if (!read.ok) throw new Error(read.why);
      return { ...one, value: read.contract };
    });
  const linked = link(stored, workspaceAt('/workspace'));
  expect(linked).toMatchObject({
    ok: true,
    model: { invariants: [{ forAll: '', text: 'always' }], machines: [{ otherwise: [] }] },
  });
});

test('an invariant states its domain', () => {
  expect(
    surprises(`
    security: { threats: [], invariants: {
      bounded: { forAll: 'waiting task', text: 'always' },
      empty: { forAll: '', text: 'always' }, //! ABI1002 contract/wrong-kind is not a domain
    } },
  `),
  ).toEqual([]);
  expect(
    surprises(`
    security: { threats: [], invariants: {
      text: 'always', //! ABI1002 contract/wrong-kind takes an object (an invariant)
    } },
  `),
  ).toEqual([]);
});
