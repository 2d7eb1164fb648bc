import { expect, test } from 'vitest';
import { contractFile, modelOf, surprises, surprisesIn } from '../testing/annotated.ts';

const BASE = `
  principals: ['execd', 'policyd'],
  errors: {
    EPERM: errno(1, ''), EINVAL: errno(22, ''),
    EAGAIN: errno(11, '', { sentinels: ['QueueFull'] }), ESRCH: errno(3, ''),
  },
  types: {
    Pid: newtype(u32, { errno: 'ESRCH' }),
    Grade: enumeration(u8, { Idle: 0 }, { closed: true, errno: 'EINVAL' }),
    Silent: enumeration(u8, { Idle: 0 }, { closed: true }),
    Job: newtype(u32),
    Sides: flags(u8, { LEFT: 1 }),
    Free: enumeration(u8, { Idle: 0 }, { closed: false }),
    Page: struct({ job: 'Job' }, { size: 4 }),
    Entry: struct({ pid: 'Pid' }, { size: 4, errno: 'EINVAL' }),
  },
  limits: { slots: limit(96, { why: '', atLimit: '' }) },
  audit: { decisions: line('QOS-AUDIT', ['decision']) },`;

test('unknown references of checks are reported', () => {
  expect(
    surprises(`${BASE}
    syscalls: {
      a: syscall(1, { cost: 1, checks: {
        one: fails('EPREM', ''), //! ABI2003 ref/unknown did you mean 'EPERM'?
        two: fails('EPERM', '', { unless: callerIs('execd', 'polcyd') }), //! ABI2003 ref/unknown principal 'polcyd'
        three: fails('EPERM', '', { limit: 'slot' }), //! ABI2003 ref/unknown did you mean 'slots'?
        four: fails('EAGAIN', '', { as: 'QueFull' }), //! ABI2003 ref/unknown did you mean 'QueueFull'?
        five: fails('EPERM', '', { as: 'QueueFull' }), //! ABI2003 ref/unknown EPERM has no sentinel
      } }),
      b: syscall(2, { cost: 1, audit: 'decision' }), //! ABI2003 ref/unknown did you mean 'decisions'?
      c: syscall(3, { cost: 1, returns: 'Gade' }), //! ABI2003 ref/unknown did you mean 'Grade'?
      d: syscall(4, { cost: 1, args: { x: a0(readsBytes('a1', { max: 'slats' })) } }), //! ABI2003 ref/unknown did you mean 'slots'?
      e: syscall(5, { selector: selector('a0', { errno: 'EINVL' }), ops: {} }), //! ABI2003 ref/unknown did you mean 'EINVAL'?
    },
  `),
  ).toEqual([]);
});

test('a register has one use', () => {
  expect(
    surprises(`${BASE}
    syscalls: {
      a: syscall(1, { cost: 1, args: { x: a0(u8),
        y: a0(u8) } }), //! ABI2001 registry/taken argument 'x'
      b: syscall(2, { cost: 1, args: { x: a0(readsBytes('a1')),
        y: a1(u8) } }), //! ABI2001 registry/taken the length of 'x'
      c: syscall(3, { selector: selector('a0', { errno: 'EINVAL' }), ops: {
        get: op(0, { cost: 1, args: { x: a0(u8) } }), //! ABI2001 registry/taken the selector
      } }),
    },
  `),
  ).toEqual([]);
});

test('types that a register cannot hold are reported', () => {
  expect(
    surprises(`${BASE}
    syscalls: {
      a: syscall(1, { cost: 1, args: { x: a0('Entry') } }), //! ABI1002 contract/wrong-kind reads('Entry') or fills('Entry')
      b: syscall(2, { cost: 1, args: { x: a0(reads('Pid')) } }), //! ABI1002 contract/wrong-kind 'Pid' is no structure
      c: syscall(3, { cost: 1, args: { x: a0('Silent') } }), //! ABI1002 contract/missing-key has no errno
      d: syscall(4, { cost: 1, returns: 'Silent' }),
      e: syscall(5, { cost: 1, args: { x: a0(orZero('Job')), y: a1('Sides') } }), //! ABI1002 contract/missing-key 'Job' comes in a register, but has no errno //! ABI1002 contract/missing-key 'Sides'
      f: syscall(6, { cost: 1, args: { x: a0(fills('Page')), y: a1('Free') } }),
      g: syscall(7, { cost: 1, args: { x: a0(reads('Page')) } }), //! ABI1002 contract/missing-key 'Page' is read through a pointer, but has no errno
    },
  `),
  ).toEqual([]);
});

