/** The keys of services and their life cycles: envelopes, operations, audit lines, edges. */
import type { ManyVersions, OneVersion, ServiceOp } from '@abicus/contract';
import { checks } from './call-keys.ts';
import { fields, nameOrScalar } from './value-keys.ts';
import { dashed, kind, optional, strings, words } from './key-basics.ts';
import type { KeysFor, KeysSpec } from './spec.ts';

/** The width of a nonce, if there is one. */
export const nonce = { kinds: { scalar: true, none: true } } as const;

/** The order of status and nonce. */
export const replyOrder = { list: { one: { status: true, nonce: true } } } as const;

/** The answer to a malformed request. */
export const answerOptions = {
  form: optional({ one: { header: true, full: true, none: true } }),
  as: optional('string'),
  opcode: optional({ one: { own: true, echo: true, zero: true } }),
  version: optional('string'),
  nonce: optional({ one: { echo: true, zero: true } }),
} as const;

/** A form of an envelope. */
export const versionOptions = {
  nonce,
  place: optional({ one: { header: true, end: true } }),
  reply: optional(replyOrder),
  rejected: optional('string'),
} as const;

/** An operation of a service. */
export const serviceOp = {
  what: 'an operation of a service',
  keys: {
    request: fields,
    reply: fields,
    moves: optional({ one: { reply: true, replyAndEvents: true, events: true } }),
    answers: optional({ one: { now: true, later: true, never: true } }),
    calls: optional(strings),
    checks: optional(checks),
    idempotent: 'boolean',
    peerDeath: optional('string'),
    cost: optional('number'),
    budget: optional('number'),
    authority: optional({ list: dashed }),
    audit: optional('string'),
    malformed: optional({ any: [{ one: { header: true, full: true } }, kind('answer')] }),
    rejects: optional({ one: { header: true, full: true } }),
    versions: optional(strings),
  },
} as const satisfies KeysSpec<KeysFor<Omit<ServiceOp, 'opcode'>>>;

/** The keys of all envelopes. */
const answers = {
  magic: 'string',
  malformed: { any: ['string', kind('answer')] },
  foreign: optional(kind('answer')),
  unknownVersion: optional(kind('answer')),
  unknownOpcode: optional(kind('answer')),
  denied: optional('string'),
} as const;

/** An envelope with one version, or with several. */
export const envelope = {
  byKey: 'versions',
  with: {
    what: 'an envelope of several versions',
    keys: { ...answers, versions: { record: kind('version') } },
  },
  without: {
    what: 'an envelope',
    keys: { ...answers, version: 'number', nonce, reply: replyOrder },
  },
} as const satisfies {
  readonly byKey: string;
  readonly with: KeysSpec<KeysFor<ManyVersions>>;
  readonly without: KeysSpec<KeysFor<OneVersion>>;
};

/** The fields of an audit line: words, or typed fields. */
export const auditFields = { any: [words, { record: nameOrScalar }] } as const;

/** The cause and the time of an edge. */
export const cause = {
  on: optional('string'),
  event: optional('string'),
  after: optional('string'),
  atMost: optional('string'),
} as const;
