import { expect, test } from 'vitest';
import { contractFile, modelOf, surprises } from '../testing/annotated.ts';

const SERVICE = `
  limits: { window: limit(8, { why: '', atLimit: '' }) },
  service: {
    name: 'timed', status: { OK: 0 }, authority: 'any',
    envelope: { magic: 'TM', version: 1, nonce: u32, reply: ['status', 'nonce'], malformed: 'OK' },
    ops: { register: serviceOp(1, { request: { deadline: u64.ns }, reply: {}, moves: 'reply', idempotent: false, peerDeath: '' }) },
  },`;

test('dead references of state machines', () => {
  expect(
    surprises(`${SERVICE}
    machine: { resource: 'timer', initial: 'absent', edges: {
      armed: edge('absent', 'armed', { on: 'regster' }), //! ABI2003 ref/unknown did you mean 'register'?
      fired: edge('armde', 'absent', { event: 'x' }), //! ABI2003 ref/unknown did you mean 'armed'?
      late: edge('armed', 'absent', { event: 'x', after: 'deadlin' }), //! ABI2003 ref/unknown did you mean 'deadline'?
      bound: edge('armed', 'absent', { event: 'x', atMost: 'windows' }), //! ABI2003 ref/unknown did you mean 'window'?
      none: edge('armed', 'absent', {}), //! ABI1002 contract/missing-key one cause
      both: edge('armed', 'absent', { on: 'register', event: 'x' }), //! ABI1002 contract/missing-key one cause
    } },
  `),
  ).toEqual([]);
});

test('the initial state is where a step starts', () => {
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

test('the life of a resource', () => {
  const { machines } = modelOf([
    contractFile(`${SERVICE}
    machine: { resource: 'timer', initial: 'absent', edges: {
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