test('a further result is a value in a register of its own, beside a0', () => {
  expect(
    surprises(`${BASE}
    syscalls: {
      a: syscall(1, { cost: 1, args: { x: t6(u8), y: a6(u64.ns) }, returns: u32, results: { x: t6(u64.ns), y: a6('Pid') } }),
      b: syscall(2, { cost: 1, results: { x: a1(u8),
        y: a1(u8) } }), //! ABI2001 registry/taken result register of b 'a1' is taken by result 'x'
      c: syscall(3, { cost: 1, results: { x: a0(u8) } }), //! ABI1002 contract/wrong-kind a0 has the result that c \`returns\`
      d: syscall(4, { cost: 1, results: { x: a1(orZero('Pid')) } }), //! ABI1002 contract/wrong-kind a result in a register is a value, not optional
      e: syscall(5, { cost: 1, results: { x: a1(fills('Page')) } }), //! ABI1002 contract/wrong-kind a result in a register is a value, not pointer
      f: syscall(6, { cost: 1, results: { x: a1(readsBytes('a2')) } }), //! ABI1002 contract/wrong-kind a result in a register is a value, not span
      g: syscall(7, { cost: 1, results: { x: a1('Entry') } }), //! ABI1002 contract/wrong-kind a register cannot hold 'Entry'
      h: syscall(8, { cost: 1, args: { page: a0(fills('Page')) }, results: {
        page: a1(u8) } }), //! ABI2001 registry/taken result of h 'page' is taken by argument 'page'
    },
  `),
  ).toEqual([]);
});

test('short bytes are in registers of their own, counted by the result', () => {
  const read = (short: string) => `payload: t1(readsBytes('t0', { short: [${short}] }))`;
  const fill = (short: string) => `reply: a4(fillsBytes('a5', { short: [${short}] }))`;
  const both = `args: { ${fill("'t1', 't2'")}, ${read("'t1', 't2'")} }`;
  expect(
    surprises(`${BASE}
    syscalls: {
      a: syscall(1, { cost: 1, returns: u32.bytes, ${both}, results: { ty: a1(u8), now: a5(u64) } }),
      b: syscall(2, { cost: 1, args: { ${read("'t2', 't1'")} } }), //! ABI1002 contract/wrong-kind short bytes of 'payload' begin in t2, and long ones have their address in t1
      c: syscall(3, { cost: 1, args: { ${read("'t1', 't1'")} } }), //! ABI2001 registry/taken register of c 't1' is taken by argument 'payload' //! ABI1002 contract/duplicate-key 't1' is listed twice
      d: syscall(4, { cost: 1, args: { ${read("'t1', 't0'")} } }), //! ABI2001 registry/taken the length of 'payload'
      e: syscall(5, { cost: 1, args: { other: t2(u8), ${read("'t1', 't2'")} } }), //! ABI2001 registry/taken register of e 't2' is taken by argument 'other'
      f: syscall(6, { cost: 1, args: { ${read('')} } }), //! ABI1002 contract/missing-key short bytes of 'payload' are in no register
      g: syscall(7, { cost: 1, returns: u32.bytes, args: { ${fill('')} } }), //! ABI1002 contract/missing-key short bytes of 'reply' are in no register
      h: syscall(8, { cost: 1, returns: u32.bytes, args: { ${fill("'t1', 't1'")} } }), //! ABI2001 registry/taken result register of h 't1' is taken by the short bytes of 'reply'
      i: syscall(9, { cost: 1, returns: u32.bytes, args: { ${fill("'t1', 'a0'")} } }), //! ABI1002 contract/wrong-kind a0 has how many bytes of 'reply' there are
      j: syscall(10, { cost: 1, returns: u32.bytes, args: { ${fill("'t1'")} }, results: { x: t1(u8) } }), //! ABI2001 registry/taken result register of j 't1' is taken by the short bytes of 'reply'
      k: syscall(11, { cost: 1, returns: u32, args: { ${fill("'t1'")} } }), //! ABI1002 contract/missing-key nothing says how many bytes of 'reply' are in registers
    },
  `),
  ).toEqual([]);
});

