import {
  a0,
  a1,
  a2,
  a3,
  a4,
  a5,
  constant,
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
  orOnes,
  orZero,
  reads,
  readsBytes,
  struct,
  syscall,
  u16,
  u32,
  u53,
  u64,
  u8,
  zero,
} from '@abicus/contract';

export default contract({
  id: 'RFC-0005',
  title: 'Kernel ABI: capabilities, IPC, memory, tasks',
  status: 'accepted',
  owners: ['@kernel'],
  created: '2025-11-02',
  feeds: 'kernel',
  uses: { 'RFC-0021': ['runQueue'] },
  supersedes: [
    'the frame bound of 512 bytes: it is 8192',
    'a receive into too small a buffer loses the message: it is EINVAL, the message stays first in the queue, buffers are unchanged',
    'a failed close of an endpoint still frees the slot: a failed close changes nothing',
    'a transfer into a full table is EPERM: it is ENOSPC',
    'exhaustion of VMO memory is EPERM: it is ENOMEM',
    'unknown negative results decode as success: decoding is total and fails closed',
    'pids and endpoint ids are never reused: they are index and generation, recycled',
    'the endpoint that every task shares in slot 0, and the exec gate on it: removed',
    'every task that can exec can create an identity: only a holder of the service factory can',
    'an unmapped pointer inside the user range causes a kernel fault: it is EFAULT',
    'type and flags of the header-only send are truncated to 16 bits: they are rejected',
  ],

  context: `A small kernel for services that communicate by messages. A task reaches an object only through
a capability in a slot of its own table, and calls the kernel only with the syscalls of this table. Layouts
and numbers are those of an existing system, byte for byte, so that a frame captured there decodes here. Where
that system lost messages, slots or errors, this contract states the new behaviour.`,
  goals: [
    'wrappers, decoders, error numbers, tests and docs are generated from one table',
    'a rejected call changes only counters, audit lines and time',
    'the kernel notifies the holder of a capability when its other side is gone',
  ],
  nonGoals: ['POSIX', 'shared endpoints', 'asynchronous system calls'],
  failureModel: `A call is decoded, its checks are made in the order of this contract, and the first violated
check decides the error. There is no partial success. A fault kills the task and wakes its parent, never the
kernel.`,
  security: {
    threats: [
      'a forged identity',
      'a transferred capability with more rights than its source',
      'memory or queues exhausted by one task',
      'a pointer into the memory of another task',
    ],
    invariants: {
      rightsNeverGrow: {
        forAll: 'capability',
        text: 'no sequence of calls gives a capability rights that its source did not have',
      },
      rejectsChangeNothing: {
        forAll: 'rejected call',
        text: 'a rejected call does not change the digest of the kernel state',
      },
      moveIsAtomic: {
        forAll: 'moved capability',
        text: 'a moved capability is in exactly one table or message at any time',
      },
      identityIsBound: {
        forAll: 'message',
        text: 'a receiver gets the identity of the sender as the kernel recorded it',
      },
    },
    dontDo: [
      'read an identity from a payload',
      'give a privilege to a slot number',
      'clamp an argument',
      'print a marker without evidence',
    ],
    openRisks: ['the order of two sends from different harts in one round is decided by the seed'],
  },
  alternatives: ['a shared reply endpoint: rejected, every holder could read every answer'],

  principals: ['init', 'timed', 'selftest-client', 'selftest-peer', 'execd', 'policyd'],

  types: {
    /** A task: index in the low half, generation in the high half. 0 is the kernel. */
    Pid: newtype(u32, { errno: 'EINVAL' }),
    /** A child to wait for; zero or a negative value means any child. */
    WaitTarget: newtype(i32, { errno: 'EINVAL' }),
    /** The exit status of a task. A task killed by a fault has −22. */
    ExitStatus: newtype(i32, { errno: 'EINVAL' }),
    /** A slot of the caller's capability table. */
    CapSlot: newtype(u32, { errno: 'EPERM' }),
    /** An address space created by the caller. */
    AsHandle: newtype(u32, { errno: 'EINVAL', min: 1 }),
    /** An address in the caller's half. */
    UserPtr: newtype(u53, { errno: 'EINVAL' }),
    /** An address of a page in the user half. */
    PageVa: newtype(u53, { errno: 'EINVAL', align: 4096, below: 0x8000_0000 }),
    /** The entry address of a task, two-byte aligned. */
    EntryPc: newtype(u53, { errno: 'EINVAL', align: 2, below: 0x8000_0000 }),
    /** A length in bytes, a multiple of the page size. */
    PageLength: newtype(u53, { errno: 'EINVAL', align: 4096, min: 4096, below: 0x8000_0000 }),
    /** A physical address of a page. */
    PhysicalPage: newtype(u53, { errno: 'EINVAL', align: 4096 }),
    /** Stack pages of a new task. */
    StackPages: newtype(u32, { errno: 'EINVAL', min: 1, below: 65 }),
    /** The number of messages that an endpoint can queue. */
    QueueDepth: newtype(u32, { errno: 'EINVAL', min: 1, below: 257 }),

    /** The rights of a capability. */
    Rights: flags(u32, { SEND: 1, RECV: 2, MAP: 4, MANAGE: 8 }, { errno: 'EPERM' }),
    /** Flags of a send. */
    SendFlags: flags(u32, { NONBLOCK: 1 }, { errno: 'EINVAL' }),
    /** Flags of a receive. */
    RecvFlags: flags(u32, { NONBLOCK: 1, TRUNCATE: 2 }, { errno: 'EINVAL' }),
    /** Flags of a message; programs define the other bits. */
    MsgFlags: flags(u16, { CAP_MOVE: 1 }, { errno: 'EINVAL', open: true }),
    /** Permissions of a mapping. */
    Prot: flags(u32, { READ: 1, WRITE: 2, EXEC: 4 }, { errno: 'EINVAL' }),
    /** The mode that a mapping is for. */
    AsMapFlags: flags(u32, { USER: 1 }, { errno: 'EINVAL' }),
    /** Page flags of a mapping in the caller's own space. */
    MapFlags: flags(u32, { VALID: 1, READ: 2, WRITE: 4, EXEC: 8, USER: 16 }, { errno: 'EINVAL' }),

    /** Types of messages that the kernel sends; programs define the other types. */
    MsgType: enumeration(u16, { PeerGone: 0xff00 }, { closed: false }),
    /** The kind of object that `capQuery` reports. */
    CapKind: enumeration(u32, { Vmo: 1, DeviceMmio: 2 }, { closed: true, errno: 'EINVAL' }),
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
    /** The side of an endpoint that is gone. */
    GoneSide: enumeration(u32, { Endpoint: 1, Senders: 2 }, { closed: true }),

    /** The header of every message. On sending, `src` names the slot of the capability to move. */
    MsgHeader: struct(
      { src: u32, dst: u32, ty: 'MsgType', flags: 'MsgFlags', len: u32 },
      { size: 16, errno: 'EINVAL' },
    ),
    /** The arguments of a receive: slot, output buffers, flags and deadline. */
    RecvDesc: struct(
      {
        magic: constant(u32, 0x4e58_4932),
        version: constant(u32, 1),
        slot: 'CapSlot',
        pad: zero(4),
        headerOut: 'UserPtr',
        payloadOut: 'UserPtr',
        payloadMax: u53.bytes,
        senderServiceIdOut: 'UserPtr',
        flags: 'RecvFlags',
        pad2: zero(4),
        deadline: u64.ns,
      },
      { size: 64, errno: 'EINVAL' },
    ),
    /** The object that a capability names. */
    CapInfo: struct(
      { capKind: 'CapKind', reserved: zero(4), base: u64, length: u64.bytes },
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
    /** The payload of a PeerGone message: the kernel sends it, so its sender pid is 0. */
    PeerGone: struct(
      { side: 'GoneSide', slot: 'CapSlot', cookie: u64 },
      { size: 16, errno: 'EINVAL' },
    ),
  },

  errors: {
    EPERM: errno(1, 'no such capability, or a missing right'),
    ESRCH: errno(3, 'the object behind a name or capability is gone'),
    ECHILD: errno(10, 'the caller has no children'),
    EAGAIN: errno(11, 'the call cannot complete now', {
      retryable: true,
      sentinels: ['QueueFull', 'QueueEmpty', 'RunQueueFull', 'WouldBlock'],
    }),
    ENOMEM: errno(12, 'memory is exhausted', { retryable: true }),
    EFAULT: errno(14, 'an address in the user half that is not mapped'),
    EINVAL: errno(22, 'an argument is outside its declared set'),
    ENOSPC: errno(28, 'a table, a quota or a byte budget is exhausted', { retryable: true }),
    ENOSYS: errno(38, 'no such syscall'),
    ETIMEDOUT: errno(110, 'the deadline passed', { retryable: true }),
  },

  limits: {
    capSlots: limit(96, { why: 'bounds a table', atLimit: 'ENOSPC' }),
    maxFrame: limit(8192, { why: 'control frames stay small', atLimit: 'EINVAL' }),
    endpoints: limit(384, {
      why: 'bounds the router',
      atLimit: 'ENOSPC',
      profiles: { scale: 65_000 },
    }),
    endpointsPerOwner: limit(96, {
      why: 'one task cannot create all endpoints',
      atLimit: 'ENOSPC',
      profiles: { scale: 65_000 },
    }),
    queueDepth: limit(256, { why: 'bounds a queue', atLimit: 'EINVAL' }),
    queuedBytes: limit(mib(1), { why: 'bounds the bytes in all queues', atLimit: 'ENOSPC' }),
    queuedBytesPerOwner: limit(kib(256), {
      why: 'one owner cannot use all bytes',
      atLimit: 'ENOSPC',
    }),
    tasks: limit(256, {
      why: 'bounds the task table',
      atLimit: 'ENOMEM',
      profiles: { scale: 32_768 },
    }),
    spaces: limit(256, {
      why: 'bounds the address spaces',
      atLimit: 'ENOSPC',
      profiles: { scale: 32_768 },
    }),
    serviceName: limit(64, { why: 'fits the page of the name', atLimit: 'EINVAL' }),
    imageBytes: limit(mib(1), { why: 'bounds the work of one exec', atLimit: 'EINVAL' }),
    vmoBytes: limit(mib(16), { why: 'bounds the arena', atLimit: 'ENOMEM' }),
    debugLine: limit(256, { why: 'a line is written whole or not at all', atLimit: 'EINVAL' }),
    watchesPerTask: limit(192, {
      why: 'bounds the pending notifications of one task',
      atLimit: 'ENOSPC',
    }),
  },

  syscalls: {
    /** Yields the CPU: the caller goes to the back of its run queue. */
    yield: syscall(0, { cost: ns.micros(1) }),
    /** Returns the nanoseconds since boot. */
    nsec: syscall(1, { returns: u64.ns, cost: ns.micros(1) }),
    /** Sends a header without payload. Never blocks. */
    sendHeader: syscall(2, {
      args: { slot: a0('CapSlot'), ty: a1(u16), flags: a2('MsgFlags'), len: a3(u32.bytes) },
      returns: u32.bytes,
      cost: ns.micros(2),
      checks: {
        length: fails('EINVAL', 'longer than a frame', { limit: 'maxFrame' }),
        move: fails('EINVAL', 'CAP_MOVE, but a header alone has no slot to move'),
        right: fails('EPERM', 'no endpoint in the slot, or no SEND right'),
        alive: fails('ESRCH', 'the endpoint is closed'),
        depth: fails('EAGAIN', 'the queue is full', { as: 'QueueFull' }),
      },
    }),
    /** Receives a message that is only a header; returns the length in the header. */
    recvHeader: syscall(3, {
      args: { slot: a0('CapSlot') },
      returns: u32.bytes,
      cost: ns.micros(2),
      checks: {
        right: fails('EPERM', 'no endpoint in the slot, or no RECV right'),
        alive: fails('ESRCH', 'the endpoint is closed'),
        empty: fails('EAGAIN', 'no message', { as: 'QueueEmpty' }),
        payload: fails('EINVAL', 'the message has a payload or a capability; it stays queued'),
      },
    }),
    /** Maps one page of a VMO into the caller's space. */
    map: syscall(4, {
      args: {
        slot: a0('CapSlot'),
        va: a1('PageVa'),
        offset: a2(u53.bytes),
        flags: a3('MapFlags'),
      },
      cost: ns.micros(3),
      checks: {
        wxorx: fails('EINVAL', 'writable and executable'),
        right: fails('EPERM', 'no VMO in the slot, or no MAP right'),
        offset: fails('EPERM', 'not the offset of a page of the VMO'),
        overlap: fails('EINVAL', 'the page is mapped already'),
        memory: fails('ENOMEM', 'no memory for page tables'),
      },
    }),
    /** Creates a VMO of zeroed pages, in a given slot or in the first free one. */
    vmoCreate: syscall(5, {
      args: { slot: a0(orOnes('CapSlot')), length: a1(u53.bytes) },
      returns: 'CapSlot',
      cost: ns.micros(5),
      checks: {
        length: fails('EPERM', 'no bytes'),
        slot: fails('EPERM', 'the slot is outside the table or taken'),
        space: fails('ENOSPC', 'no free slot', { limit: 'capSlots' }),
        memory: fails('ENOMEM', 'the arena is exhausted', { limit: 'vmoBytes' }),
      },
    }),
    /** Writes bytes into a VMO. */
    vmoWrite: syscall(6, {
      args: { slot: a0('CapSlot'), offset: a1(u53.bytes), data: a2(readsBytes('a3')) },
      returns: u53.bytes,
      cost: ns.micros(3),
      checks: {
        right: fails('EPERM', 'no VMO in the slot, or no MAP right'),
        bounds: fails('EPERM', 'beyond the end of the VMO'),
        readable: fails('EFAULT', 'the bytes are not mapped'),
      },
    }),
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
    /** Copies a capability with a subset of its rights into the first free slot of a child. */
    capTransfer: syscall(8, {
      args: { child: a0('Pid'), slot: a1('CapSlot'), rights: a2('Rights') },
      returns: 'CapSlot',
      cost: ns.micros(2),
      checks: {
        child: fails('EPERM', 'no live child of the caller'),
        slot: fails('EPERM', 'no capability in the slot'),
        rights: fails('EPERM', 'rights that the capability does not have, or no rights'),
        manage: fails('EPERM', 'MANAGE and factories cannot be transferred'),
        space: fails('ENOSPC', 'the child has no free slot', { limit: 'capSlots' }),
      },
    }),
    /** Creates an empty address space. */
    asCreate: syscall(9, {
      returns: 'AsHandle',
      cost: ns.micros(5),
      checks: {
        space: fails('ENOSPC', 'no free address space', { limit: 'spaces' }),
        memory: fails('ENOMEM', 'no memory for page tables'),
      },
    }),
    /** Maps a VMO into an address space of the caller. */
    asMap: syscall(10, {
      args: {
        space: a0('AsHandle'),
        vmo: a1('CapSlot'),
        va: a2('PageVa'),
        length: a3('PageLength'),
        prot: a4('Prot'),
        flags: a5('AsMapFlags'),
      },
      cost: ns.micros(5),
      checks: {
        wxorx: fails('EINVAL', 'writable and executable'),
        range: fails('EINVAL', 'beyond the user half'),
        space: fails('EINVAL', 'no address space of the caller'),
        right: fails('EPERM', 'no VMO in the slot, or no MAP right'),
        bounds: fails('EPERM', 'longer than the VMO'),
        overlap: fails('EINVAL', 'a page is mapped already'),
        memory: fails('ENOMEM', 'no memory for page tables'),
      },
    }),
    /** Ends the caller: closes its endpoints and capabilities, and wakes its parent. */
    exit: syscall(11, {
      args: { status: a0('ExitStatus') },
      noReturn: true,
      cost: ns.micros(10),
    }),
    /** Blocks until a child has exited, and reaps it: returns its pid and exit status. */
    wait: syscall(12, {
      args: { target: a0('WaitTarget') },
      returns: 'Pid',
      second: 'ExitStatus',
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
    /** Sends a message. A blocking send blocks while the queue is full. */
    ipcSend: syscall(14, {
      args: {
        slot: a0('CapSlot'),
        header: a1(reads('MsgHeader')),
        payload: a2(readsBytes('a3', { max: 'maxFrame' })),
        flags: a4('SendFlags'),
        deadline: a5(u64.ns),
      },
      returns: u32.bytes,
      cost: ns.micros(2),
      checks: {
        length: fails('EINVAL', 'the length in the header differs from that of the payload'),
        readable: fails('EFAULT', 'the payload is not mapped'),
        right: fails('EPERM', 'no endpoint in the slot, or no SEND right'),
        moved: fails('EPERM', 'no capability in the slot to move'),
        movable: fails('EPERM', 'MANAGE of an endpoint and factories cannot be moved'),
        movedAlive: fails('ESRCH', 'the capability to move names a closed endpoint'),
        globalBytes: fails('ENOSPC', 'too many bytes in all queues', { limit: 'queuedBytes' }),
        ownerBytes: fails('ENOSPC', 'too many bytes in the queues of one owner', {
          limit: 'queuedBytesPerOwner',
        }),
        alive: fails('ESRCH', 'the endpoint is closed'),
        depth: fails('EAGAIN', 'the queue is full', { as: 'QueueFull', waits: true }),
        deadline: fails('ETIMEDOUT', 'the deadline passed while the queue was full', {
          waits: true,
        }),
        endpointBytes: fails('ENOSPC', 'too many bytes in this queue'),
      },
    }),
    /** Writes one byte to the console; complete lines are printed, stamped with the task's identity. */
    debugPutc: syscall(16, { args: { byte: a0(u8) }, cost: ns.micros(1) }),
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
    /** Receives a message. Tries once even if the deadline has expired, so a queued message wins. */
    ipcRecv: syscall(18, {
      args: {
        slot: a0('CapSlot'),
        header: a1(fills('MsgHeader')),
        payload: a2(fillsBytes('a3')),
        flags: a4('RecvFlags'),
        deadline: a5(u64.ns),
      },
      returns: u32.bytes,
      cost: ns.micros(2),
      checks: {
        right: fails('EPERM', 'no endpoint in the slot, or no RECV right'),
        alive: fails('ESRCH', 'the endpoint is closed'),
        empty: fails('EAGAIN', 'no message', { as: 'QueueEmpty', waits: true }),
        deadline: fails('ETIMEDOUT', 'the deadline passed', { waits: true }),
        oversize: fails('EINVAL', 'the message is longer than the buffer, and TRUNCATE is not set'),
        writable: fails('EFAULT', 'the buffer is not mapped writable; the message stays queued'),
        space: fails('ENOSPC', 'no free slot for the moved capability', { limit: 'capSlots' }),
      },
    }),
    /** Deprecated: endpoints are created with a factory. */
    ipcEndpointCreate: syscall(19, {
      cost: ns.micros(1),
      checks: { deprecated: fails('EPERM', 'always', { always: true }) },
    }),
    /** Closes a capability of the caller; the object stays. */
    capClose: syscall(20, {
      args: { slot: a0('CapSlot') },
      cost: ns.micros(1),
      checks: { slot: fails('EPERM', 'no capability in the slot') },
    }),
    /** Closes an endpoint for all holders and wakes the tasks that wait on it. */
    ipcEndpointClose: syscall(21, {
      args: { slot: a0('CapSlot') },
      cost: ns.micros(3),
      checks: {
        slot: fails('EPERM', 'no endpoint in the slot'),
        right: fails('EPERM', 'no MANAGE right'),
        alive: fails('ESRCH', 'the endpoint is closed already'),
      },
    }),
    /** Creates an endpoint; the caller owns it and gets SEND, RECV and MANAGE. */
    ipcEndpointCreateV2: syscall(22, {
      args: { factory: a0('CapSlot'), depth: a1('QueueDepth') },
      returns: 'CapSlot',
      cost: ns.micros(5),
      checks: {
        factory: fails('EPERM', 'no endpoint factory with MANAGE in the slot'),
        quota: fails('ENOSPC', 'too many endpoints of one owner', { limit: 'endpointsPerOwner' }),
        endpoints: fails('ENOSPC', 'too many endpoints', { limit: 'endpoints' }),
        space: fails('ENOSPC', 'no free slot', { limit: 'capSlots' }),
      },
    }),
    /** Creates an endpoint that a child owns; the caller gets SEND, RECV and MANAGE. */
    ipcEndpointCreateFor: syscall(23, {
      args: { factory: a0('CapSlot'), owner: a1('Pid'), depth: a2('QueueDepth') },
      returns: 'CapSlot',
      cost: ns.micros(5),
      checks: {
        factory: fails('EPERM', 'no endpoint factory with MANAGE in the slot'),
        owner: fails('EPERM', 'neither the caller nor a live child of it'),
        quota: fails('ENOSPC', 'too many endpoints of one owner', { limit: 'endpointsPerOwner' }),
        endpoints: fails('ENOSPC', 'too many endpoints', { limit: 'endpoints' }),
        space: fails('ENOSPC', 'no free slot', { limit: 'capSlots' }),
      },
    }),
    /** Copies a capability within the caller's table. */
    capClone: syscall(24, {
      args: { slot: a0('CapSlot') },
      returns: 'CapSlot',
      cost: ns.micros(1),
      checks: {
        slot: fails('EPERM', 'no capability in the slot'),
        factory: fails('EPERM', 'factories cannot be copied'),
        space: fails('ENOSPC', 'no free slot', { limit: 'capSlots' }),
      },
    }),
    /** Returns the caller's pid. */
    getpid: syscall(25, { returns: 'Pid', cost: ns.micros(1) }),
    /** Receives a message and the identity of its sender. */
    ipcRecvV2: syscall(26, {
      args: { desc: a0(reads('RecvDesc')) },
      returns: u32.bytes,
      cost: ns.micros(2),
      checks: {
        room: fails('EINVAL', 'the buffer is larger than a frame', { limit: 'maxFrame' }),
        buffers: fails('EINVAL', 'a buffer outside the user half'),
        right: fails('EPERM', 'no endpoint in the slot, or no RECV right'),
        alive: fails('ESRCH', 'the endpoint is closed'),
        empty: fails('EAGAIN', 'no message', { as: 'QueueEmpty', waits: true }),
        deadline: fails('ETIMEDOUT', 'the deadline passed', { waits: true }),
        oversize: fails('EINVAL', 'the message is longer than the buffer, and TRUNCATE is not set'),
        writable: fails('EFAULT', 'the buffer is not mapped writable; the message stays queued'),
        space: fails('ENOSPC', 'no free slot for the moved capability', { limit: 'capSlots' }),
      },
    }),
    /** Maps one page of a device; readable and writable, never executable. */
    mmioMap: syscall(27, {
      args: { slot: a0('CapSlot'), va: a1('PageVa'), offset: a2(u53.bytes) },
      cost: ns.micros(3),
      checks: {
        right: fails('EPERM', 'no device in the slot, or no MAP right'),
        offset: fails('EPERM', 'not the offset of a page of the window'),
        overlap: fails('EINVAL', 'the page is mapped already'),
        memory: fails('ENOMEM', 'no memory for page tables'),
      },
    }),
    /** Returns kind, base and length of a VMO or device. */
    capQuery: syscall(28, {
      args: { slot: a0('CapSlot'), out: a1(fills('CapInfo')) },
      cost: ns.micros(1),
      checks: {
        slot: fails('EPERM', 'no VMO or device in the slot'),
        writable: fails('EFAULT', 'the buffer is not mapped writable'),
      },
    }),
    /** Returns the reason why the caller's last spawn or exec failed, and clears it. */
    spawnLastError: syscall(29, { returns: 'SpawnFailReason', cost: ns.micros(1) }),
    /** Creates a capability for a device window, in a given slot. */
    deviceCapCreate: syscall(30, {
      args: { base: a0('PhysicalPage'), length: a1('PageLength'), slot: a2('CapSlot') },
      returns: 'CapSlot',
      cost: ns.micros(2),
      checks: {
        authority: fails('EPERM', 'the caller holds no endpoint factory with MANAGE'),
        window: fails('EPERM', 'not a window of one device of the board'),
        slot: fails('EPERM', 'the slot is outside the table or taken'),
      },
    }),
    /** Copies a capability with a subset of its rights into a given slot of a child. */
    capTransferTo: syscall(31, {
      args: {
        child: a0('Pid'),
        slot: a1('CapSlot'),
        rights: a2('Rights'),
        childSlot: a3('CapSlot'),
      },
      returns: 'CapSlot',
      cost: ns.micros(2),
      checks: {
        child: fails('EPERM', 'no live child of the caller'),
        slot: fails('EPERM', 'no capability in the slot'),
        rights: fails('EPERM', 'rights that the capability does not have, or no rights'),
        manage: fails('EPERM', 'MANAGE and factories cannot be transferred'),
        occupied: fails('EPERM', 'the slot of the child is outside its table or taken'),
      },
    }),
    /** Writes one line to the console, stamped with the task's identity. */
    debugWrite: syscall(44, {
      args: { text: a0(readsBytes('a1', { max: 'debugLine' })) },
      returns: u32.bytes,
      cost: ns.micros(2),
      checks: { readable: fails('EFAULT', 'the line is not mapped') },
    }),
    /** Frees a VMO. */
    vmoDestroy: syscall(46, {
      args: { slot: a0('CapSlot') },
      cost: ns.micros(3),
      checks: {
        right: fails('EPERM', 'no VMO in the slot, or no MANAGE right'),
        inUse: fails('EPERM', 'it is mapped, or another capability names it'),
      },
    }),
    /** Reads bytes from a VMO. */
    vmoRead: syscall(47, {
      args: { slot: a0('CapSlot'), offset: a1(u53.bytes), data: a2(fillsBytes('a3')) },
      returns: u53.bytes,
      cost: ns.micros(3),
      checks: {
        right: fails('EPERM', 'no VMO in the slot, or no MAP right'),
        bounds: fails('EPERM', 'beyond the end of the VMO'),
        writable: fails('EFAULT', 'the buffer is not mapped writable'),
      },
    }),
    /** Reaps a child that has exited: returns its pid and exit status. Never blocks. */
    waitNohang: syscall(52, {
      args: { target: a0('WaitTarget') },
      returns: 'Pid',
      second: 'ExitStatus',
      cost: ns.micros(2),
      checks: {
        self: fails('EINVAL', 'the caller itself'),
        children: fails('ECHILD', 'the caller has no children'),
        target: fails('ESRCH', 'no child of the caller'),
        running: fails('EAGAIN', 'no such child has exited', { as: 'WouldBlock' }),
      },
    }),
    /**
     * Requests one notification when the other side of an endpoint is gone: for a holder of SEND, the
     * endpoint itself; for a holder of RECV, the last SEND capability that its owner does not hold.
     * The notification is a PeerGone message on the endpoint in `notify`. Its queue space is reserved
     * now, so a full queue never drops it.
     */
    capWatch: syscall(56, {
      args: { slot: a0('CapSlot'), notify: a1('CapSlot'), cookie: a2(u64) },
      cost: ns.micros(2),
      checks: {
        slot: fails('EPERM', 'no endpoint in the slot'),
        notify: fails('EPERM', 'no endpoint with RECV that the caller owns or was given'),
        alive: fails('ESRCH', 'the other side is gone already'),
        quota: fails('ENOSPC', 'too many watches', { limit: 'watchesPerTask' }),
      },
    }),
  },

  audit: {
    taskFault: line('FAULT-AUDIT', ['pid', 'identity', 'cause', 'address', 'pc', 'guard']),
  },

  markers: {
    banner: { text: 'neuron vers.', by: 'neuron', detail: true, proves: [] },
    spawnReasons: {
      text: 'KSELFTEST: spawn reasons ok',
      by: 'neuron',
      proves: ['spawn', 'exec', 'spawnLastError'],
    },
    resourceSentinel: {
      text: 'KSELFTEST: resource sentinel ok',
      by: 'neuron',
      proves: ['rejectsChangeNothing'],
    },
    childExit: {
      text: 'SELFTEST: child exit ok',
      by: 'selftest-client',
      proves: ['exec', 'exit', 'wait'],
    },
    faultContained: {
      text: 'SELFTEST: fault contained ok',
      by: 'selftest-client',
      proves: ['exec', 'wait'],
    },
    ipcPayload: {
      text: 'SELFTEST: ipc payload roundtrip ok',
      by: 'selftest-client',
      proves: ['ipcSend', 'ipcRecv'],
    },
    ipcDeadline: {
      text: 'SELFTEST: ipc deadline timeout ok',
      by: 'selftest-client',
      proves: ['ipcRecv'],
    },
    ipcLoopback: {
      text: 'SELFTEST: nexus-ipc kernel loopback ok',
      by: 'selftest-client',
      proves: ['moveIsAtomic'],
    },
    senderPid: {
      text: 'SELFTEST: ipc sender pid ok',
      by: 'selftest-client',
      proves: ['identityIsBound'],
    },
    senderServiceId: {
      text: 'SELFTEST: ipc sender service_id ok',
      by: 'selftest-client',
      proves: ['identityIsBound', 'ipcRecvV2'],
    },
    vmoShare: {
      text: 'SELFTEST: vmo share ok',
      by: 'selftest-client',
      proves: ['vmoCreate', 'map', 'capTransferTo'],
    },
    capQueryVmo: {
      text: 'SELFTEST: cap query vmo ok',
      by: 'selftest-client',
      proves: ['capQuery'],
    },
  },

  reserved: {
    syscalls: [32, 33, 34, 35, 36, 37, 38, 39, 40, 41, 42, 43, 45, 48, 49, 50, 51, 53, 54, 55],
  },
});
