import {
  answer,
  contract,
  fails,
  i64,
  length,
  limit,
  serviceOp,
  text,
  u16,
  u32,
  u64,
  u8,
} from '@abicus/contract';

export default contract({
  id: 'RFC-0024/metricsd',
  title: 'metricsd: counters, gauges, histograms and spans',
  status: 'draft',
  owners: ['@observability'],
  created: '2026-11-29',
  feeds: 'metricsd',
  supersedes: [
    'an empty name is OVER_LIMIT: it is INVALID_ARGS, as all that does not decode',
    'sixteen series of one name count for all senders together: they count for each sender',
    'there is no operation that reads a value: there will be one, with an opcode of its own',
  ],

  context: `Services count what they do. One of them keeps the numbers, bounded for each sender.`,
  goals: ['bounded memory', 'no number under the name of another'],
  nonGoals: ['percentiles'],

  limits: {
    series: limit(64, { why: 'bounds memory', atLimit: 'OVER_LIMIT' }),
    liveSpans: limit(64, { why: 'bounds memory', atLimit: 'OVER_LIMIT' }),
    perWindow: limit(64, {
      why: 'one sender leaves room for the others',
      atLimit: 'RATE_LIMITED for the rest of the second',
    }),
  },

  program: {},

  service: {
    name: 'metricsd',
    envelope: {
      magic: 'MT',
      version: 1,
      nonce: u32,
      reply: ['status', 'nonce'],
      malformed: answer('INVALID_ARGS', { nonce: 'zero' }),
    },
    status: { OK: 0, INVALID_ARGS: 1, OVER_LIMIT: 2, RATE_LIMITED: 3, NOT_FOUND: 4 },
    retryable: ['RATE_LIMITED'],
    ops: {
      /** Adds to a counter. */
      counterInc: serviceOp(1, {
        request: {
          nameLength: length(u8),
          labelsLength: length(u16),
          value: i64,
          name: text('nameLength', { min: 1, max: 48 }),
          labels: text('labelsLength', { max: 192 }),
        },
        reply: {},
        moves: 'reply',
        idempotent: false,
        peerDeath: 'the number stays',
        checks: {
          negative: fails('INVALID_ARGS', 'a counter never falls'),
          rate: fails('RATE_LIMITED', 'too many events in one second', { limit: 'perWindow' }),
          series: fails('OVER_LIMIT', 'too many series', { limit: 'series' }),
        },
      }),
      /** Sets a gauge. */
      gaugeSet: serviceOp(2, {
        request: {
          nameLength: length(u8),
          labelsLength: length(u16),
          value: i64,
          name: text('nameLength', { min: 1, max: 48 }),
          labels: text('labelsLength', { max: 192 }),
        },
        reply: {},
        moves: 'reply',
        idempotent: true,
        peerDeath: 'the number stays',
        checks: {
          rate: fails('RATE_LIMITED', 'too many events in one second', { limit: 'perWindow' }),
          series: fails('OVER_LIMIT', 'too many series', { limit: 'series' }),
        },
      }),
      /** Adds a value to a histogram. */
      histogramObserve: serviceOp(3, {
        request: {
          nameLength: length(u8),
          labelsLength: length(u16),
          value: i64,
          name: text('nameLength', { min: 1, max: 48 }),
          labels: text('labelsLength', { max: 192 }),
        },
        reply: {},
        moves: 'reply',
        idempotent: false,
        peerDeath: 'the number stays',
        checks: {
          negative: fails('INVALID_ARGS', 'a duration is not negative'),
          rate: fails('RATE_LIMITED', 'too many events in one second', { limit: 'perWindow' }),
          series: fails('OVER_LIMIT', 'too many series', { limit: 'series' }),
        },
      }),
      /** Begins a span. */
      spanStart: serviceOp(4, {
        request: {
          span: u64,
          trace: u64,
          parent: u64,
          start: u64.ns,
          nameLength: length(u8),
          attributesLength: length(u16),
          name: text('nameLength', { min: 1, max: 48 }),
          attributes: text('attributesLength', { max: 192 }),
        },
        reply: {},
        moves: 'reply',
        idempotent: false,
        peerDeath: 'the span ends with its sender',
        checks: {
          sender: fails('INVALID_ARGS', 'an id that is not of the sender, or that lives'),
          rate: fails('RATE_LIMITED', 'too many events in one second', { limit: 'perWindow' }),
          spans: fails('OVER_LIMIT', 'too many spans', { limit: 'liveSpans' }),
        },
      }),
      /** Ends a span. */
      spanEnd: serviceOp(5, {
        request: { span: u64, end: u64.ns, status: u8, attributes: text(u16, { max: 192 }) },
        reply: {},
        moves: 'reply',
        idempotent: false,
        peerDeath: 'nothing is left of the request',
        checks: {
          sender: fails('INVALID_ARGS', 'an id that is not of the sender'),
          rate: fails('RATE_LIMITED', 'too many events in one second', { limit: 'perWindow' }),
          missing: fails('NOT_FOUND', 'no such span'),
        },
      }),
      /** Answers. */
      ping: serviceOp(6, {
        request: {},
        reply: {},
        moves: 'reply',
        idempotent: true,
        peerDeath: 'nothing is left of the request',
      }),
    },
    authority: 'any',
  },
});
