import {
  a0,
  a1,
  a2,
  a3,
  a4,
  a5,
  a6,
  callerIs,
  contract,
  enumeration,
  errno,
  fails,
  fills,
  fillsBytes,
  flags,
  i32,
  kib,
  limit,
  line,
  mib,
  newtype,
  ns,
  op,
  orOnes,
  orZero,
  reads,
  readsBytes,
  selector,
  struct,
  syscall,
  t0,
  t1,
  t2,
  t3,
  t4,
  t5,
  t6,
  u16,
  u32,
  u64,
  u8,
  zero,
} from '@abicus/contract';

export default contract({
  id: 'RFC-0001',
  title: 'Tasks and their memory',
  status: 'accepted',
  owners: ['@kernel'],
  created: '2026-01-01',
  feeds: 'kernel',
  supersedes: ['the task calls of the prototype'],
  context: 'A program starts other programs, gives them memory and ends them.',
  goals: ['a task is ended by its owner, and by no other task'],
  nonGoals: ['fairness between tasks'],
  failureModel: 'A call that is rejected changes nothing.',
  alternatives: ['one call with a message for each request: no register would have a type'],
  openQuestions: ['whether a task may give away its own memory'],
  security: {
    threats: ['a task ends another one that it does not own'],
    invariants: {
      bounded: { forAll: 'task', text: 'a task has at most as many pages as its limit' },
    },
    dontDo: ['tell a caller which tasks exist'],
    mitigations: ['a task is named by a number that is not given out again'],
    openRisks: ['a program can find out how many tasks there are by starting some'],
  },
  principals: ['init', 'spooler', 'shell'],
  mustUse: ['mapPages'],
  types: {
    /** A task. */
    Task: newtype(u32, { errno: 'EINVAL' }),
    /** An address at the start of a page. */
    PageAddress: newtype(u64, { errno: 'EINVAL', align: 4096, min: 4096, below: 0x8000_0000 }),
    /** How soon a task runs. */
    Priority: enumeration(
      u8,
      { Idle: 0, Normal: 1, Urgent: 2 },
      { closed: true, errno: 'EINVAL', initial: 'Normal' },
    ),
    /** What a page may be used for. */
    Access: flags(u16, { READ: 1, WRITE: 2, EXECUTE: 4 }, { errno: 'EINVAL', open: false }),
    /** What the kernel tells about a task. */
    TaskInfo: struct(
      { task: 'Task', priority: 'Priority', reserved: zero(3), status: i32, pages: u32.pages },
      { size: 16, errno: 'EINVAL' },
    ),
  },
  errors: {
    EPERM: errno(1, 'not allowed'),
    ESRCH: errno(3, 'no such task'),
    EAGAIN: errno(11, 'not now', { retryable: true, sentinels: ['Empty', 'Full'] }),
    EINVAL: errno(22, 'not a value of this type'),
    ENOSYS: errno(38, 'no longer offered'),
  },
  limits: {
    tasks: limit(64, {
      why: 'bounds the table of tasks',
      atLimit: 'EAGAIN',
      profiles: { smp: 96 },
    }),
    pipe: limit(kib(4), { why: 'bounds a copy', atLimit: 'EINVAL' }),
    memory: limit(mib(16), { why: 'is what the machine has', atLimit: 'EAGAIN' }),
  },
  syscalls: {
    /** Reads and sets the priority of a task. */
    priority: syscall(15, {
      selector: selector('a0', { errno: 'EINVAL' }),
      ops: {
        get: op(0, { args: { task: a1('Task') }, returns: 'Priority', cost: ns.micros(1) }),
        set: op(1, {
          args: { task: a1('Task'), to: a2('Priority') },
          cost: ns.micros(1),
          audit: 'priorities',
          checks: {
            known: fails('ESRCH', 'the task has ended'),
            owner: fails('EPERM', 'another task owns it', { unless: callerIs('init') }),
          },
        }),
      },
    }),
    /** Puts pages at an address of a task. */
    mapPages: syscall(16, {
      args: {
        task: a0('Task'),
        at: a1('PageAddress'),
        pages: a2(u32.pages),
        access: a3('Access'),
        /** Zero: new pages. */
        from: a4(orZero('Task')),
        /** All ones: for ever. */
        until: a5(orOnes(u64.ticks)),
      },
      returns: 'PageAddress',
      results: { left: a1(u32.pages) },
      cost: ns.millis(1),
    }),
    describe: syscall(17, {
      args: { of: a0('Task'), into: a1(fills('TaskInfo')) },
      cost: ns.micros(2),
    }),
    restore: syscall(18, { args: { from: a0(reads('TaskInfo')) }, cost: ns.micros(2) }),
    send: syscall(19, {
      args: { body: a0(readsBytes('a1', { min: 1, max: 'pipe', short: ['a0', 'a2'] })) },
      returns: u32.bytes,
      cost: ns.micros(2),
      checks: {
        capacity: fails('EAGAIN', 'the pipe is full', { as: 'Full', limit: 'pipe', waits: true }),
      },
    }),
    receive: syscall(20, {
      args: { into: a0(fillsBytes('a1', { max: 'pipe', short: ['a2', 'a3'] })) },
      returns: u32.bytes,
      cost: ns.micros(2),
      checks: {
        some: fails('EAGAIN', 'the pipe is empty', {
          as: 'Empty',
          changesOnReject: ['the mark of the reader'],
        }),
      },
    }),
    /** Waits until a task has ended, and gives what it used. */
    usage: syscall(23, {
      args: { of: a0('Task'), deadline: a6(u64.ns) },
      returns: u32.pages,
      results: {
        started: t0(u64.ns),
        ran: t1(u64.ns),
        waited: t2(u64.ns),
        calls: t3(u32),
        faults: t4(u32),
        priority: t5('Priority'),
        owner: t6('Task'),
      },
      cost: ns.micros(2),
    }),
    exit: syscall(21, { args: { status: a0(i32) }, noReturn: true, cost: ns.micros(5) }),
    fork: syscall(22, {
      cost: ns.seconds(0),
      checks: { retired: fails('ENOSYS', 'programs are started instead', { always: true }) },
    }),
  },
  audit: { priorities: line('kernel: priority', ['task', 'to']) },
  markers: {
    tasks: { text: 'kernel: tasks ok', by: 'neuron', proves: ['priority.get', 'priority.set'] },
  },
  profiles: { smp: { harts: [2, 4] } },
  reserved: { syscalls: [14], errnos: [4], names: ['printer'] },
});
