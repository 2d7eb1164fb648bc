import {
  answer,
  bool,
  bytes,
  constant,
  contract,
  enumeration,
  event,
  i16,
  i64,
  i8,
  length,
  list,
  none,
  octets,
  ranged,
  record,
  serviceOp,
  sized,
  tail,
  text,
  u16,
  u32,
  u53,
  u64,
  u8,
  union,
  variant,
  version,
} from '@abicus/contract';

export default contract({
  id: 'RFC-0003',
  title: 'Meters',
  status: 'accepted',
  owners: ['@metering'],
  created: '2026-01-01',
  feeds: 'meter',
  context:
    'Programs count things, and readers want to see them. Three versions of readers are in use.',
  goals: ['every version in use is answered in its own form'],
  types: {
    Meter: enumeration(u16, { main: 1 }, { closed: false }),
    Severity: enumeration(u8, { note: 0, fault: 1 }, { closed: false }),
    /** A name and labels, their lengths ahead of both. */
    Sample: record({
      nameLength: length(u8),
      labelsLength: length(u16),
      value: i64,
      name: text('nameLength', { max: 48 }),
      labels: bytes('labelsLength', { max: 512 }),
    }),
    /** What is counted. */
    Reading: union(u8, {
      nothing: variant(0, {}),
      level: variant(1, { celsius: i16, offset: i8, trusted: bool, severity: 'Severity' }),
      histogram: variant(2, {
        count: length(u8),
        total: u64,
        buckets: list('count', u32, { min: 1, max: 16 }),
      }),
    }),
    /** Readers ask for one meter or for a range of them. */
    Question: sized({ one: { meter: 'Meter' }, range: { from: u16, to: u16 }, all: {} }),
    Address: record({ of: octets(6), port: u16 }),
  },
  service: {
    name: 'meter',
    authority: 'any',
    envelope: {
      magic: 'MT',
      versions: {
        /** The readers of the first year. They are told to update. */
        first: version(1, { nonce: none, rejected: 'OUTDATED' }),
        second: version(2, { nonce: u32, reply: ['nonce', 'status'] }),
        third: version(3, { nonce: u64, place: 'end' }),
      },
      malformed: answer('MALFORMED', { form: 'full' }),
      foreign: answer('MALFORMED', { form: 'none' }),
      unknownVersion: answer('OUTDATED', { version: 'first', nonce: 'zero' }),
      unknownOpcode: answer('UNKNOWN', { as: 'read', opcode: 'echo' }),
    },
    status: { OK: 0, MALFORMED: 1, OUTDATED: 2, UNKNOWN: 3 },
    ops: {
      read: serviceOp(1, {
        request: { mark: constant(u16, 0x4d54), limit: ranged(u16, { min: 1, max: 256 }) },
        reply: { samples: list(u16, 'Sample', { max: 16, bytes: 4096 }), more: tail('Address') },
        moves: 'reply',
        idempotent: true,
        peerDeath: 'nothing is left',
      }),
      ask: serviceOp(2, {
        request: { about: 'Question' },
        reply: { reading: 'Reading', written: u53.bytes },
        moves: 'reply',
        idempotent: true,
        peerDeath: 'nothing is left',
        versions: ['second', 'third'],
        malformed: answer('MALFORMED', { form: 'header' }),
      }),
    },
    events: { alarm: event(3, { severity: 'Severity', sample: 'Sample' }) },
  },
});
