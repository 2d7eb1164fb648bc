/** The contracts for the example edits of the rules. They are not only for tests: `explain` prints the edits. */

const KERNEL = `import {
  a0, a1, a2, a3, callerIs, contract, enumeration, errno, fails, fills, fillsBytes, flags, limit, line, newtype, ns,
  op, orZero, readsBytes, selector, struct, syscall, Type, u16, u32, u8, zero,
} from '@abicus/contract';

export default contract({
  id: 'RFC-0001',
  title: 'A kernel',
  status: 'frozen',
  owners: ['@test'],
  created: '2026-01-01',
  feeds: 'kernel',
  context: 'Enough of a kernel to be changed.',
  goals: ['to be changed'],
  security: {
    threats: ['changes that pass unseen'],
    invariants: {
      bounded: { forAll: 'queue', text: 'a queue has an end' },
    },
  },
  mustUse: ['wake'],
  principals: ['init', 'spool', 'shell'],
  types: {
    Pid: newtype(u32, { errno: 'EINVAL' }),
    /** In requests only. */
    Slot: newtype(u32, { errno: 'EINVAL', align: 4, below: 64 }),
    /** In replies only. */
    Ticket: newtype(u32, { errno: 'EINVAL', below: 100 }),
    Grade: enumeration(u8, { Idle: 0, Normal: 1 }, { closed: true, errno: 'EINVAL', initial: 'Normal' }),
    State: enumeration(u8, { Up: 0, Down: 1 }, { closed: true, errno: 'EINVAL' }),
    Modes: flags(u16, { FAST: 1, SAFE: 2 }, { errno: 'EINVAL', open: true }),
    Entry: struct({ pid: 'Pid', pad: zero(4) }, { size: 8, errno: 'EINVAL' }),
    /** Nothing needs it. */
    Spare: newtype(u32, { errno: 'EINVAL' }),
  },
  errors: {
    EPERM: errno(1, 'not allowed'),
    EAGAIN: errno(11, 'not now', { sentinels: ['Full', 'Empty'] }),
    EBUSY: errno(16, 'in use'),
    EINVAL: errno(22, 'malformed'),
  },
  limits: {
    slots: limit(96, { why: 'bounds a table', atLimit: 'EINVAL', profiles: { scale: 192 } }),
    maxFrame: limit(65536, { why: 'frames stay small', atLimit: 'EINVAL' }),
    room: limit(512, { why: 'bounds a copy', atLimit: 'EINVAL' }),
    /** Nothing asks for it. */
    spares: limit(3, { why: 'none', atLimit: 'EINVAL' }),
  },
  syscalls: {
    grade: syscall(15, {
      selector: selector('a0', { errno: 'EINVAL' }),
      ops: {
        get: op(0, { args: { target: a1('Pid'), slot: a2('Slot') }, returns: 'State', cost: ns.micros(1), checks: {
          target: fails('EINVAL', 'no such task'),
        } }),
        set: op(1, { args: { target: a1('Pid'), to: a2('Grade'), modes: a3('Modes') }, cost: ns.micros(1), audit: 'graded', checks: {
          target: fails('EINVAL', 'no such task'),
          authority: fails('EPERM', 'another task', { unless: callerIs('init') }),
          right: fails('EPERM', 'no right to do it', { always: true }),
        } }),
      },
    }),
    post: syscall(16, { args: { body: a0(readsBytes('a1', { min: 1, max: 'room' })), to: a2(orZero('Pid')) }, returns: 'Ticket', results: { left: a1(u32) }, cost: ns.micros(2), checks: {
      full: fails('EAGAIN', 'no room', { as: 'Full', waits: true }),
      cursor: fails('EINVAL', 'past the end', { changesOnReject: ['the cursor'] }),
    } }),
    list: syscall(17, { args: { into: a0(fills('Entry')), rest: a1(fillsBytes('a2')) }, cost: ns.micros(3) }),
    end: syscall(18, { noReturn: true, cost: ns.micros(1) }),
    old: syscall(19, { cost: ns.micros(1), checks: { old: fails('EBUSY', 'it is retired', { always: true }) } }),
  },
  audit: { graded: line('grade: audit', ['by', 'why']) },
  markers: {
    up: { text: 'kernel: up', by: 'neuron', proves: ['grade.get'] },
    extra: { text: 'kernel: extra', by: 'neuron', proves: [] },
  },
  diagnostics: { load: { text: 'kernel: load {percent}', by: 'neuron' } },
  profiles: { smp: { harts: [2, 4] } },
  config: {
    policy: Type.Object({
      harts: Type.Integer({ minimum: 1, maximum: 8, default: 2, description: 'how many' }),
    }, { additionalProperties: false }),
  },
  reserved: { syscalls: [31], names: ['lpr'] },
});
`;

