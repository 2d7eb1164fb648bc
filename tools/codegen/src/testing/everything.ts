/** A contract with every form that a call can have, for tests of what is generated from it. */
export const EVERYTHING = `
  principals: ['init', 'selftest-client'],
  types: {
    /** A task. */
    Pid: newtype(u32, { errno: 'EPERM' }),
    Cookie: newtype(u64, { errno: 'EINVAL', min: 1 }),
    Signed: newtype(i32, { errno: 'EINVAL', min: -5, below: 6 }),
    /** An address. */
    UserPtr: newtype(u53, { errno: 'EINVAL' }),
    Page: newtype(u53, { errno: 'EINVAL', align: 4096, min: 4096, below: 65536 }),
    AsHandle: newtype(u16, { errno: 'EINVAL' }),
    Level: enumeration(u8, { Low: 0, High: 1 }, { closed: true, errno: 'EINVAL', initial: 'High' }),
    Sparse: enumeration(u16, { A: 3, B: 5000 }, { closed: true, errno: 'EPERM' }),
    Open: enumeration(u16, { Known: 7 }, { closed: false }),
    Bits: flags(u32, { R: 1, W: 4 }, { errno: 'EPERM' }),
    Loose: flags(u8, { X: 2 }, { errno: 'EINVAL', open: true }),
    Inner: struct({ magic: constant(u16, 0x4142), level: 'Level', pad: zero(1) }, { size: 4, errno: 'EPERM' }),
    Outer: struct(
      { inner: 'Inner', at: 'Page', cookie: u64, delta: i32, loose: 'Loose', pad: zero(3), open: 'Open', rest: zero(2), size: u53.bytes },
      { size: 40, errno: 'EPERM' },
    ),
  },
  errors: {
    EPERM: errno(1, 'not allowed'),
    EAGAIN: errno(11, 'not now', { sentinels: ['Full', 'Empty'] }),
    EFAULT: errno(14, 'not mapped'),
    EINVAL: errno(22, 'malformed'),
  },
  limits: {
    frame: limit(64, { why: 'small', atLimit: 'EINVAL', profiles: { scale: 128 } }),
    window: byEnum('Level', { Low: 8_000, High: 0 }, { why: 'they differ' }),
  },
  syscalls: {
    /** Gives way. */
    yield: syscall(0, { cost: ns.micros(1) }),
    now: syscall(1, { returns: u64.ns, cost: ns.micros(1) }),
    scalars: syscall(2, {
      args: { byte: a0(u8), half: a1(u16), word: a2(u32), long: a3(u53), wide: a4(u64), signed: a5(i32) },
      returns: u53, cost: ns.micros(1),
    }),
    named: syscall(3, {
      args: { cpu: a0('Pid'), cookie: a1('Cookie'), signed: a2('Signed'), page: a3('Page'), level: a4('Level'), bits: a5('Bits') },
      returns: 'Signed', results: { pid: a1('Pid') }, cost: ns.micros(1),
      checks: { full: fails('EAGAIN', 'full', { as: 'Full' }) },
    }),
    optional: syscall(4, {
      args: { zero: a0(orZero('Pid')), ones: a1(orOnes('Pid')), wide: a2(orZero(u64)), all: a3(orOnes(u64)) },
      cost: ns.micros(1),
    }),
    message: syscall(5, {
      args: { head: a0(reads('Outer')), body: a1(readsBytes('a2', { min: 1, max: 'frame' })), due: a3(u64.ns) },
      returns: u32.bytes, cost: ns.micros(2),
      checks: {
        empty: fails('EAGAIN', 'empty', { as: 'Empty' }),
        full: fails('EAGAIN', 'full', { as: 'Full' }),
        late: fails('EPERM', 'late', { waits: true, always: true }),
      },
    }),
    receive: syscall(6, {
      args: { head: a0(fills('Inner')), room: a1(fillsBytes('a2')) },
      returns: u32.bytes, cost: ns.micros(2),
    }),
    pick: syscall(7, {
      selector: selector('a2', { errno: 'EPERM' }),
      ops: {
        get: op(0, { args: { in: a0('Pid') }, returns: 'Level', cost: ns.micros(1) }),
        set: op(3, { args: { sparse: a1('Sparse') }, cost: ns.micros(4), checks: { no: fails('EPERM', 'no', { unless: callerIs('init') }) } }),
      },
    }),
    wait: syscall(8, { args: { target: a0('Signed') }, returns: 'Pid', results: { status: a1(i32) }, cost: ns.micros(1) }),
    exit: syscall(11, { args: { status: a0(i32) }, noReturn: true, cost: ns.micros(1) }),
  },
  audit: { denied: line('DENIED', ['who', 'why']) },
  markers: { ok: { text: 'KERNEL: all ok', by: 'neuron', proves: ['pick.set'] } },
  ladder: ['ok'],
`;
