import {
  answer,
  bytes,
  contract,
  fails,
  none,
  rest,
  serviceOp,
  text,
  u32,
  u64,
  u8,
  version,
  zero,
} from '@abicus/contract';

export default contract({
  id: 'RFC-0015/policyd',
  title: 'policyd: which service may do what',
  status: 'draft',
  owners: ['@security'],
  created: '2026-11-29',
  feeds: 'policyd',
  uses: { 'RFC-0011/logd': ['logd'] },
  supersedes: [
    'the decision of the audit is read from a byte of the nonce in versions 2 and 3: it is the status',
    'a right that is no UTF-8 counts as an empty one: it is denied',
  ],

  context: `Rights of services are stated in files. One service reads them and answers all others.`,
  goals: ['deny what is not allowed', 'an audit line for each decision'],
  nonGoals: ['rights of people'],

  program: {},
  /** Each decision is logged, and the log's answer awaited. */
  calls: { logd: ['append'] },

  service: {
    name: 'policyd',
    envelope: {
      magic: 'PO',
      versions: {
        v1: version(1, { nonce: none }),
        v2: version(2, { nonce: u32, reply: ['nonce', 'status'] }),
        /** Services by their identities instead of their names. */
        v3: version(3, { nonce: u32, reply: ['nonce', 'status'] }),
      },
      malformed: 'MALFORMED',
      foreign: answer('MALFORMED', { as: 'check', form: 'full', version: 'v1' }),
      unknownVersion: answer('UNSUPPORTED', {
        as: 'check',
        form: 'full',
        version: 'v1',
        opcode: 'echo',
      }),
      unknownOpcode: answer('UNSUPPORTED', {
        as: 'check',
        form: 'full',
        version: 'v1',
        opcode: 'echo',
      }),
    },
    status: { ALLOW: 0, DENY: 1, MALFORMED: 2, UNSUPPORTED: 3 },
    ops: {
      /** Whether a subject is known. */
      check: serviceOp(1, {
        versions: ['v1'],
        request: { name: bytes(u8, { max: 255 }) },
        reply: { pad: zero(1) },
        moves: 'reply',
        idempotent: true,
        peerDeath: 'nothing is left of the request',
        malformed: 'full',
        checks: { policy: fails('DENY', 'the policy does not allow it') },
      }),
      /** Whether one service may call another, by name. */
      route: serviceOp(2, {
        versions: ['v1', 'v2'],
        request: {
          requester: text(u8, { min: 1, max: 48 }),
          target: text(u8, { min: 1, max: 48 }),
        },
        reply: { pad: zero(1) },
        moves: 'reply',
        idempotent: true,
        peerDeath: 'nothing is left of the request',
        malformed: 'full',
        checks: {
          requester: fails('DENY', 'not the sender'),
          policy: fails('DENY', 'the policy does not allow it'),
        },
      }),
      /** Whether one service may call another, by identity. */
      routeById: serviceOp(2, {
        versions: ['v3'],
        request: { requester: u64, target: u64 },
        reply: { pad: zero(1) },
        moves: 'reply',
        idempotent: true,
        peerDeath: 'nothing is left of the request',
        malformed: 'full',
        checks: {
          requester: fails('DENY', 'not the sender'),
          policy: fails('DENY', 'the policy does not allow it'),
        },
      }),
      /** Whether a service may start an image, by name. */
      exec: serviceOp(3, {
        versions: ['v1', 'v2'],
        request: { requester: text(u8, { min: 1, max: 48 }), image: u8 },
        reply: { pad: zero(1) },
        moves: 'reply',
        idempotent: true,
        peerDeath: 'nothing is left of the request',
        malformed: 'full',
        checks: {
          requester: fails('DENY', 'not the sender'),
          policy: fails('DENY', 'the policy does not allow it'),
        },
      }),
      /** Whether a service may start an image, by identity. */
      execById: serviceOp(3, {
        versions: ['v3'],
        request: { requester: u64, image: u8 },
        reply: { pad: zero(1) },
        moves: 'reply',
        idempotent: true,
        peerDeath: 'nothing is left of the request',
        malformed: 'full',
        checks: {
          requester: fails('DENY', 'not the sender'),
          policy: fails('DENY', 'the policy does not allow it'),
        },
      }),
      /** Whether a subject has a right. */
      checkCap: serviceOp(4, {
        versions: ['v1'],
        request: { subject: u64, right: bytes(u8, { max: 48 }) },
        reply: { pad: zero(1) },
        moves: 'reply',
        idempotent: true,
        peerDeath: 'nothing is left of the request',
        malformed: 'full',
        checks: {
          subject: fails('DENY', 'not the sender'),
          policy: fails('DENY', 'the policy does not allow it'),
        },
      }),
      /** The same for a sender that asks for others. */
      checkCapDelegated: serviceOp(5, {
        versions: ['v1', 'v2'],
        request: { subject: u64, right: bytes(u8, { max: 48 }) },
        reply: { pad: zero(1) },
        moves: 'reply',
        idempotent: true,
        peerDeath: 'nothing is left of the request',
        malformed: 'full',
        checks: {
          delegate: fails('DENY', 'the sender may not ask for others'),
          policy: fails('DENY', 'the policy does not allow it'),
        },
      }),
      /** Writes a line to the journal. */
      logProbe: serviceOp(127, {
        versions: ['v1'],
        request: { ignored: bytes(rest, { min: 2, max: 508 }) },
        reply: { pad: zero(1) },
        moves: 'reply',
        idempotent: true,
        peerDeath: 'nothing is left of the request',
        malformed: 'full',
        checks: { journal: fails('UNSUPPORTED', 'there is no journal') },
      }),
    },
    authority: 'any',
  },
});