const SPOOL = `import {
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
        moves: 'reply', answers: 'later', idempotent: true, peerDeath: 'it stays', cost: 10, malformed: 'full',
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

const BOARD = `import { bootEndpoint, contract, device, program, register, u32, u8 } from '@abicus/contract';

export default contract({
  id: 'RFC-0003',
  title: 'A board and its boot',
  status: 'accepted',
  owners: ['@test'],
  created: '2026-01-01',
  feeds: 'board',
  context: 'Enough of a machine to be changed.',
  goals: ['to be changed'],
  board: {
    devices: {
      uart: device(0x1000_0000, 0x1000, {
        data: register(0x00, u8, { access: 'rw' }),
        ready: register(0x20, u32, { access: 'r', stride: 4 }),
      }),
    },
    numbers: { cause: { timer: 5, fault: 13 } },
  },
  boot: {
    slots: { endpointFactory: 1 },
    programs: {
      first: program({ image: 9, stackPages: 1, endpoints: {} }),
      spool: program({
        image: 3, stackPages: 4,
        factories: { endpoints: { slot: 2, rights: ['MANAGE'], from: 1 } },
        endpoints: {
          requests: bootEndpoint({
            depth: 64,
            own: [{ slot: 3, rights: ['RECV'] }],
            clients: { shell: { slot: 3, rights: ['SEND', 'MAP'] } },
          }),
        },
      }),
      shell: program({ image: 6, stackPages: 2, endpoints: {} }),
    },
  },
  principals: ['first'],
});
`;

const QUEUES = `import {
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
  program: { name: 'writer' },
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

const LOGS = `import {
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

const DESK = `import { contract, none, serviceOp } from '@abicus/contract';

export default contract({
  id: 'RFC-0011',
  title: 'A desk',
  status: 'accepted',
  owners: ['@test'],
  created: '2026-01-01',
  feeds: 'desk',
  context: 'What a program calls.',
  goals: ['to be changed'],
  service: {
    authority: 'any', name: 'desk', status: { AYE: 0, NAY: 1 },
    envelope: { magic: 'DE', version: 3, nonce: none, reply: ['nonce', 'status'], malformed: 'NAY' },
    ops: {
      ask: serviceOp(21, { reply: {}, request: {}, moves: 'reply', idempotent: true, peerDeath: 'no trace' }),
      tell: serviceOp(22, { reply: {}, request: {}, moves: 'reply', idempotent: true, peerDeath: 'no trace' }),
    },
  },
});
`;

const CLERK = `import { contract } from '@abicus/contract';

export default contract({
  id: 'RFC-0012',
  title: 'A clerk',
  status: 'accepted',
  owners: ['@test'],
  created: '2026-01-01',
  feeds: 'clerk',
  uses: { 'RFC-0011': ['desk'] },
  context: 'A program that calls.',
  goals: ['to be changed'],
  program: { name: 'clerk' },
  calls: { desk: ['ask', 'tell'] },
});
`;

const prose = (
  id: string,
  status: string,
  feeds: string,
): string => `import { contract } from '@abicus/contract';

export default contract({
  id: '${id}', feeds: '${feeds}',
  title: 'Words', status: '${status}', owners: ['@test'], created: '2026-01-01',
  context: 'Words.', goals: ['to be read'],
});
`;

/** The example contracts by file. */
export const EXAMPLE: Readonly<Record<string, string>> = {
  'contracts/rfc-0001-kernel.contract.ts': KERNEL,
  'contracts/rfc-0002-spool.contract.ts': SPOOL,
  'contracts/rfc-0003-board.contract.ts': BOARD,
  'contracts/rfc-0004-queues.contract.ts': QUEUES,
  'contracts/rfc-0005-idea.contract.ts': prose('RFC-0005', 'draft', 'kernel'),
  'contracts/rfc-0006-old.contract.ts': prose('RFC-0006', 'superseded', 'kernel'),
  'contracts/rfc-0007-notes.contract.ts': prose('RFC-0007', 'accepted', 'notes'),
  'contracts/rfc-0008-words.contract.ts': prose('RFC-0008', 'accepted', 'words'),
  'contracts/rfc-0009-more.contract.ts': prose('RFC-0009', 'accepted', 'words'),
  'contracts/rfc-0010-logs.contract.ts': LOGS,
  'contracts/rfc-0011-desk.contract.ts': DESK,
  'contracts/rfc-0012-clerk.contract.ts': CLERK,
};
