import {
  answer,
  contract,
  enumeration,
  fails,
  kib,
  length,
  limit,
  list,
  none,
  ns,
  record,
  serviceOp,
  text,
  u16,
  u32,
  u64,
  u8,
  version,
} from '@abicus/contract';

export default contract({
  id: 'RFC-0011/logd',
  title: 'logd: the journal',
  status: 'accepted',
  owners: ['@observability'],
  created: '2026-11-29',
  feeds: 'logd',
  uses: { 'RFC-0023/timed': ['timed'] },
  supersedes: [
    'a length beyond its bound is answered with OVER_LIMIT, and nothing distinguishes its text from malformed bytes: both are INVALID_ARGS',
    'the length of a STATS request is not checked: it is',
    'texts are bytes: they are UTF-8',
    'the journal cuts texts at 32, 128 and 128 bytes and says nothing: what a request may hold is stored whole',
    'a request may hold more than the buffer that receives it: the longest request is received',
    'a reply has at most 512 bytes and leaves out records that do not fit: it has room for the longest record, and ends before the first that does not fit',
    '256 KiB of records in the life of the service, and then every record is rejected: the oldest are dropped, for ever',
    'a sender stays in the table for ever, so that the 65th never gets a place: it leaves when its window ends',
    'replies of errors hold the number of dropped records: their bodies are zero',
    'a request of version 2 that is too short for its nonce is answered as STATS: as the operation that it names',
    'a claimed identity is found if it is spelled as the key is, after LF: every line break, spaces around the key and its case make no difference',
    'ready is printed twice: once',
  ],

  context: `Services write records of what they do, and tools read them. The journal keeps the newest.`,
  goals: ['bounded memory', 'no record under the name of another', 'a reader knows what it missed'],
  nonGoals: ['records that survive a restart', 'records of the kernel'],
  failureModel: `A rejected request changes nothing, and does not count against the sender. A full journal drops its oldest records and
counts them. Without timed a window still ends in time, by the next request of its sender or by one that needs its place.`,
  security: {
    threats: [
      'a record that seems to be of another service',
      'a sender that floods the journal, so that the records of others are dropped',
      'a record that is printed as two, or as another one',
    ],
    invariants: {
      stamped: {
        forAll: 'record',
        text: 'a record names the identity that the kernel stamped on its request, and no other',
      },
      idsContinue: {
        forAll: 'append',
        text: 'ids count up from 1 without a gap, and the records that are dropped and kept together are all of them',
      },
      timesRise: {
        forAll: 'record',
        text: 'the times of records strictly rise, whatever the clock does',
      },
      whole: {
        forAll: 'query',
        text: 'a reader that asks on from the last record it has gets each record once and as it was written, and ids that are missing are those dropped meanwhile',
      },
      exactWindow: {
        forAll: 'window',
        text: 'a window takes as many records of its sender as the limit says, not one more and not one fewer',
      },
    },
    mitigations: [
      'identities come from the kernel',
      'a text of a record stays one line, with quotes and equals signs escaped',
    ],
    openRisks: [
      'windows are fixed: at the border of two, a sender may write twice the limit at once',
      'a client that may send may read: every record is visible to every client',
    ],
    dontDo: ['log what a person types', 'take an identity out of a text'],
  },

  types: {
    /** How grave a record is. */
    LogLevel: enumeration(u8, { Error: 0, Warn: 1, Info: 2, Debug: 3, Trace: 4 }, { closed: true }),
    /** A record as it is read. */
    LogRecord: record({
      /** Counts up from 1. */
      id: u64,
      /** When it was stored, by the clock that a program without the right to time has, made to rise. */
      timestamp: u64.ns,
      level: 'LogLevel',
      /** The identity of the writer, as the kernel bound it. */
      service: u64,
      scopeLength: length(u8),
      messageLength: length(u16),
      fieldsLength: length(u16),
      scope: text('scopeLength', { max: 64 }),
      message: text('messageLength', { max: 256 }),
      fields: text('fieldsLength', { max: 512 }),
    }),
  },

  limits: {
    records: limit(128, {
      why: 'bounds memory, and what a query walks over',
      atLimit: 'the oldest record is dropped, and counted',
    }),
    journalBytes: limit(kib(16), {
      why: 'bounds memory',
      atLimit: 'the oldest records are dropped, and counted',
    }),
    pageBytes: limit(992, {
      why: 'bounds a reply, with room for the longest record',
      atLimit: 'the page ends before the first record that does not fit',
    }),
    senders: limit(64, {
      why: 'bounds the table of windows',
      atLimit: 'RATE_LIMITED until the window of another sender ends: none is ended early for it',
    }),
    perWindow: limit(24, {
      why: 'one sender leaves room for the others',
      atLimit: 'RATE_LIMITED for the rest of the window',
    }),
    /** Begins with the first record of a sender that has none; ends after this time, whatever comes in between. */
    window: limit(ns.seconds(1), {
      scalar: u64.ns,
      why: 'a sender that was limited soon writes again',
      atLimit: 'the window has ended, and the next record begins another',
    }),
  },

  program: {
    stackPages: 4,
    supervision: {
      restart: 'always',
      backoff: [ns.millis(10), ns.seconds(1)],
      maxInWindow: 3,
      window: ns.seconds(60),
    },
  },

  calls: { timed: ['register'] },

  service: {
    name: 'logd',
    envelope: {
      magic: 'LO',
      versions: {
        v1: version(1, { nonce: none }),
        v2: version(2, { nonce: u64, reply: ['status', 'nonce'] }),
      },
      malformed: 'MALFORMED',
      foreign: answer('MALFORMED', { as: 'stats', form: 'full', version: 'v1' }),
      unknownVersion: answer('UNSUPPORTED', { as: 'stats', form: 'full', version: 'v1' }),
      unknownOpcode: answer('UNSUPPORTED', { as: 'stats', form: 'full' }),
    },
    status: {
      OK: 0,
      MALFORMED: 1,
      UNSUPPORTED: 2,
      TOO_LARGE: 3,
      INVALID_ARGS: 4,
      OVER_LIMIT: 5,
      RATE_LIMITED: 6,
    },
    retryable: ['RATE_LIMITED'],
    ops: {
      /**
       * Adds a record to the journal. `fields` are lines `key=value`; the keys `sender_service_id`, `service_id`,
       * `requester_id` and `service` are not for senders. `dropped` is how many records were dropped so far.
       */
      append: serviceOp(1, {
        budget: ns.millis(50),
        calls: ['timed.register'],
        request: {
          level: 'LogLevel',
          scopeLength: length(u8),
          messageLength: length(u16),
          fieldsLength: length(u16),
          scope: text('scopeLength', { max: 64 }),
          message: text('messageLength', { max: 256 }),
          fields: text('fieldsLength', { max: 512 }),
        },
        reply: { record: u64, dropped: u64 },
        moves: 'reply',
        idempotent: false,
        peerDeath: 'the record stays',
        malformed: answer('INVALID_ARGS', { form: 'full' }),
        checks: {
          spoof: fails('INVALID_ARGS', 'a key in the fields claims an identity'),
          rate: fails('RATE_LIMITED', 'too many records of one sender in its window', {
            limit: 'perWindow',
          }),
          senders: fails('RATE_LIMITED', 'too many senders have a window', { limit: 'senders' }),
        },
      }),
      /**
       * Reads the records that were stored at `since` or later, the oldest first, `max` of them or as many as fit a
       * reply. The next page begins one nanosecond after the last record. `total` is how many were ever stored.
       */
      query: serviceOp(2, {
        budget: ns.millis(5),
        request: { since: u64.ns, max: u16 },
        reply: {
          total: u64,
          dropped: u64,
          records: list(u16, 'LogRecord', { max: 32, bytes: 992 }),
        },
        moves: 'reply',
        idempotent: true,
        peerDeath: 'nothing is left of the request',
        malformed: 'full',
      }),
      /** How full the journal is. */
      stats: serviceOp(3, {
        budget: ns.millis(5),
        request: {},
        reply: {
          total: u64,
          dropped: u64,
          recordCapacity: u32,
          byteCapacity: u32.bytes,
          usedRecords: u32,
          usedBytes: u32.bytes,
        },
        moves: 'reply',
        idempotent: true,
        peerDeath: 'nothing is left of the request',
        malformed: 'full',
      }),
    },
    authority: 'any',
  },

  phases: { logd: { until: 'logRejects', doc: 'the journal' } },

  markers: {
    logdReady: {
      text: 'logd: ready',
      by: 'logd',
      after: ['timedReady'],
      proves: ['query', 'stats'],
    },
    logQuery: {
      text: 'SELFTEST: log query ok',
      by: 'selftest-client',
      after: ['logdReady'],
      proves: ['append', 'query', 'stamped', 'whole'],
    },
    logRejects: {
      text: 'SELFTEST: logd hardening rejects ok',
      by: 'selftest-client',
      after: ['logdReady'],
      proves: ['append.spoof', 'append.rate', 'perWindow', 'window'],
    },
  },

  diagnostics: {
    rejectInvalid: { text: 'logd: reject invalid_args', by: 'logd' },
    rejectRate: { text: 'logd: reject rate_limited', by: 'logd' },
  },
});
