import {
  byEnum,
  contract,
  edge,
  enumeration,
  event,
  fails,
  limit,
  line,
  list,
  ns,
  record,
  rest,
  serviceOp,
  stored,
  tail,
  text,
  Type,
  u16,
  u32,
  u64,
  u8,
} from '@abicus/contract';

export default contract({
  id: 'RFC-0002',
  title: 'Print spooler',
  status: 'accepted',
  owners: ['@printing'],
  created: '2026-01-01',
  feeds: 'spooler',
  uses: { 'RFC-0001': ['Priority'], 'RFC-0003': ['meter'] },
  context: 'A job that is sent while the printer is busy would be lost.',
  goals: ['a job is printed once'],
  types: {
    /** Where a job is in its life. */
    JobStage: enumeration(u8, { absent: 0, held: 1, queued: 2 }, { closed: true }),
    /** A job as `list` shows it. */
    Row: record({ job: u32, priority: 'Priority', title: text(u8, { max: 48 }) }),
    /** The position at which a listing continues. */
    Cursor: record({ job: u32 }),
  },
  limits: {
    jobs: limit(64, { why: 'bounds memory', atLimit: 'FULL' }),
    grace: limit(ns.seconds(2), { why: 'bounds how late a job is', atLimit: 'the job is dropped' }),
    share: byEnum(
      'Priority',
      { Idle: 4, Normal: 16, Urgent: 64 },
      { why: 'urgent jobs come first' },
    ),
  },
  /** Sends jobs to the printer. */
  program: {
    stackPages: 4,
    depth: 32,
    endpoints: {
      /** Where the printer says that it is done. */
      done: 8,
    },
    time: true,
    endpointBudget: 2,
    devices: ['printer'],
    supervision: {
      restart: 'always',
      backoff: [ns.millis(10), ns.seconds(1)],
      maxInWindow: 3,
      window: ns.seconds(30),
    },
  },
  calls: { meter: ['read'] },
  service: {
    name: 'spooler',
    authority: ['init', 'shell'],
    envelope: {
      magic: 'SP',
      version: 1,
      nonce: u32,
      reply: ['status', 'nonce'],
      malformed: 'MALFORMED',
      denied: 'DENIED',
    },
    status: { OK: 0, FULL: 1, MALFORMED: 2, DENIED: 3, UNKNOWN: 4 },
    retryable: ['FULL'],
    ops: {
      /** Takes a job. */
      submit: serviceOp(1, {
        request: { priority: 'Priority', at: u64.ns, title: text(u8, { min: 1, max: 48 }) },
        reply: { job: u32 },
        rejects: 'header',
        moves: 'replyAndEvents',
        idempotent: false,
        peerDeath: 'its jobs are dropped',
        cost: ns.micros(20),
        budget: ns.millis(5),
        calls: ['meter.read'],
        checks: { capacity: fails('FULL', 'too many jobs', { limit: 'jobs' }) },
      }),
      /** Shows the jobs from a cursor on, and where the next page begins. */
      list: serviceOp(2, {
        request: { from: tail('Cursor') },
        reply: { rows: list(u16, 'Row', { max: 8 }), next: tail('Cursor') },
        moves: 'reply',
        budget: ns.millis(1),
        idempotent: true,
        peerDeath: 'nothing is left',
      }),
      /** Lets a job be printed; answered when it is. */
      release: serviceOp(3, {
        request: { job: u32, note: text(rest, { max: 200 }) },
        reply: { pages: u16 },
        moves: 'reply',
        answers: 'later',
        malformed: 'full',
        authority: ['shell'],
        audit: 'released',
        idempotent: true,
        peerDeath: 'the job is printed all the same',
        checks: { held: fails('UNKNOWN', 'no job of this number is held') },
      }),
      /** Has the jobs shown without being asked for. */
      watch: serviceOp(6, {
        request: { lines: u8 },
        reply: {},
        moves: 'events',
        answers: 'never',
        idempotent: true,
        peerDeath: 'nothing is shown any more',
      }),
    },
    events: {
      /** A job has left the printer. */
      printed: event(4, { job: u32, pages: u16 }),
    },
  },
  machine: {
    resource: 'job',
    states: 'JobStage',
    initial: 'absent',
    creates: ['submit'],
    edges: {
      submitted: edge('absent', 'held', { on: 'submit' }),
      released: edge('held', 'queued', { on: 'release' }),
      printed: edge('queued', 'absent', { event: 'printed', after: 'at', atMost: 'grace' }),
    },
    otherwise: { absent: { release: 'held' }, queued: { release: 'held' } },
  },
  markers: {
    ready: { text: 'spooler: ready', by: 'spooler', after: ['tasks'], proves: [], profile: 'smp' },
    first: { text: 'spooler: printed', by: 'spooler', proves: ['submit'], detail: true },
  },
  audit: {
    /** The caller that released a job. */
    released: line('AUDIT release', { caller: u64, job: u32, decision: 'word' }),
  },
  diagnostics: { queue: { text: 'spooler: {count} jobs', by: 'spooler' } },
  phases: { start: { until: 'tasks', doc: 'the kernel is up' } },
  ladder: ['tasks', 'first', 'ready'],
  log: { stamp: 'emitter' },
  config: {
    policy: Type.Object(
      { hold: Type.Boolean({ default: false, description: 'new jobs wait for a release' }) },
      { additionalProperties: false },
    ),
  },
  persisted: {
    store: 'state',
    maxKey: 255,
    entries: {
      /** A job that waits. */
      job: stored('/state/spooler/job_{n: u32}', {
        version: 2,
        value: Type.Object({ title: Type.String({ maxLength: 48 }), urgent: Type.Boolean() }),
        was: { v1: Type.Object({ title: Type.String({ maxLength: 48 }) }) },
        scan: true,
      }),
    },
  },
  reserved: { opcodes: [5] },
});
