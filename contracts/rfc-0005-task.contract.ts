import {
  flags,
  fills,
  contract,
  a0,
  a1,
  a2,
  a3,
  a4,
  constant,
  enumeration,
  fails,
  i32,
  limit,
  line,
  mib,
  newtype,
  ns,
  orZero,
  readsBytes,
  struct,
  syscall,
  u32,
  u53,
  u64,
  zero,
} from '@abicus/contract';

export default contract({
  id: 'RFC-0005/task',
  title: 'Tasks: spawn, exec, exit, wait',
  status: 'accepted',
  owners: ['@kernel'],
  created: '2025-11-02',
  feeds: 'kernel',
  uses: {
    'RFC-0005/abi': [
      'Pid',
      'UserPtr',
      'EPERM',
      'ESRCH',
      'ECHILD',
      'EAGAIN',
      'ENOMEM',
      'EFAULT',
      'EINVAL',
      'ENOSPC',
    ],
    'RFC-0005/cap': ['CapSlot'],
    'RFC-0005/memory': ['AsHandle', 'spaces'],
    'RFC-0021': ['runQueue'],
  },
  supersedes: [
    'pids and endpoint ids are never reused: they are index and generation, recycled',
    'every task that can exec can create an identity: only a holder of the service factory can',
    'the tasks that an ended task has started cannot be ended: a kill by its parent reaches them',
  ],

  context: `A task is a thread in an address space with a table of capabilities. Its parent starts it from an ELF
image, or in a space that the parent filled, and gets its status when it ends. A holder of the service factory binds a
task to a name, which is its identity.`,
  goals: [
    'the parent of a task always gets its exit status',
    'an identity is bound once, by a holder of the service factory',
    'a parent can end its child at any time, whatever the child does',
  ],
  nonGoals: ['fork', 'signals'],
  failureModel: `A start that fails leaves nothing behind and records its reason. The end of a task frees all that it owned,
and wakes its parent. Its children continue, and no task collects their status. A task is below the one that started it, and, once
that one has been reaped, below the task that it was below: a kill reaches it there, so no chain of starts and ends escapes one.`,
  security: {
    threats: ['a name bound by a task without authority'],
    invariants: {
      killIsFinal: {
        forAll: 'killed task',
        text: 'a killed task executes no instruction after the kill, holds nothing, and blocks no other task',
      },
      killReachesAll: {
        forAll: 'kill',
        text: 'after a kill no task is left below the killed one, also where those between them have ended',
      },
    },
    dontDo: ['start a program with capabilities that its parent did not give'],
  },

  types: {
    /** A child to wait for; zero or a negative value means any child. */
    WaitTarget: newtype(i32, { errno: 'EINVAL' }),
    /** The exit status of a task. A fault has −22, a kill −9. */
    ExitStatus: newtype(i32, { errno: 'EINVAL' }),
    /** The entry address of a task, two-byte aligned. */
    EntryPc: newtype(u53, { errno: 'EINVAL', align: 2, below: 0x8000_0000 }),
    /** Stack pages of a new task. */
    StackPages: newtype(u32, { errno: 'EINVAL', min: 1, below: 65 }),
    /** The reason why the last spawn or exec failed. */
    SpawnFailReason: enumeration(
      u32,
      {
        Unknown: 0,
        Oom: 1,
        CapTableFull: 2,
        EndpointQuota: 3,
        MapFailed: 4,
        InvalidPayload: 5,
        DeniedByPolicy: 6,
      },
      { closed: true, errno: 'EINVAL' },
    ),
    /** Why a task ended: by exit with 0, by exit with another status, by a fault, by a kill. */
    ExitReason: enumeration(
      u32,
      { Clean: 0, Error: 1, Fault: 2, Killed: 3 },
      { closed: true, errno: 'EINVAL' },
    ),
    /** Flags of a wait. */
    WaitFlags: flags(u32, { NOHANG: 1 }, { errno: 'EINVAL' }),
    /**
     * The end of a child. The cause is that of the fault, as the board numbers traps, and the killer the task that
     * killed it; 0 without one.
     */
    ExitInfo: struct(
      {
        pid: 'Pid',
        status: 'ExitStatus',
        reason: 'ExitReason',
        cause: u32,
        killer: 'Pid',
        reserved: zero(4),
      },
      { size: 24, errno: 'EINVAL' },
    ),
    /** The info page of a task. */
    BootstrapInfo: struct(
      {
        version: constant(u32, 2),
        reserved: zero(4),
        namePtr: 'UserPtr',
        nameLength: u32.bytes,
        reserved2: zero(4),
        serviceId: u64,
      },
      { size: 32, errno: 'EINVAL' },
    ),
    /** The bootstrap message at the initial stack pointer of a task. Flag bit 0: there is an info page. */
    BootstrapMsg: struct(
      {
        argc: u32,
        pad: zero(4),
        argv: 'UserPtr',
        env: 'UserPtr',
        capSeedEndpoint: u32,
        flags: u32,
      },
      { size: 32, errno: 'EINVAL' },
    ),
  },

  limits: {
    tasks: limit(256, {
      why: 'bounds the task table',
      atLimit: 'ENOMEM',
      profiles: { scale: 32_768 },
    }),
    serviceName: limit(64, { why: 'fits the page of the name', atLimit: 'EINVAL' }),
    imageBytes: limit(mib(1), { why: 'bounds the work of one exec', atLimit: 'EINVAL' }),
  },

  syscalls: {
    /** Yields the CPU: the caller goes to the back of its run queue. */
    yield: syscall(0, { cost: ns.micros(1) }),
    /**
     * Starts a task in a given address space and stack; without these, in the caller's space with a
     * new stack.
     */
    spawn: syscall(7, {
      args: {
        entry: a0('EntryPc'),
        stack: a1(orZero('UserPtr')),
        space: a2(orZero('AsHandle')),
        bootstrap: a3('CapSlot'),
        gp: a4(u53),
      },
      returns: 'Pid',
      cost: ns.micros(10),
      checks: {
        pair: fails('EINVAL', 'a stack without a space, or a space without a stack'),
        space: fails('EINVAL', 'no address space of the caller'),
        bootstrap: fails('EPERM', 'no endpoint in the bootstrap slot'),
        tasks: fails('ENOMEM', 'the task table is full', { limit: 'tasks' }),
        stackMemory: fails('ENOMEM', 'no memory for the stack'),
        queue: fails('EAGAIN', 'the run queue is full', { as: 'RunQueueFull', limit: 'runQueue' }),
      },
    }),
    /**
     * Ends the caller: closes its endpoints and capabilities, and wakes its parent. Its children continue; they stay below
     * it until it is reaped.
     */
    exit: syscall(11, {
      args: { status: a0('ExitStatus') },
      noReturn: true,
      cost: ns.micros(10),
    }),
    /** Blocks until a child has exited, and reaps it: returns its pid and exit status. */
    wait: syscall(12, {
      args: { target: a0('WaitTarget') },
      returns: 'Pid',
      results: { status: a1('ExitStatus') },
      cost: ns.micros(2),
      checks: {
        self: fails('EINVAL', 'the caller itself'),
        children: fails('ECHILD', 'the caller has no children'),
        target: fails('ESRCH', 'no child of the caller'),
      },
    }),
    /**
     * Starts a program from an ELF image, without an identity. If the caller owns the endpoint in its slot 0, slot 0
     * of the program holds a RECV-only copy of it; all other slots are empty.
     */
    exec: syscall(13, {
      args: {
        image: a0(readsBytes('a1', { min: 1, max: 'imageBytes' })),
        stackPages: a2('StackPages'),
        gp: a3(u53),
      },
      returns: 'Pid',
      cost: ns.micros(50),
      checks: {
        readable: fails('EFAULT', 'the image is not mapped'),
        image: fails('EINVAL', 'not an ELF64 image for this machine, or a segment out of bounds'),
        tasks: fails('ENOMEM', 'the task table is full', { limit: 'tasks' }),
        spaces: fails('ENOSPC', 'no free address space', { limit: 'spaces' }),
        memory: fails('ENOMEM', 'no memory for the image'),
        queue: fails('EAGAIN', 'the run queue is full', { as: 'RunQueueFull', limit: 'runQueue' }),
      },
    }),
    /** Starts a program from an ELF image, as `exec` does, and binds it to an identity. */
    execV2: syscall(17, {
      args: {
        image: a0(readsBytes('a1', { min: 1, max: 'imageBytes' })),
        stackPages: a2('StackPages'),
        gp: a3(u53),
        name: a4(readsBytes('a5', { min: 1, max: 'serviceName' })),
      },
      returns: 'Pid',
      cost: ns.micros(50),
      checks: {
        authority: fails('EPERM', 'the caller holds no service factory with MANAGE'),
        readable: fails('EFAULT', 'the image or the name is not mapped'),
        image: fails('EINVAL', 'not an ELF64 image for this machine, or a segment out of bounds'),
        taken: fails('EPERM', 'a live task has this name'),
        tasks: fails('ENOMEM', 'the task table is full', { limit: 'tasks' }),
        spaces: fails('ENOSPC', 'no free address space', { limit: 'spaces' }),
        memory: fails('ENOMEM', 'no memory for the image'),
        queue: fails('EAGAIN', 'the run queue is full', { as: 'RunQueueFull', limit: 'runQueue' }),
      },
    }),
    /** Returns the caller's pid. */
    getpid: syscall(25, { returns: 'Pid', cost: ns.micros(1) }),
    /** Returns the reason why the caller's last spawn or exec failed, and clears it. */
    spawnLastError: syscall(29, { returns: 'SpawnFailReason', cost: ns.micros(1) }),
    /** Reaps a child that has exited: returns its pid and exit status. Never blocks. */
    waitNohang: syscall(52, {
      args: { target: a0('WaitTarget') },
      returns: 'Pid',
      results: { status: a1('ExitStatus') },
      cost: ns.micros(2),
      checks: {
        self: fails('EINVAL', 'the caller itself'),
        children: fails('ECHILD', 'the caller has no children'),
        target: fails('ESRCH', 'no child of the caller'),
        running: fails('EAGAIN', 'no such child has exited', { as: 'WouldBlock' }),
      },
    }),
    /** Reaps a child as `wait` does, or as `waitNohang` with NOHANG, and tells why it ended. */
    waitInfo: syscall(133, {
      args: { target: a0('WaitTarget'), flags: a1('WaitFlags'), out: a2(fills('ExitInfo')) },
      returns: 'Pid',
      cost: ns.micros(2),
      checks: {
        self: fails('EINVAL', 'the caller itself'),
        children: fails('ECHILD', 'the caller has no children'),
        target: fails('ESRCH', 'no child of the caller'),
        running: fails('EAGAIN', 'no such child has exited', { as: 'WouldBlock', waits: true }),
        writable: fails('EFAULT', 'the buffer is not mapped writable; the child is not reaped'),
      },
    }),
    /**
     * Kills a child and all tasks below it, in any state, as if each had exited. When the call returns they have
     * executed their last instruction, also those that ran on another hart. The child stays to be reaped; the tasks
     * below it are reaped. If the child has ended by itself, those below it are killed. The call is charged once for
     * each task.
     */
    taskKill: syscall(134, {
      args: { child: a0('Pid') },
      cost: ns.micros(10),
      checks: {
        child: fails('EPERM', 'no child of the caller'),
        alive: fails('ESRCH', 'the child has ended, and no live task is below it'),
      },
    }),
  },

  audit: {
    taskFault: line('FAULT-AUDIT', ['pid', 'identity', 'cause', 'address', 'pc', 'guard']),
  },

  phases: { tasks: { until: 'taskRejects', doc: 'children and faults' } },

  markers: {
    spawnReasons: {
      text: 'KSELFTEST: spawn reasons ok',
      by: 'neuron',
      after: ['banner'],
      proves: ['spawn', 'exec', 'spawnLastError'],
    },
    childExit: {
      text: 'SELFTEST: child exit ok',
      by: 'selftest-client',
      after: ['clockRight'],
      proves: ['exec', 'exit', 'wait'],
    },
    faultContained: {
      text: 'SELFTEST: fault contained ok',
      by: 'selftest-client',
      proves: ['exec', 'wait'],
    },
    exitReasons: {
      text: 'SELFTEST: exit reasons ok',
      by: 'selftest-client',
      proves: ['waitInfo', 'taskKill', 'killIsFinal'],
    },
    /** Each check of each call on tasks rejects it where a program violates that one alone. */
    taskRejects: {
      text: 'SELFTEST: task rejects ok',
      by: 'selftest-client',
      after: ['taskWatchNotice'],
      proves: [
        'spawn',
        'exec',
        'execV2',
        'wait',
        'waitNohang',
        'waitInfo',
        'taskKill',
        'taskQos.get',
        'taskQos.set',
        'debugWrite',
        'rejectsChangeNothing',
      ],
    },
  },
});
