/** A draft of calls in one trap: every register, bytes that are in registers while they are few, many results. */
export const ONE_TRAP = `
  types: {
    CapSlot: newtype(u32, { errno: 'EINVAL' }),
    Pid: newtype(u32, { errno: 'EINVAL' }),
    MsgFlags: flags(u32, { NONBLOCK: 1, MOVE: 2 }, { errno: 'EINVAL' }),
    QosClass: enumeration(u8, { Idle: 0, Normal: 1 }, { closed: true, errno: 'EINVAL' }),
    MsgKind: enumeration(u8, { Plain: 0, Call: 1, Notice: 2 }, { closed: true }),
  },
  errors: {
    EAGAIN: errno(11, 'not now', { sentinels: ['QueueFull'] }),
    EINVAL: errno(22, 'malformed'),
  },
  limits: { maxFrame: limit(512, { why: 'bounds a copy', atLimit: 'EINVAL' }) },
  syscalls: {
    /** Sends a request and waits for its reply. */
    ipcCall: syscall(128, {
      args: {
        slot: a0('CapSlot'), ty: a1(u16), flags: a2('MsgFlags'), moved: a3(u32),
        reply: a4(fillsBytes('a5', { max: 'maxFrame', short: ['t1', 't2', 't3', 't4'] })),
        /** When it gives up. */
        deadline: a6(u64.ns),
        payload: t1(readsBytes('t0', { max: 'maxFrame', short: ['t1', 't2', 't3', 't4'] })),
      },
      returns: u32.bytes,
      results: {
        ty: a1(u16), flags: a2('MsgFlags'),
        /** The capability that came with it. */
        moved: a3(u32),
      },
      cost: ns.micros(2),
      checks: { full: fails('EAGAIN', 'the queue is full', { as: 'QueueFull', waits: true }) },
    }),
    /** Answers a request and waits for the next one. */
    ipcReplyRecv: syscall(129, {
      args: {
        slot: a0('CapSlot'), ty: a1(u16), flags: a2('MsgFlags'), token: a3(u64),
        request: a4(fillsBytes('a5', { max: 'maxFrame', short: ['t1', 't2', 't3', 't4'] })),
        deadline: a6(u64.ns),
        payload: t1(readsBytes('t0', { max: 'maxFrame', short: ['t1', 't2', 't3', 't4'] })),
      },
      returns: u32.bytes,
      results: {
        ty: a1(u16), flags: a2('MsgFlags'), moved: a3(u32), sender: a4('Pid'), identity: a5(u64), now: a6(u64.ns),
        qos: t0('QosClass'), token: t5(u64), kind: t6('MsgKind'),
      },
      cost: ns.micros(2),
    }),
  },
`;
