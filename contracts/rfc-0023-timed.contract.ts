import {
  byEnum,
  contract,
  edge,
  event,
  fails,
  limit,
  line,
  newtype,
  ns,
  serviceOp,
  u32,
  u64,
  zero,
} from '@abicus/contract';

export default contract({
  id: 'RFC-0023/timed',
  title: 'timed: timers that share wakeups',
  status: 'accepted',
  owners: ['@runtime'],
  created: '2025-12-22',
  feeds: 'timed',
  uses: { 'RFC-0023/qos': ['QosClass'] },
  supersedes: [
    'timers are stored and never fire: they fire',
    'a sleep blocks the service for all clients: its answer waits until the wake',
    'only the class in the payload counts: the window is the wider of the requested one and that of the sender',
    'timers of a client that exited stay: its exit frees them',
    'a timer id can be reused while it is live after a wrap: it cannot',
    'error replies contain times of the service: their bodies are zero',
  ],

  context: `Every wakeup costs energy and time. The class of a program states how long its timers may be
delayed, and the service delays deadlines to a common grid, so that one wakeup serves many timers.`,
  goals: ['bounded sleep and timers for every client', 'fewer wakeups for the weaker classes'],
  nonGoals: ['wall-clock time', 'periodic timers', 'power states'],
  failureModel: `The reply to a malformed frame is the header alone with status MALFORMED. A rejected
request changes nothing. The timers and sleeps of a task that ends are dropped, and so is what waits for an
endpoint that is gone. An event that
finds the queue of its owner full is retried, as late as the weakest class allows.`,
  security: {
    threats: ['exhaustion by timers', 'a precise clock for programs that should not have one'],
    invariants: {
      ownersApart: {
        forAll: 'request',
        text: 'no request of one owner reads, cancels or delays a timer of another',
      },
      neverEarly: { forAll: 'fired timer', text: 'a timer fires at or after its deadline' },
      withinWindow: {
        forAll: 'fired timer',
        text: 'a timer fires no later than its window after its deadline, plus one decision, unless the queue of its owner is full',
      },
    },
    mitigations: ['an event tells no finer time than the window of its timer'],
    openRisks: [
      '`room` shows every client how many timers all clients have',
      'a client of class PerfBurst is woken, and its sleep is rejected as too long, at an exact instant of its choice, as RFC-0005/time says of deadlines',
    ],
    dontDo: ['log the times of timers', 'trust a class in a payload beyond the sender’s own'],
  },

  types: {
    /** A live timer of the service; 0 means none. */
    TimerId: newtype(u32),
  },

  limits: {
    owners: limit(64, { why: 'bounds kept event capabilities', atLimit: 'OVER_LIMIT' }),
    timersPerOwner: limit(64, { why: 'bounds memory per client', atLimit: 'OVER_LIMIT' }),
    timers: limit(1024, { why: 'bounds memory', atLimit: 'OVER_LIMIT' }),
    sleepsPerOwner: limit(16, { why: 'bounds the answers that wait', atLimit: 'OVER_LIMIT' }),
    sleeps: limit(24, {
      why: 'bounds memory',
      atLimit: 'OVER_LIMIT',
    }),
    maxSleep: limit(ns.seconds(2), {
      scalar: u64.ns,
      why: 'bounds an answer that waits',
      atLimit: 'INVALID_ARGS',
    }),
    /** How long a timer may be delayed so that several timers share a wakeup. */
    window: byEnum(
      'QosClass',
      { Idle: ns.millis(8), Normal: ns.millis(4), Interactive: ns.millis(1), PerfBurst: 0 },
      { scalar: u64.ns, why: 'weaker classes wait longer' },
    ),
  },

  program: {
    stackPages: 4,
    time: true,
    supervision: {
      restart: 'always',
      backoff: [ns.millis(10), ns.seconds(1)],
      maxInWindow: 3,
      window: ns.seconds(10),
    },
  },

  service: {
    name: 'timed',
    authority: 'any',
    envelope: {
      magic: 'TM',
      version: 1,
      nonce: u32,
      reply: ['status', 'nonce'],
      malformed: 'MALFORMED',
    },
    status: { OK: 0, INVALID_ARGS: 1, OVER_LIMIT: 2, NOT_FOUND: 3, MALFORMED: 4, INTERNAL: 5 },
    retryable: ['OVER_LIMIT'],
    ops: {
      /**
       * Arms a timer. Its event goes to the endpoint whose SEND capability the request moves. If
       * the owner has live timers, the event goes to the endpoint of the first of them instead, and
       * the new capability is closed.
       */
      register: serviceOp(1, {
        request: { qos: 'QosClass', pad: zero(1), deadline: u64.ns },
        reply: { timer: 'TimerId', coalesced: u64.ns },
        moves: 'events',
        checks: {
          qos: fails('INVALID_ARGS', 'no such class'),
          overflow: fails('INVALID_ARGS', 'the delayed deadline does not fit 64 bits'),
          quota: fails('OVER_LIMIT', 'too many timers of one owner', { limit: 'timersPerOwner' }),
          owners: fails('OVER_LIMIT', 'too many owners', { limit: 'owners' }),
          total: fails('OVER_LIMIT', 'too many timers', { limit: 'timers' }),
        },
        budget: ns.millis(5),
        idempotent: false,
        peerDeath: 'the timers of the owner are dropped',
      }),
      /** Disarms a timer of the caller. */
      cancel: serviceOp(2, {
        request: { timer: 'TimerId' },
        reply: {},
        checks: { timer: fails('NOT_FOUND', 'no live timer of the caller') },
        budget: ns.millis(5),
        idempotent: false,
        peerDeath: 'nothing is left',
      }),
      /** Replies when the deadline has passed. */
      sleepUntil: serviceOp(3, {
        request: { qos: 'QosClass', pad: zero(1), deadline: u64.ns },
        reply: { wake: u64.ns },
        answers: 'later',
        checks: {
          qos: fails('INVALID_ARGS', 'no such class'),
          overflow: fails('INVALID_ARGS', 'the delayed deadline does not fit 64 bits'),
          tooLong: fails('INVALID_ARGS', 'longer than a sleep may be', { limit: 'maxSleep' }),
          quota: fails('OVER_LIMIT', 'too many sleeps of one owner', { limit: 'sleepsPerOwner' }),
          total: fails('OVER_LIMIT', 'too many sleeps', { limit: 'sleeps' }),
        },
        idempotent: true,
        peerDeath: 'the sleep is dropped',
        malformed: 'full',
      }),
      /** Returns how many timers all owners together can still arm. */
      room: serviceOp(0x20, {
        request: {},
        reply: { free: u32 },
        budget: ns.millis(5),
        idempotent: true,
        peerDeath: 'nothing is left',
      }),
    },
    events: {
      /**
       * A timer fired. `now` is coarse, as a reading without the right to time is: rounded down to the window
       * of the timer, or 1 ms if that is less, but not below the planned expiry.
       */
      fired: event(0x40, { timer: 'TimerId', deadline: u64.ns, now: u64.ns }),
    },
  },

  machine: {
    resource: 'timer',
    initial: 'absent',
    creates: ['register'],
    edges: {
      armed: edge('absent', 'armed', { on: 'register' }),
      cancelled: edge('armed', 'absent', { on: 'cancel' }),
      fired: edge('armed', 'absent', { event: 'fired', after: 'deadline', atMost: 'window' }),
      /** The queue of the owner is full, so the event is retried later. */
      putOff: edge('armed', 'armed', { event: 'queue.full' }),
      orphaned: edge('armed', 'absent', { event: 'owner.exit' }),
    },
    otherwise: { absent: { cancel: 'timer' } },
  },

  audit: { registerAudit: line('timed: audit register', ['decision', 'reason', 'owner']) },

  phases: { timed: { until: 'timedOwnerEnd', doc: 'timers' } },

  markers: {
    timedReady: {
      text: 'timed: ready',
      by: 'timed',
      proves: ['register', 'cancel'],
    },
    timedCoalesce: {
      text: 'SELFTEST: timed coalesce ok',
      by: 'selftest-client',
      after: ['initReady'],
      proves: ['window', 'timersPerOwner'],
    },
    timedFires: {
      text: 'SELFTEST: timed fires ok',
      by: 'selftest-client',
      after: ['initReady'],
      proves: ['neverEarly', 'sleepUntil'],
    },
    timedOwnerEnd: {
      text: 'SELFTEST: timed owner end ok',
      by: 'selftest-client',
      after: ['initReady'],
      proves: ['orphaned'],
    },
  },
});
