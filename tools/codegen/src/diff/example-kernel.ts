/** The example contract of a kernel. */

/** A kernel, large enough to be changed. */
export const KERNEL = `import {
  a0, a1, a2, a3, callerIs, contract, enumeration, errno, fails, fills, fillsBytes, flags, limit, line, newtype, ns,
  op, orZero, readsBytes, selector, struct, syscall, Type, u16, u32, u8, zero,
} from '@abicus/contract';

export default contract({
  id: 'RFC-0001',
  title: 'A kernel',
  status: 'frozen',
  owners: ['@test'],
  created: '2026-01-01',
  feeds: 'kernel',
  context: 'Enough of a kernel to be changed.',
  goals: ['to be changed'],
  security: {
    threats: ['changes that pass unseen'],
    invariants: {
      bounded: { forAll: 'queue', text: 'a queue has an end' },
    },
  },
  mustUse: ['wake'],
  principals: ['init', 'spool', 'shell'],
  types: {
    Pid: newtype(u32, { errno: 'EINVAL' }),
    /** In requests only. */
    Slot: newtype(u32, { errno: 'EINVAL', align: 4, below: 64 }),
    /** In replies only. */
    Ticket: newtype(u32, { errno: 'EINVAL', below: 100 }),
    Grade: enumeration(u8, { Idle: 0, Normal: 1 }, { closed: true, errno: 'EINVAL', initial: 'Normal' }),
    State: enumeration(u8, { Up: 0, Down: 1 }, { closed: true, errno: 'EINVAL' }),
    Modes: flags(u16, { FAST: 1, SAFE: 2 }, { errno: 'EINVAL', open: true }),
    Entry: struct({ pid: 'Pid', pad: zero(4) }, { size: 8, errno: 'EINVAL' }),
    /** Nothing needs it. */
    Spare: newtype(u32, { errno: 'EINVAL' }),
  },
  errors: {
    EPERM: errno(1, 'not allowed'),
    EAGAIN: errno(11, 'not now', { sentinels: ['Full', 'Empty'] }),
    EBUSY: errno(16, 'in use'),
    EINVAL: errno(22, 'malformed'),
  },
  limits: {
    slots: limit(96, { why: 'bounds a table', atLimit: 'EINVAL', profiles: { scale: 192 } }),
    maxFrame: limit(65536, { why: 'frames stay small', atLimit: 'EINVAL' }),
    room: limit(512, { why: 'bounds a copy', atLimit: 'EINVAL' }),
    /** Nothing asks for it. */
    spares: limit(3, { why: 'none', atLimit: 'EINVAL' }),
  },
  syscalls: {
    grade: syscall(15, {
      selector: selector('a0', { errno: 'EINVAL' }),
      ops: {
        get: op(0, { args: { target: a1('Pid'), slot: a2('Slot') }, returns: 'State', cost: ns.micros(1), checks: {
          target: fails('EINVAL', 'no such task'),
        } }),
        set: op(1, { args: { target: a1('Pid'), to: a2('Grade'), modes: a3('Modes') }, cost: ns.micros(1), audit: 'graded', checks: {
          target: fails('EINVAL', 'no such task'),
          authority: fails('EPERM', 'another task', { unless: callerIs('init') }),
          right: fails('EPERM', 'no right to do it', { always: true }),
        } }),
      },
    }),
    post: syscall(16, { args: { body: a0(readsBytes('a1', { min: 1, max: 'room' })), to: a2(orZero('Pid')) }, returns: 'Ticket', results: { left: a1(u32) }, cost: ns.micros(2), checks: {
      full: fails('EAGAIN', 'no room', { as: 'Full', waits: true }),
      cursor: fails('EINVAL', 'past the end', { changesOnReject: ['the cursor'] }),
    } }),
    list: syscall(17, { args: { into: a0(fills('Entry')), rest: a1(fillsBytes('a2')) }, cost: ns.micros(3) }),
    end: syscall(18, { noReturn: true, cost: ns.micros(1) }),
    old: syscall(19, { cost: ns.micros(1), checks: { old: fails('EBUSY', 'it is retired', { always: true }) } }),
  },
  audit: { graded: line('grade: audit', ['by', 'why']) },
  markers: {
    up: { text: 'kernel: up', by: 'neuron', proves: ['grade.get'] },
    extra: { text: 'kernel: extra', by: 'neuron', proves: [] },
  },
  diagnostics: { load: { text: 'kernel: load {percent}', by: 'neuron' } },
  profiles: { smp: { harts: [2, 4] } },
  config: {
    policy: Type.Object({
      harts: Type.Integer({ minimum: 1, maximum: 8, default: 2, description: 'how many' }),
    }, { additionalProperties: false }),
  },
  reserved: { syscalls: [31], names: ['lpr'] },
});
`;
