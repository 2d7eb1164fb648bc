/** A contract in today's language; `ir/*.json` has what each version of the IR stored of it. */
export const STORED = `import {
  a0, a1, a2, bytes, byEnum, callerIs, constant, contract, edge, enumeration, errno, event, fails, fills, flags, limit, line,
  newtype, ns, op, orZero, readsBytes, selector, serviceOp, struct, syscall, text, Type, u16, u32, u8, zero,
} from '@abicus/contract';

export default contract({
  id: 'RFC-0042', title: 'A printer', status: 'accepted', owners: ['@devices'], created: '2025-11-02',
  feeds: 'printer',
  context: 'Programs print through one queue.', goals: ['no page is lost'], nonGoals: ['colour'],
  failureModel: 'a client that dies leaves its jobs',
  security: {
    threats: ['a client reads the jobs of another'],
    invariants: {
      kept: { forAll: 'job', text: 'no job is lost' },
      apart: { forAll: 'request', text: 'a client sees its own jobs only' },
    },
    dontDo: ['log the text of jobs'],
  },
  mustUse: ['print'], principals: ['init', 'printer'],
  types: {
    Slot: newtype(u32, { errno: 'EINVAL', align: 4, below: 64 }),
    Grade: enumeration(u8, { Draft: 0, Fair: 1 }, { closed: true, errno: 'EINVAL', initial: 'Draft' }),
    Sides: flags(u16, { LEFT: 1, RIGHT: 2 }, { errno: 'EINVAL', open: true }),
    Page: struct({ slot: 'Slot', grade: 'Grade', pad: zero(3) }, { size: 8, errno: 'EINVAL' }),
    JobStage: enumeration(u8, { absent: 0, queued: 1 }, { closed: true }),
  },
  errors: {
    EPERM: errno(1, 'not allowed'),
    EAGAIN: errno(11, 'not now', { sentinels: ['Full'], retryable: true }),
    EINVAL: errno(22, 'malformed'),
  },
  limits: {
    jobs: limit(64, { why: 'bounds memory', atLimit: 'OVER_LIMIT', profiles: { scale: 128 } }),
    room: limit(512, { why: 'bounds a copy', atLimit: 'EINVAL' }),
    grace: limit(1000, { why: 'bounds a wait', atLimit: 'dropped' }),
    share: byEnum('Grade', { Draft: 8, Fair: 16 }, { why: 'they differ' }),
  },
  syscalls: {
    tray: syscall(41, {
      selector: selector('a0', { errno: 'EINVAL' }),
      ops: {
        get: op(0, { args: { slot: a1('Slot') }, returns: 'Grade', cost: ns.micros(1) }),
        set: op(1, { args: { slot: a1(orZero('Slot')), sides: a2('Sides') }, cost: ns.micros(1), audit: 'trays', checks: {
          owner: fails('EPERM', 'of another', { unless: callerIs('init') }),
        } }),
      },
    }),
    print: syscall(42, { args: { body: a0(readsBytes('a1', { min: 1, max: 'room' })), into: a2(fills('Page')) }, cost: ns.micros(2), checks: {
      full: fails('EAGAIN', 'no room', { as: 'Full', waits: true, changesOnReject: ['the cursor'] }),
    } }),
  },
  service: {
    name: 'printer', authority: ['init'],
    envelope: { magic: 'PR', version: 1, nonce: u32, reply: ['status', 'nonce'], malformed: 'MALFORMED', denied: 'DENIED' },
    status: { OK: 0, OVER_LIMIT: 1, MALFORMED: 2, DENIED: 3 },
    retryable: ['OVER_LIMIT'],
    ops: {
      put: serviceOp(7, {
        request: { mark: constant(u16, 0x1234), size: u32.bytes, title: text(u8, { min: 1, max: 48 }), body: bytes(u16, { min: 0, max: 256 }) },
        reply: { job: u32 }, moves: 'reply', idempotent: false, peerDeath: 'nothing is left',
        checks: { quota: fails('OVER_LIMIT', 'too many', { limit: 'jobs' }) },
      }),
    },
    events: { printed: event(9, { job: u32 }) },
  },
  audit: { trays: line('printer: audit', ['who', 'why']) },
  machine: {
    resource: 'job', states: 'JobStage', initial: 'absent', creates: ['put'],
    edges: {
      queued: edge('absent', 'queued', { on: 'put' }),
      printed: edge('queued', 'absent', { event: 'printed', after: 'size', atMost: 'grace' }),
    },
  },
  markers: { ready: { text: 'printer: ready', by: 'printer', proves: ['put'], profile: 'smp' } },
  diagnostics: { load: { text: 'printer: load {percent}', by: 'printer' } },
  profiles: { smp: { harts: [2, 4] } },
  phases: { start: { until: 'ready', doc: 'everything starts' } },
  config: { policy: Type.Object({ trays: Type.Integer({ minimum: 1, default: 2 }) }, { additionalProperties: false }) },
  reserved: { syscalls: [43], names: ['lpr'] },
});
`;
