import {
  contract,
  a0,
  a1,
  a2,
  a3,
  a4,
  a5,
  constant,
  enumeration,
  fails,
  fills,
  fillsBytes,
  flags,
  kib,
  limit,
  mib,
  newtype,
  ns,
  reads,
  readsBytes,
  struct,
  syscall,
  u16,
  u32,
  u53,
  u64,
  zero,
} from '@abicus/contract';

export default contract({
  id: 'RFC-0005/ipc',
  title: 'IPC: endpoints and messages',
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
      'EAGAIN',
      'EFAULT',
      'EINVAL',
      'ENOSPC',
      'ETIMEDOUT',
    ],
    'RFC-0005/cap': ['CapSlot', 'capSlots'],
  },
  supersedes: [
    'the frame bound of 512 bytes: it is 8192',
    'a receive into too small a buffer loses the message: it is EINVAL, the message stays first in the queue, buffers are unchanged',
    'a failed close of an endpoint still frees the slot: a failed close changes nothing',
    'the endpoint that every task shares in slot 0, and the exec gate on it: removed',
    'type and flags of the header-only send are truncated to 16 bits: they are rejected',
    'all queues together hold 1 MiB, so that four owners fill them for all: they hold 64 MiB, of which a derived factory has its own',
  ],

  context: `Tasks send messages to endpoints, which queue them in order. A message may move one capability, and the
kernel adds the identity of its sender. Control frames stay small; bulk data is shared in VMOs.`,
  goals: [
    'a receiver knows its sender',
    'the kernel notifies the holder of a capability when its other side is gone',
    'a program creates endpoints of its own from a budget that its parent gives it',
  ],
  nonGoals: ['shared endpoints'],
  failureModel: `A send into a full queue and a receive from an empty one block until their deadline, or return at once with
NONBLOCK. A receive that fails leaves the message first in the queue. An endpoint closes with its owner, and wakes its waiters.
What is queued at the endpoints of a derived factory takes only from the bytes that were split off for it: a program and its
children that fill all of their queues keep no other program from sending.`,
  security: {
    threats: ['a forged identity', 'queues exhausted by one task, or by a task and its children'],
    invariants: {
      moveIsAtomic: {
        forAll: 'moved capability',
        text: 'a moved capability is in exactly one table or message at any time',
      },
      identityIsBound: {
        forAll: 'message',
        text: 'a receiver gets the identity of the sender as the kernel recorded it',
      },
      budgetIsKept: {
        forAll: 'endpoint factory',
        text: 'what exists through a factory, endpoints and the bytes in their queues, and what was split off from it, are never more than its budget, no other factory uses that budget, and all of it is given back',
      },
    },
    dontDo: ['read an identity from a payload'],
    openRisks: ['the order of two sends from different harts in one round is decided by the seed'],
  },
  alternatives: ['a shared reply endpoint: rejected, every holder could read every answer'],

  types: {
    /** The number of messages that an endpoint can queue. */
    QueueDepth: newtype(u32, { errno: 'EINVAL', min: 1, below: 257 }),
    /** How many endpoints may exist through a derived factory. */
    EndpointBudget: newtype(u32, { errno: 'EINVAL', min: 1 }),
    /** Flags of a send. */
    SendFlags: flags(u32, { NONBLOCK: 1 }, { errno: 'EINVAL' }),
    /** Flags of a receive. */
    RecvFlags: flags(u32, { NONBLOCK: 1, TRUNCATE: 2 }, { errno: 'EINVAL' }),
    /** Flags of a message; programs define the other bits. */
    MsgFlags: flags(u16, { CAP_MOVE: 1 }, { errno: 'EINVAL', open: true }),
    /** Types of messages that the kernel sends; programs define the other types. */
    MsgType: enumeration(u16, { PeerGone: 0xff00, Interrupt: 0xff01 }, { closed: false }),
    /** What is gone: an endpoint, the senders of an endpoint, a task. */
    GoneSide: enumeration(u32, { Endpoint: 1, Senders: 2, Task: 3 }, { closed: true }),
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
    /**
     * The payload of a PeerGone message: the kernel sends it, so its sender pid is 0. The slot is that of a watched
     * capability, 0 for a task; the serial is what the watch returned.
     */
    PeerGone: struct(
      { side: 'GoneSide', slot: 'CapSlot', cookie: u64, serial: u64 },
      { size: 24, errno: 'EINVAL' },
    ),
  },

  limits: {
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
    factoryDepth: limit(8, {
      why: 'bounds the steps in which a budget is given back',
      atLimit: 'ENOSPC',
    }),
    queueDepth: limit(256, { why: 'bounds a queue', atLimit: 'EINVAL' }),
    queuedBytes: limit(mib(64), {
      why: 'bounds the bytes in all queues: 256 owners can use all of theirs at a time',
      atLimit: 'ENOSPC',
    }),
    endpointBytes: limit(kib(64), {
      why: 'bounds the bytes that a derived factory has for each endpoint of its budget, so that none reserves all bytes',
      atLimit: 'ENOSPC',
    }),
    queuedBytesPerOwner: limit(kib(256), {
      why: 'one owner cannot use all bytes',
      atLimit: 'ENOSPC',
    }),
    watchesPerTask: limit(384, {
      why: 'bounds the pending notifications of one task',
      atLimit: 'ENOSPC',
    }),
  },

  syscalls: {
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
        movable: fails('EPERM', 'MANAGE of an endpoint and factories of the boot cannot be moved'),
        movedAlive: fails('ESRCH', 'the capability to move names a closed endpoint'),
        globalBytes: fails('ENOSPC', 'too many bytes in all queues', { limit: 'queuedBytes' }),
        factoryBytes: fails(
          'ENOSPC',
          'more bytes than the derived factory of the endpoint has left',
        ),
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
        budget: fails('ENOSPC', 'the budget of the derived factory is used up'),
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
        budget: fails('ENOSPC', 'the budget of the derived factory is used up'),
        endpoints: fails('ENOSPC', 'too many endpoints', { limit: 'endpoints' }),
        space: fails('ENOSPC', 'no free slot', { limit: 'capSlots' }),
      },
    }),
    /** Receives a message and the identity of its sender. */
    ipcRecvV2: syscall(26, {
      args: { desc: a0(reads('RecvDesc')) },
      returns: u32.bytes,
      cost: ns.micros(2),
      checks: {
        payloadMax: fails('EINVAL', 'the buffer is larger than a frame', { limit: 'maxFrame' }),
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
    /**
     * Requests one notification when the other side of an endpoint is gone: for a holder of SEND, the
     * endpoint itself; for a holder of RECV, the last SEND capability that its owner does not hold.
     * The notification is a PeerGone message on the endpoint in `notify`. Its queue space is reserved
     * now, so a full queue never drops it. The result is the serial of the watch: no other watch has it.
     */
    capWatch: syscall(131, {
      args: { slot: a0('CapSlot'), notify: a1('CapSlot'), cookie: a2(u64) },
      returns: u64,
      cost: ns.micros(2),
      checks: {
        slot: fails('EPERM', 'no endpoint in the slot'),
        notify: fails('EPERM', 'no endpoint with RECV that the caller owns or was given'),
        alive: fails('ESRCH', 'the other side is gone already'),
        quota: fails('ENOSPC', 'too many watches', { limit: 'watchesPerTask' }),
      },
    }),
    /**
     * Derives an endpoint factory with a budget: the endpoints that may exist through it at a time, and the bytes that
     * may be in their queues. Both are split off from what the given factory has left, and are given back when no
     * capability to the new one and no endpoint of it is left. The copies of a derived factory share its budget; unlike
     * the factory of the boot, it can be copied, transferred and moved, and gives no authority over devices.
     */
    factoryDerive: syscall(136, {
      args: { factory: a0('CapSlot'), budget: a1('EndpointBudget'), bytes: a2(u32.bytes) },
      returns: 'CapSlot',
      cost: ns.micros(2),
      checks: {
        factory: fails('EPERM', 'no endpoint factory with MANAGE in the slot'),
        depth: fails('ENOSPC', 'too many derivations from the factory of the boot', {
          limit: 'factoryDepth',
        }),
        budget: fails('ENOSPC', 'more endpoints than the factory has left'),
        bytes: fails('ENOSPC', 'more bytes than the factory has left'),
        share: fails('ENOSPC', 'more bytes for each endpoint than a factory may have', {
          limit: 'endpointBytes',
        }),
        space: fails('ENOSPC', 'no free slot', { limit: 'capSlots' }),
      },
    }),
    /** Requests one notification when a task ends, as `capWatch` does for an endpoint. */
    taskWatch: syscall(132, {
      args: { target: a0('Pid'), notify: a1('CapSlot'), cookie: a2(u64) },
      returns: u64,
      cost: ns.micros(2),
      checks: {
        notify: fails('EPERM', 'no endpoint with RECV that the caller owns or was given'),
        alive: fails('ESRCH', 'no live task'),
        quota: fails('ENOSPC', 'too many watches', { limit: 'watchesPerTask' }),
      },
    }),
  },

  phases: { ipc: { until: 'messageRejects', doc: 'messages, identities and calls' } },

  markers: {
    ipcPayload: {
      text: 'SELFTEST: ipc payload roundtrip ok',
      by: 'selftest-client',
      after: ['taskRejects'],
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
    ownEndpoints: {
      text: 'SELFTEST: own endpoints ok',
      by: 'selftest-client',
      after: ['ipcStartedCall'],
      proves: ['factoryDerive', 'budgetIsKept'],
    },
    /** Each check of each call on endpoints and watches rejects it where a program violates that one alone. */
    endpointRejects: {
      text: 'SELFTEST: endpoint rejects ok',
      by: 'selftest-client',
      after: ['ownEndpoints'],
      proves: [
        'ipcEndpointCreate',
        'ipcEndpointClose',
        'ipcEndpointCreateV2',
        'ipcEndpointCreateFor',
        'capWatch',
        'taskWatch',
        'factoryDerive',
        'rejectsChangeNothing',
      ],
    },
    /** The same of calls that send and receive. */
    messageRejects: {
      text: 'SELFTEST: message rejects ok',
      by: 'selftest-client',
      after: ['endpointRejects'],
      proves: [
        'sendHeader',
        'recvHeader',
        'ipcSend',
        'ipcRecv',
        'ipcRecvV2',
        'moveIsAtomic',
        'rejectsChangeNothing',
      ],
    },
    taskWatchNotice: {
      text: 'SELFTEST: task watch ok',
      by: 'selftest-client',
      after: ['exitReasons'],
      proves: ['taskWatch'],
    },
    senderServiceId: {
      text: 'SELFTEST: ipc sender service_id ok',
      by: 'selftest-client',
      after: ['senderPid'],
      proves: ['identityIsBound', 'ipcRecvV2'],
    },
  },
});
