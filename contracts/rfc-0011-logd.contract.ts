import {
  answer,
  contract,
  enumeration,
  fails,
  length,
  limit,
  list,
  none,
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
  status: 'draft',
  owners: ['@observability'],
  created: '2026-11-29',
  feeds: 'logd',
  supersedes: [
    'a length beyond its bound is answered with OVER_LIMIT, and nothing distinguishes its text from malformed bytes: both are INVALID_ARGS',
    'the length of a STATS request is not checked: it is',
    'texts are bytes: they are UTF-8',
  ],

  context: `Services write records of what they do, and tools read them. The journal keeps the newest.`,
  goals: ['bounded memory', 'no record under the name of another'],
  nonGoals: ['records that survive a restart'],

  types: {
    /** How grave a record is. */
    LogLevel: enumeration(u8, { Error: 0, Warn: 1, Info: 2, Debug: 3, Trace: 4 }, { closed: true }),
    /** A record as it is read. */
    LogRecord: record({
      id: u64,
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
    perWindow: limit(24, {
      why: 'one writer leaves room for the others',
      atLimit: 'RATE_LIMITED for the rest of the second',
    }),
  },

  program: {},

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
      /** Adds a record to the journal. */
      append: serviceOp(1, {
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
          spoof: fails('INVALID_ARGS', 'a field claims to be of another service'),
          rate: fails('RATE_LIMITED', 'too many records in one second', { limit: 'perWindow' }),
        },
      }),
      /** Reads the records from an id on, as many as fit a reply. */
      query: serviceOp(2, {
        request: { since: u64, max: u16 },
        reply: {
          total: u64,
          dropped: u64,
          records: list(u16, 'LogRecord', { max: 16, bytes: 480 }),
        },
        moves: 'reply',
        idempotent: true,
        peerDeath: 'nothing is left of the request',
        malformed: 'full',
      }),
      /** How full the journal is. */
      stats: serviceOp(3, {
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
});
