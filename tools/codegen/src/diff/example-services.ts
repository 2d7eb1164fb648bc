/** The example contracts of services, a JSON protocol and stored data. */

/** A service. */
export const SPOOL = `import {
  bytes, constant, contract, edge, enumeration, event, fails, limit, byEnum, serviceOp, text, u16, u32, u8,
} from '@abicus/contract';

export default contract({
  id: 'RFC-0002',
  title: 'A service',
  status: 'accepted',
  owners: ['@test'],
  created: '2026-01-01',
  feeds: 'spool',
  uses: { 'RFC-0001': ['Pid', 'Grade'] },
  context: 'Enough of a service to be changed.',
  goals: ['to be changed'],
  security: { threats: ['lost jobs'], invariants: { kept: { forAll: 'job', text: 'no job is lost' } } },
  types: { JobStage: enumeration(u8, { absent: 0, queued: 1 }, { closed: true }) },
  limits: {
    jobs: limit(64, { why: 'bounds memory', atLimit: 'OVER_LIMIT' }),
    grace: limit(1000, { why: 'bounds a wait', atLimit: 'dropped' }),
    share: byEnum('Grade', { Idle: 8, Normal: 16 }, { why: 'they differ' }),
  },
  service: {
    name: 'spool', authority: ['init', 'shell'],
    envelope: { magic: 'SP', version: 1, nonce: u32, reply: ['status', 'nonce'], malformed: 'MALFORMED', denied: 'DENIED' },
    status: { OK: 0, OVER_LIMIT: 1, MALFORMED: 2, DENIED: 3, NOT_FOUND: 4 },
    retryable: ['OVER_LIMIT'],
    ops: {
      put: serviceOp(7, {
        request: { mark: constant(u16, 0x1234), grade: 'Grade', size: u32.bytes, title: text(u8, { min: 1, max: 48 }), body: bytes(u16, { min: 0, max: 8192 }) },
        reply: { job: u32, left: u16 },
        moves: 'reply', idempotent: false, peerDeath: 'nothing is left',
        checks: { quota: fails('OVER_LIMIT', 'too many', { limit: 'jobs' }) },
      }),
      drop: serviceOp(8, {
        request: { owner: 'Pid' }, reply: { note: text(u8, { min: 0, max: 40 }) },
        moves: 'reply', answers: 'later', idempotent: true, peerDeath: 'it stays', cost: 10, budget: 900, malformed: 'full',
        checks: { owner: fails('NOT_FOUND', 'of another'), busy: fails('OVER_LIMIT', 'in use') },
      }),
    },
    events: { printed: event(9, { job: u16, at: u32.ticks }) },
  },
  machine: {
    resource: 'job',
    states: 'JobStage',
    initial: 'absent',
    creates: ['put'],
    edges: {
      queued: edge('absent', 'queued', { on: 'put' }),
      printed: edge('queued', 'absent', { event: 'printed', after: 'size', atMost: 'grace' }),
      dropped: edge('queued', 'absent', { event: 'owner.exit' }),
      cut: edge('queued', 'absent', { on: 'drop' }),
    },
    otherwise: { absent: { drop: 'owner' } },
  },
  markers: {
    ready: { text: 'spool: ready', by: 'spool', after: ['up'], proves: ['put'], profile: 'smp' },
  },
  phases: { start: { until: 'up', doc: 'everything starts' } },
  ladder: ['up', 'extra', 'ready'],
});
`;