test('numbers, selectors and names are unique, also across contracts', () => {
  const first = contractFile(`${BASE}
    syscalls: {
      a: syscall(15, { cost: 1 }),
      b: syscall(15, { cost: 1 }), //! ABI2001 registry/taken syscall '15' is taken by a (RFC-0001)
      c: syscall(-1, { cost: 1.5 }), //! ABI2101 budget/range syscall number //! ABI2101 budget/range nanoseconds
      d: syscall(4, { selector: selector('a0', { errno: 'EINVAL' }), ops: {
        x: op(0, { cost: 1 }),
        y: op(0, { cost: 1 }), //! ABI2001 registry/taken d.x
      } }),
    },
    reserved: { syscalls: [4] }, //! ABI2001 registry/taken syscall '4'
  `);
  const second = contractFile(
    `syscalls: { a: //! ABI2001 registry/taken syscall name 'a'
        syscall(15, { cost: 1 }) }, //! ABI2001 registry/taken syscall '15'
  `,
    { id: 'RFC-0002', feeds: 'other' },
  );
  expect(surprisesIn([first, second])).toEqual([]);
});

test('an operation is resolved', () => {
  const model = modelOf([
    contractFile(`${BASE}
    syscalls: {
      /** Classes of tasks. */
      taskQos: syscall(15, { selector: selector('a0', { errno: 'EINVAL' }), ops: {
        /** Changes a class. */
        set: op(1, {
          args: { grade: a2('Grade'), target: a1(orZero('Pid')), name: a3(readsBytes('a4', { min: 1, max: 'slots' })) },
          returns: u64.ns, results: { late: t1(u64), pid: a1('Pid') }, cost: ns.micros(1), audit: 'decisions', checks: {
            authority: fails('EPERM', 'another task', { unless: callerIs('execd') }),
            queue: fails('EAGAIN', 'full', { as: 'QueueFull', limit: 'slots', waits: true, changesOnReject: ['age'] }),
          } }),
        get: op(0, { cost: 1 }),
      } }),
      yield: syscall(0, { cost: 1, noReturn: true }),
    },
  `),
  ]);
  expect(model.operations.map((one) => one.id)).toEqual(['yield', 'taskQos.get', 'taskQos.set']);
  expect(model.syscalls.map(({ id, operations }) => [id, operations])).toEqual([
    ['yield', ['yield']],
    ['taskQos', ['taskQos.get', 'taskQos.set']],
  ]);
  const set = model.operations.at(-1);
  expect(set).toMatchObject({
    doc: 'Changes a class.',
    number: 15,
    selector: { register: 'a0', value: 1 },
    returns: { kind: 'scalar', scalar: { wire: 'u64', unit: 'ns', carrier: 'bigint' } },
    results: [
      { name: 'pid', register: 'a1', index: 1, type: { kind: 'named', type: { name: 'Pid' } } },
      { name: 'late', register: 't1', index: 8, type: { kind: 'scalar' } },
    ],
    cost: 1000,
    audit: { prefix: 'QOS-AUDIT' },
  });
  expect(set?.args.map(({ name, register, type }) => [name, register, type.kind])).toEqual([
    ['target', 'a1', 'optional'],
    ['grade', 'a2', 'value'],
    ['name', 'a3', 'span'],
  ]);
  expect(set?.errors.map((error) => error.name)).toEqual(['EPERM', 'ESRCH', 'EAGAIN', 'EINVAL']);
  expect(set?.checks).toMatchObject([
    {
      id: 'taskQos.set.authority',
      index: 0,
      unless: ['execd'],
      fails: { name: 'EPERM', number: 1 },
    },
    { id: 'taskQos.set.queue', index: 1, sentinel: 'QueueFull', waits: true, limit: { value: 96 } },
  ]);
});

test('principals have the FNV-1a hash of their names', () => {
  const model = modelOf([contractFile(`principals: ['a', 'foobar'],`)]);
  expect(model.principals.map(({ name, hash }) => [name, hash])).toEqual([
    ['a', '0xaf63dc4c8601ec8c'],
    ['foobar', '0x85944171f73967e8'],
  ]);
});
