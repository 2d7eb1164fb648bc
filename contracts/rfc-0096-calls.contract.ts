import {
  contract,
  a0,
  a1,
  a2,
  a3,
  a4,
  a5,
  a6,
  enumeration,
  fails,
  fillsBytes,
  limit,
  ns,
  reads,
  readsBytes,
  syscall,
  t0,
  t1,
  t5,
  t6,
  u32,
  u53,
  u64,
} from '@abicus/contract';

export default contract({
  id: 'RFC-0096',
  title: 'Calls: one trap each way',
  status: 'accepted',
  owners: ['@kernel'],
  created: '2026-11-29',
  feeds: 'kernel',
  uses: {
    'RFC-0005/abi': [
      'Pid',
      'EPERM',
      'ESRCH',
      'E2BIG',
      'EAGAIN',
      'EFAULT',
      'EINVAL',
      'ENOSPC',
      'EPIPE',
      'ETIMEDOUT',
    ],
    'RFC-0005/cap': ['CapSlot', 'capSlots'],
    'RFC-0005/ipc': [
      'MsgFlags',
      'MsgHeader',
      'MsgType',
      'RecvDesc',
      'maxFrame',
      'queuedBytes',
      'queuedBytesPerOwner',
    ],
    'RFC-0020': ['Instant'],
    'RFC-0023/qos': ['QosClass'],
  },
  supersedes: [
    'a call waits until its reply or the end of its peer: calls 128 to 130 have deadlines too',
    'the caller makes a reply endpoint and moves a capability of it: for calls 128 to 130 the kernel makes the reply',
  ],

  context: `A request and its reply took four traps: send, receive, send, receive. With these calls they take two. A client
sends and waits in one call; a server replies and receives in one call. \`ipcCall\` and \`ipcReplyRecv\` are those of an
existing system, byte for byte. For \`ipcCallV2\`, \`ipcReplyRecvV2\` and \`ipcCallStart\` the kernel makes the reply: a token, not a
capability, which only the task that received the request can use, once.`,
  goals: [
    'a request and its reply take two traps, and four where a service calls another one',
    'a call ends at once when its peer ends',
    'a receiver gets pid, identity and class of the sender, and the time, without another trap',
    'a client that waits for a budget, from now on, needs no trap for the time',
  ],
  nonGoals: ['a reply that is passed on to another task'],
  failureModel: `A call is committed when its request is in a queue, or received. Before that a rejected call changes nothing.
A committed call ends in exactly one way: its reply, its deadline, or the end of its peer. A request is never sent twice. A
request whose caller has timed out or ended leaves the queue. The requests in a queue end with EPIPE when their endpoint
closes, or when the last task goes that receives from it: one with RECV, or the owner if it has received from it before.
Later ones wait, as those of any send do: for a receiver that its owner may still choose, or for their deadline. A server's
call commits its reply, then receives: what fails afterwards does not take the reply back. A task without the time right reads
a coarse time (RFC-0005/time), so that a deadline a little later may have passed already. A receive that is not one of these calls takes a
request as a message, and ends the call with EPIPE.`,
  security: {
    threats: [
      'a reply from a task that did not get the request',
      'a client whose buffer is too small for a reply stops the loop of a server',
      'two tasks that call each other keep a hart',
    ],
    invariants: {
      onceAnswered: {
        forAll: 'call',
        text: 'a call that is committed ends once: by one reply, by its deadline, or by the end of its peer',
      },
      replyIsBound: {
        forAll: 'token',
        text: 'a token replies only to the call that its holder received, and never to a later one',
      },
    },
    dontDo: ['pass a token to another task'],
  },

  types: {
    /**
     * What a receive hands over: a message; a request, to reply to with its token; or the end of a call that the receiver
     * started: its reply, or the reason why there is none.
     */
    MessageKind: enumeration(
      u32,
      { Message: 0, Request: 1, Reply: 2, PeerGone: 3, TimedOut: 4, TooLong: 5 },
      { closed: true, errno: 'EINVAL' },
    ),
  },

  limits: {
    callsPerTask: limit(160, {
      why: 'bounds the calls that a task has started: 64 tasks have more than 10,000 in flight',
      atLimit: 'ENOSPC',
    }),
    calls: limit(16_384, {
      why: 'bounds the calls that all tasks have started',
      atLimit: 'ENOSPC',
    }),
  },

  syscalls: {
    /**
     * Sends a request and waits for its reply. The header moves a SEND capability of an endpoint that the caller
     * receives from: the next message there is the reply. One of at most 32 bytes comes in registers. Without a
     * deadline: the wait ends with the reply, or when no sender is left.
     */
    ipcCall: syscall(58, {
      args: {
        slot: a0('CapSlot'),
        header: a1(reads('MsgHeader')),
        payload: a2(readsBytes('a3')),
        reply: a4(fillsBytes('a5', { short: ['a1', 'a2', 'a3', 'a4'] })),
      },
      returns: u32.bytes,
      cost: ns.micros(2),
      checks: {
        frame: fails('E2BIG', 'longer than a frame', { limit: 'maxFrame' }),
        length: fails('EINVAL', 'the length in the header differs from that of the payload'),
        readable: fails('EFAULT', 'the payload is not mapped'),
        right: fails('EPERM', 'no endpoint in the slot, or no SEND right'),
        replyTo: fails(
          'EINVAL',
          'the header moves no SEND capability of an endpoint to receive from',
        ),
        movable: fails('EPERM', 'MANAGE of an endpoint cannot be moved'),
        globalBytes: fails('ENOSPC', 'too many bytes in all queues', { limit: 'queuedBytes' }),
        factoryBytes: fails(
          'ENOSPC',
          'more bytes than the derived factory of the endpoint has left',
        ),
        ownerBytes: fails('ENOSPC', 'too many bytes in the queues of one owner', {
          limit: 'queuedBytesPerOwner',
        }),
        alive: fails('ESRCH', 'the endpoint is closed'),
        endpointBytes: fails('ENOSPC', 'too many bytes in this queue', { waits: true }),
        peer: fails('EPIPE', 'no sender is left that could reply', {
          waits: true,
          changesOnReject: ['the request was sent'],
        }),
        oversize: fails('EINVAL', 'the reply is longer than the buffer; it stays queued', {
          waits: true,
          changesOnReject: ['the request was sent'],
        }),
        writable: fails('EFAULT', 'the buffer is not mapped writable; the reply stays queued', {
          waits: true,
          changesOnReject: ['the request was sent'],
        }),
        space: fails('ENOSPC', 'no free slot for the capability of the reply, which stays queued', {
          limit: 'capSlots',
          waits: true,
          changesOnReject: ['the request was sent'],
        }),
      },
    }),
    /**
     * Replies through a SEND capability, which is closed, and receives the next request as `ipcRecvV2` does. The reply
     * never blocks.
     */
    ipcReplyRecv: syscall(59, {
      args: {
        slot: a0('CapSlot'),
        header: a1(reads('MsgHeader')),
        payload: a2(readsBytes('a3')),
        desc: a4(reads('RecvDesc')),
      },
      returns: u32.bytes,
      cost: ns.micros(2),
      checks: {
        frame: fails('E2BIG', 'longer than a frame', { limit: 'maxFrame' }),
        length: fails('EINVAL', 'the length in the header differs from that of the payload'),
        readable: fails('EFAULT', 'the payload is not mapped'),
        room: fails('EINVAL', 'the buffer is larger than a frame', { limit: 'maxFrame' }),
        buffers: fails('EINVAL', 'a buffer outside the user half'),
        recvRight: fails('EPERM', 'no endpoint to receive from, or no RECV right'),
        receiving: fails('ESRCH', 'the endpoint to receive from is closed'),
        right: fails('EPERM', 'no endpoint in the slot, or no SEND right'),
        moved: fails('EPERM', 'no capability in the slot to move, or the one to receive from'),
        movable: fails('EPERM', 'MANAGE of an endpoint and factories cannot be moved'),
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
        depth: fails('EAGAIN', 'the queue of the reply is full', { as: 'QueueFull' }),
        endpointBytes: fails('ENOSPC', 'too many bytes in the queue of the reply'),
        empty: fails('EAGAIN', 'no message', {
          as: 'QueueEmpty',
          waits: true,
          changesOnReject: ['the reply was sent'],
        }),
        deadline: fails('ETIMEDOUT', 'the deadline passed', {
          waits: true,
          changesOnReject: ['the reply was sent'],
        }),
        closed: fails('EPIPE', 'the endpoint closed while the caller waited', {
          waits: true,
          changesOnReject: ['the reply was sent'],
        }),
        oversize: fails(
          'EINVAL',
          'the message is longer than the buffer, and TRUNCATE is not set',
          { waits: true, changesOnReject: ['the reply was sent'] },
        ),
        writable: fails('EFAULT', 'the buffer is not mapped writable; the message stays queued', {
          waits: true,
          changesOnReject: ['the reply was sent'],
        }),
        space: fails('ENOSPC', 'no free slot for the moved capability', {
          limit: 'capSlots',
          waits: true,
          changesOnReject: ['the reply was sent'],
        }),
      },
    }),
    /**
     * Sends a request and waits for its reply, until the deadline if it is not 0. The kernel makes the reply, which only
     * the receiver of the request can send. At most 32 bytes travel in registers, each way, whatever the size of the
     * buffer. The slot of a capability to move counts only with CAP_MOVE.
     *
     * A budget that is not 0 stands in place of a deadline, and counts from the call: the kernel puts
     * its end into a6 and 0 into t6 before it looks at the slot, and both stay there if the call then
     * fails. That end is the budget after the time as the caller reads it, and for a caller without a
     * clock the window of its class later, so that it is never early; at most the last Instant.
     */
    ipcCallV2: syscall(128, {
      args: {
        slot: a0('CapSlot'),
        ty: a1('MsgType'),
        flags: a2('MsgFlags'),
        moved: a3('CapSlot'),
        reply: a4(fillsBytes('a5', { short: ['t1', 't2', 't3', 't4'] })),
        deadline: a6('Instant'),
        payload: t1(readsBytes('t0', { short: ['t1', 't2', 't3', 't4'] })),
        budget: t6(u53.ns),
      },
      returns: u32.bytes,
      results: { ty: a1('MsgType'), flags: a2('MsgFlags'), moved: a3('CapSlot') },
      cost: ns.micros(2),
      checks: {
        frame: fails('E2BIG', 'longer than a frame', { limit: 'maxFrame' }),
        budget: fails('EINVAL', 'a deadline and a budget'),
        right: fails('EPERM', 'no endpoint in the slot, or no SEND right', {
          changesOnReject: ['the end of a budget that began while it waited'],
        }),
        moved: fails('EPERM', 'no capability in the slot to move', {
          changesOnReject: ['the end of a budget that began while it waited'],
        }),
        movable: fails('EPERM', 'MANAGE of an endpoint and factories cannot be moved', {
          changesOnReject: ['the end of a budget that began while it waited'],
        }),
        movedAlive: fails('ESRCH', 'the capability to move names a closed endpoint', {
          changesOnReject: ['the end of a budget that began while it waited'],
        }),
        alive: fails('ESRCH', 'the endpoint is closed', {
          changesOnReject: ['the end of a budget that began while it waited'],
        }),
        fits: fails('E2BIG', 'the request is longer than the buffer of the receiver that waits', {
          changesOnReject: ['the end of a budget that began while it waited'],
        }),
        deadline: fails('ETIMEDOUT', 'the deadline passed before the request was sent', {
          waits: true,
          changesOnReject: ['the end of a budget that began while it waited'],
        }),
        writable: fails('EFAULT', 'the buffer of the reply is not mapped writable', {
          changesOnReject: ['the end of a budget that began while it waited'],
        }),
        globalBytes: fails('ENOSPC', 'too many bytes in all queues', {
          limit: 'queuedBytes',
          waits: true,
          changesOnReject: ['the end of a budget that began while it waited'],
        }),
        factoryBytes: fails(
          'ENOSPC',
          'more bytes than the derived factory of the endpoint has left',
          {
            waits: true,
            changesOnReject: ['the end of a budget that began while it waited'],
          },
        ),
        ownerBytes: fails('ENOSPC', 'too many bytes in the queues of one owner', {
          limit: 'queuedBytesPerOwner',
          waits: true,
          changesOnReject: ['the end of a budget that began while it waited'],
        }),
        endpointBytes: fails('ENOSPC', 'too many bytes in this queue', {
          waits: true,
          changesOnReject: ['the end of a budget that began while it waited'],
        }),
        readable: fails('EFAULT', 'the payload is not mapped', {
          waits: true,
          changesOnReject: ['the end of a budget that began while it waited'],
        }),
        late: fails('ETIMEDOUT', 'the deadline passed before the reply', {
          waits: true,
          changesOnReject: ['the request was sent'],
        }),
        peer: fails('EPIPE', 'the receiver of the request, or its endpoint, is gone', {
          waits: true,
          changesOnReject: ['the request was sent'],
        }),
        space: fails('ENOSPC', 'no free slot for the capability of the reply', {
          limit: 'capSlots',
          waits: true,
          changesOnReject: ['the request was sent'],
        }),
        tooLong: fails(
          'E2BIG',
          'the request is longer than the buffer of its receiver, or the reply than that of the caller',
          { waits: true, changesOnReject: ['the request was sent'] },
        ),
        unmapped: fails('EFAULT', 'the buffer of the reply was unmapped meanwhile', {
          waits: true,
          changesOnReject: ['the request was sent'],
        }),
      },
    }),
    /**
     * Replies to a request, and receives the next message, until the deadline if it is not 0: with one that has passed
     * only what is queued. Without a token it only receives. A request that is longer than the buffer ends with E2BIG at
     * its caller, and the next message is received; another message is cut off, and the result is its full length. A
     * header without payload states its length in the first register of the payload. The time is that of `nsec`. A
     * message of the kernel, such as the end of a call without a reply, has the sender and the identity 0.
     */
    ipcReplyRecvV2: syscall(129, {
      args: {
        slot: a0('CapSlot'),
        ty: a1('MsgType'),
        flags: a2('MsgFlags'),
        moved: a3('CapSlot'),
        received: a4(fillsBytes('a5', { short: ['t1', 't2', 't3', 't4'] })),
        deadline: a6('Instant'),
        payload: t1(readsBytes('t0', { short: ['t1', 't2', 't3', 't4'] })),
        token: t5(u53),
      },
      returns: u32.bytes,
      results: {
        ty: a1('MsgType'),
        flags: a2('MsgFlags'),
        moved: a3('CapSlot'),
        sender: a4('Pid'),
        identity: a5(u64),
        now: a6('Instant'),
        qos: t0('QosClass'),
        token: t5(u53),
        kind: t6('MessageKind'),
      },
      cost: ns.micros(2),
      checks: {
        frame: fails('E2BIG', 'longer than a frame', { limit: 'maxFrame' }),
        token: fails('EINVAL', 'a payload or CAP_MOVE without a token'),
        right: fails('EPERM', 'no endpoint in the slot, or no RECV right'),
        alive: fails('ESRCH', 'the endpoint is closed'),
        reply: fails('ESRCH', 'the caller has no such request, or its sender has gone'),
        moved: fails('EPERM', 'no capability in the slot to move, or the one to receive from'),
        movable: fails('EPERM', 'MANAGE of an endpoint and factories cannot be moved'),
        movedAlive: fails('ESRCH', 'the capability to move names a closed endpoint'),
        readable: fails('EFAULT', 'the payload is not mapped'),
        deadline: fails('ETIMEDOUT', 'the deadline passed', {
          waits: true,
          changesOnReject: ['the reply was sent'],
        }),
        closed: fails('EPIPE', 'the endpoint closed while the caller waited', {
          waits: true,
          changesOnReject: ['the reply was sent'],
        }),
        unmapped: fails('EFAULT', 'the buffer is not mapped writable; the message stays queued', {
          waits: true,
          changesOnReject: ['the reply was sent'],
        }),
        space: fails('ENOSPC', 'no free slot for the moved capability; the message stays queued', {
          limit: 'capSlots',
          waits: true,
          changesOnReject: ['the reply was sent'],
        }),
      },
    }),
    /**
     * Sends a request and continues. The end of the call arrives at an endpoint that the caller owns, with its badge in
     * place of a token: the reply, or why there is none, at the latest when the caller receives there with
     * `ipcReplyRecvV2` after the deadline, if that is not 0. Bytes for the reply are reserved now, so that a full queue
     * never drops it.
     */
    ipcCallStart: syscall(130, {
      args: {
        slot: a0('CapSlot'),
        ty: a1('MsgType'),
        flags: a2('MsgFlags'),
        moved: a3('CapSlot'),
        notify: a4('CapSlot'),
        replyMax: a5(u32.bytes),
        deadline: a6('Instant'),
        payload: t1(readsBytes('t0', { short: ['t1', 't2', 't3', 't4'] })),
        badge: t5(u53),
      },
      cost: ns.micros(2),
      checks: {
        frame: fails('E2BIG', 'longer than a frame', { limit: 'maxFrame' }),
        replyFrame: fails('EINVAL', 'the reply may be longer than a frame', { limit: 'maxFrame' }),
        right: fails('EPERM', 'no endpoint in the slot, or no SEND right'),
        moved: fails('EPERM', 'no capability in the slot to move'),
        movable: fails('EPERM', 'MANAGE of an endpoint and factories cannot be moved'),
        movedAlive: fails('ESRCH', 'the capability to move names a closed endpoint'),
        notify: fails('EPERM', 'no endpoint with RECV that the caller owns'),
        quota: fails('ENOSPC', 'too many started calls of one task', { limit: 'callsPerTask' }),
        calls: fails('ENOSPC', 'too many started calls', { limit: 'calls' }),
        replyBytes: fails('ENOSPC', 'no bytes are left to reserve for the reply'),
        alive: fails('ESRCH', 'the endpoint is closed'),
        fits: fails('E2BIG', 'the request is longer than the buffer of the receiver that waits'),
        depth: fails('EAGAIN', 'the queue is full', { as: 'QueueFull' }),
        globalBytes: fails('ENOSPC', 'too many bytes in all queues', { limit: 'queuedBytes' }),
        factoryBytes: fails(
          'ENOSPC',
          'more bytes than the derived factory of the endpoint has left',
        ),
        ownerBytes: fails('ENOSPC', 'too many bytes in the queues of one owner', {
          limit: 'queuedBytesPerOwner',
        }),
        endpointBytes: fails('ENOSPC', 'too many bytes in this queue'),
        readable: fails('EFAULT', 'the payload is not mapped'),
      },
    }),
  },

  markers: {
    ipcCallOk: {
      text: 'SELFTEST: ipc call ok',
      by: 'selftest-client',
      after: ['senderServiceId'],
      proves: ['ipcCall'],
    },
    ipcCallEof: {
      text: 'SELFTEST: ipc call eof ok',
      by: 'selftest-client',
      proves: ['ipcCall'],
    },
    ipcReplyRecvOk: {
      text: 'SELFTEST: ipc reply_recv ok',
      by: 'selftest-client',
      proves: ['ipcReplyRecv'],
    },
    ipcOversize: {
      text: 'SELFTEST: ipc oversize rejected ok',
      by: 'selftest-client',
      proves: ['ipcCall', 'ipcReplyRecv', 'ipcCallV2', 'ipcReplyRecvV2', 'ipcCallStart'],
    },
    ipcMintedCall: {
      text: 'SELFTEST: ipc minted call ok',
      by: 'selftest-client',
      proves: ['ipcCallV2', 'ipcReplyRecvV2', 'onceAnswered', 'replyIsBound'],
    },
    ipcStartedCall: {
      text: 'SELFTEST: ipc started call ok',
      by: 'selftest-client',
      proves: ['ipcCallStart', 'ipcReplyRecvV2', 'onceAnswered', 'replyIsBound'],
    },
    /** Each check of each call whose reply goes through a capability, where a program violates that one alone. */
    replyRejects: {
      text: 'SELFTEST: ipc call rejects ok',
      by: 'selftest-client',
      after: ['messageRejects'],
      proves: ['ipcCall', 'ipcReplyRecv', 'rejectsChangeNothing'],
    },
    /** The same of calls whose reply the kernel makes. */
    mintedRejects: {
      text: 'SELFTEST: minted call rejects ok',
      by: 'selftest-client',
      after: ['replyRejects'],
      proves: ['ipcCallV2', 'ipcReplyRecvV2', 'ipcCallStart', 'rejectsChangeNothing'],
    },
  },
});