/** A JSON protocol and stored data. */
export const QUEUES = `import {
  a0, contract, fails, limit, method, notification, ns, rpcError, stored, syscall, Type,
} from '@abicus/contract';

export default contract({
  id: 'RFC-0004',
  title: 'Queues',
  status: 'accepted',
  owners: ['@test'],
  created: '2026-01-01',
  feeds: 'queues',
  uses: { 'RFC-0001': ['Pid', 'EINVAL', 'EBUSY'] },
  context: 'A call that borrows.',
  goals: ['to be changed'],
  program: { name: 'writer', stackPages: 2 },
  syscalls: {
    queue: syscall(40, { args: { owner: a0('Pid') }, cost: ns.micros(2), checks: {
      missing: fails('EINVAL', 'no such queue'), busy: fails('EBUSY', 'in use'),
    } }),
  },
  persisted: {
    store: 'statefs', maxKey: 255,
    entries: {
      seat: stored('/state/board/seat_{n: u32}', {
        version: 2, value: Type.Object({ taken: Type.Boolean() }), was: { v1: Type.Null() }, scan: true,
      }),
      note: stored('/state/board/note_{n: u32}', { version: 2, value: Type.Object({ last: Type.String() }) }),
      size: stored('/state/board/size', { version: 1, value: Type.Object({ seats: Type.Integer({ minimum: 4 }) }) }),
    spare: stored('/state/board/spare', { version: 1, value: Type.Null() }),
    },
  },
  rpc: {
    name: 'notice-board', version: 1, maxMessage: 4096, maxCalls: 16,
    errors: {
      BUSY: rpcError('no room', { retryable: true }),
      GONE: rpcError('taken down'),
      OFF: rpcError('not on duty'),
    },
    methods: {
      post: method({
        params: Type.Object({ text: Type.String({ maxLength: 80, description: 'what it says' }) }),
        result: Type.Object({ at: Type.Integer({ minimum: 0, maximum: 900 }) }),
        errors: ['OFF', 'BUSY'], deadline: ns.seconds(2), idempotent: false,
      }),
      take: method({
        params: Type.Object({ at: Type.Integer({ minimum: 1 }) }), result: Type.Object({}),
        errors: ['BUSY', 'GONE', 'OFF'], deadline: ns.millis(500), idempotent: true,
      }),
    },
    notifications: {
      posted: notification({ by: 'server', params: Type.Object({ at: Type.Integer({ minimum: 2 }) }) }),
      looked: notification({ by: 'client', params: Type.Object({ at: Type.Integer({ minimum: 3 }) }) }),
    },
  },
});
`;

/** A service with versions, lists, unions and tails. */
export const LOGS = `import {
  answer, bool, bytes, contract, enumeration, event, i16, i64, length, list, none, octets, ranged, record, rest, serviceOp,
  sized, struct, tail, text, u16, u32, u64, u8, union, variant, version,
} from '@abicus/contract';

export default contract({
  id: 'RFC-0010',
  title: 'Logs',
  status: 'accepted',
  owners: ['@test'],
  created: '2026-01-01',
  feeds: 'logs',
  uses: { 'RFC-0001': ['EINVAL'] },
  context: 'Lists, choices, tails and versions of an envelope, to be changed.',
  goals: ['to be changed'],
  types: {
    Level: enumeration(u8, { info: 0, fault: 1 }, { closed: true }),
    Mark: struct({ at: i64, on: bool, depth: i16 }, { size: 11, errno: 'EINVAL' }),
    Line: record({
      level: 'Level', labelsLength: length(u16), text: text(u8, { max: 60 }),
      labels: bytes('labelsLength', { max: 90 }),
    }),
    /** In requests only. */
    Value: union(u8, {
      count: variant(1, { n: u32, step: u8 }),
      ratio: variant(2, { of: ranged(u16, { min: 10, max: 1000 }) }),
    }),
    /** In replies only. */
    Found: union(u8, { nothing: variant(0, {}), some: variant(5, { lines: list(u16, 'Line', { max: 8 }) }) }),
    Last: sized({ short: { a: u16 }, long: { b: u32, c: u16 } }),
  },
  service: {
    name: 'logs', authority: 'any',
    envelope: {
      magic: 'LG',
      versions: {
        first: version(1, { nonce: none, rejected: 'OLD' }),
        second: version(2, { nonce: u32, reply: ['status', 'nonce'] }),
        third: version(3, { nonce: u64, place: 'end' }),
      },
      malformed: answer('BAD', { form: 'full' }),
      foreign: answer('BAD', { as: 'append', version: 'second', nonce: 'zero' }),
      unknownVersion: answer('OLD'),
      unknownOpcode: answer('NONE'),
    },
    status: { FINE: 0, BAD: 1, OLD: 2, NONE: 3 },
    ops: {
      append: serviceOp(1, {
        request: { key: octets(16), tags: list(u8, u32, { max: 4 }), value: 'Value', more: tail('Mark') },
        reply: { found: 'Found', note: text(rest, { max: 64 }) },
        moves: 'replyAndEvents', idempotent: true, peerDeath: 'lines stay',
      }),
      flush: serviceOp(2, {
        request: { last: 'Last' }, reply: { left: ranged(u16, { min: 1, max: 500 }) },
        moves: 'replyAndEvents', idempotent: true, peerDeath: 'lines stay',
        versions: ['second', 'third'], malformed: answer('BAD', { form: 'none' }),
      }),
    },
    events: { appended: event(3, { line: 'Line' }) },
  },
});
`;
