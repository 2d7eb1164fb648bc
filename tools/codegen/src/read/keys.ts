/**
 * The closed key sets of the contract language, as data.
 *
 * Each table is checked by the compiler against the type of `@abicus/contract` that it describes
 * (`SpecFor`), so a key that is added to the language must be added here.
 */
import type * as language from '@abicus/contract';
import type {
  AuditLine,
  ManyVersions,
  NamedType,
  OneVersion,
  OpShape,
  ServiceOp,
  Syscall,
} from '@abicus/contract';
import type { ArgsFor, FunctionsOf, KeysFor, KeysSpec, SpecFor } from './spec.ts';
import { dashed, kind, optional, scalar, strings, word, words } from './key-basics.ts';
import { method, notification, stored } from './schema-keys.ts';
import type { ContractValue } from './value.ts';

export { kind, optional, scalar, strings };
export { method, notification, stored };

/** Numbers by name. */
export const numbers = { record: 'number' } as const;
/** A register of an argument or result, in their order. */
export const register = {
  one: {
    a0: true,
    a1: true,
    a2: true,
    a3: true,
    a4: true,
    a5: true,
    a6: true,
    t0: true,
    t1: true,
    t2: true,
    t3: true,
    t4: true,
    t5: true,
    t6: true,
  },
} as const;
/** A type with a name. */
export const namedType = {
  kinds: {
    newtype: true,
    enumeration: true,
    flags: true,
    struct: true,
    record: true,
    union: true,
    sized: true,
  },
} as const satisfies SpecFor<NamedType>;
/** A field of a structure or frame. */
export const field = {
  any: [
    'string',
    {
      kinds: {
        scalar: true,
        ranged: true,
        zero: true,
        constant: true,
        length: true,
        text: true,
        bytes: true,
        octets: true,
        list: true,
        tail: true,
      },
    },
  ],
} as const;
/** The element of a list. */
export const element = {
  any: ['string', { kinds: { scalar: true, ranged: true, text: true, bytes: true, octets: true } }],
} as const;
/** The place of a field's length. */
export const lengthPlace = { any: [word, { kinds: { scalar: true, rest: true } }] } as const;
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
/** Fields by name, in the order of the wire. */
export const fields = { record: field } as const;
/** An integer: the name of its type, or a plain one. */
export const nameOrScalar = { any: ['string', scalar] } as const;
/** The contents of an argument's register. */
export const argType = {
  any: ['string', { kinds: { scalar: true, optional: true, pointer: true, span: true } }],
} as const;
/** Checks by name, in the order of execution. */
export const checks = { record: kind('check') } as const;
/** The access to a device's register. */
export const access = { one: { r: true, w: true, rw: true } } as const;
/** Rights of a capability. */
export const rights = {
  list: { one: { SEND: true, RECV: true, MAP: true, MANAGE: true, WRITE: true, TIME: true } },
} as const;
/** The slot and rights of a capability. */
export const grantKeys = { slot: 'number', rights } as const;
/** A capability that boot grants. */
export const grant = { what: 'a grant', keys: grantKeys } as const;

/** An operation of a syscall. */
export const operation = {
  what: 'an operation',
  keys: {
    args: optional({ record: kind('arg') }),
    returns: optional(nameOrScalar),
    results: optional({ record: kind('arg') }),
    noReturn: optional('boolean'),
    cost: 'number',
    checks: optional(checks),
    audit: optional('string'),
  },
} as const satisfies KeysSpec<KeysFor<OpShape>>;

type Selected = Pick<Extract<Syscall, { readonly ops: unknown }>, 'selector' | 'ops'>;
/** A syscall with several operations, selected by a register. */
export const selected = {
  what: 'a syscall with a selector',
  keys: { selector: kind('selector'), ops: { record: kind('op') } },
} as const satisfies KeysSpec<KeysFor<Selected>>;

const sizes = { what: 'the bounds', keys: { min: optional('number'), max: 'number' } } as const;
const listSizes = {
  what: 'the bounds',
  keys: { ...sizes.keys, bytes: optional('number') },
} as const;
const spanBounds = {
  what: 'the bounds',
  keys: { max: optional('string'), min: optional('number') },
} as const;

/** An operation of a service. */
export const serviceOp = {
  what: 'an operation of a service',
  keys: {
    request: fields,
    reply: fields,
    moves: optional({ one: { reply: true, replyAndEvents: true } }),
    answers: optional({ one: { now: true, later: true } }),
    checks: optional(checks),
    idempotent: 'boolean',
    peerDeath: optional('string'),
    cost: optional('number'),
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

/** The bounds of a newtype's values. */
export const newtypeRules = {
  what: 'the rules of a newtype',
  keys: {
    errno: optional('string'),
    align: optional('number'),
    min: optional('number'),
    below: optional('number'),
  },
} as const;

/** The options of a check. */
export const checkOptions = {
  unless: optional(kind('callerIs')),
  limit: optional('string'),
  as: optional('string'),
  changesOnReject: optional(strings),
  waits: optional('boolean'),
  always: optional('boolean'),
} as const;

/** The cause and the time of an edge. */
export const cause = {
  on: optional('string'),
  event: optional('string'),
  after: optional('string'),
  atMost: optional('string'),
} as const;

/** A program that boot starts. */
export const program = {
  what: 'a program',
  keys: {
    image: 'number',
    stackPages: 'number',
    factories: optional({ record: { what: 'a factory', keys: { ...grantKeys, from: 'number' } } }),
    endpoints: { record: kind('bootEndpoint') },
  },
} as const;

/** The arguments of each constructor of the language. */
export const CONSTRUCTORS: {
  readonly [F in FunctionsOf<typeof language, 'contract'>]: ArgsFor<(typeof language)[F]>;
} = {
  newtype: [scalar, newtypeRules],
  enumeration: [
    scalar,
    numbers,
    {
      what: 'the options of an enumeration',
      keys: { closed: 'boolean', errno: optional('string'), initial: optional('string') },
    },
  ],
  flags: [
    scalar,
    numbers,
    {
      what: 'the options of flags',
      keys: { errno: optional('string'), open: optional('boolean') },
    },
  ],
  struct: [
    fields,
    { what: 'the options of a struct', keys: { size: 'number', errno: optional('string') } },
  ],
  zero: ['number'],
  constant: [scalar, 'number'],
  ranged: [scalar, { what: 'the bounds', keys: { min: 'number', max: 'number' } }],
  length: [scalar],
  text: [lengthPlace, sizes],
  bytes: [lengthPlace, sizes],
  octets: ['number'],
  list: [lengthPlace, element, listSizes],
  tail: ['string'],
  record: [fields],
  variant: ['number', fields],
  union: [scalar, { record: kind('variant') }],
  sized: [{ record: fields }],
  version: ['number', { what: 'a version of an envelope', keys: versionOptions }],
  answer: ['string', { what: 'an answer', keys: answerOptions }],
  errno: [
    'number',
    'string',
    {
      what: 'the options of an error',
      keys: { sentinels: optional(words), retryable: optional('boolean') },
    },
  ],
  callerIs: { rest: 'string' },
  fails: ['string', 'string', { what: 'the options of a check', keys: checkOptions }],
  kib: ['number'],
  mib: ['number'],
  limit: [
    'number',
    {
      what: 'the options of a limit',
      keys: {
        why: 'string',
        atLimit: 'string',
        profiles: optional({ record: 'number', named: 'dashed' }),
        scalar: optional(scalar),
      },
    },
  ],
  byEnum: [
    'string',
    numbers,
    { what: 'the options of a limit', keys: { why: 'string', scalar: optional(scalar) } },
  ],
  orZero: [nameOrScalar],
  orOnes: [nameOrScalar],
  reads: ['string'],
  fills: ['string'],
  readsBytes: [register, spanBounds],
  fillsBytes: [register, spanBounds],
  a0: [argType],
  a1: [argType],
  a2: [argType],
  a3: [argType],
  a4: [argType],
  a5: [argType],
  a6: [argType],
  t0: [argType],
  t1: [argType],
  t2: [argType],
  t3: [argType],
  t4: [argType],
  t5: [argType],
  t6: [argType],
  op: ['number', operation],
  selector: [register, { what: 'the options of a selector', keys: { errno: 'string' } }],
  syscall: ['number', { byKey: 'ops', with: selected, without: operation }],
  serviceOp: ['number', serviceOp],
  event: ['number', fields],
  rpcError: [
    'string',
    { what: 'the options of an error', keys: { retryable: optional('boolean') } },
  ],
  method: [method],
  stored: ['string', stored],
  notification: [notification],
  line: ['string', auditFields],
  edge: [word, word, { what: 'the cause of an edge', keys: cause }],
  register: [
    'number',
    scalar,
    { what: 'the options of a register', keys: { access, stride: optional('number') } },
  ],
  device: ['number', 'number', { record: kind('register') }],
  bootEndpoint: [
    {
      what: 'an endpoint',
      keys: {
        depth: 'number',
        own: { list: grant },
        clients: optional({ record: grant, named: 'dashed' }),
      },
    },
  ],
  program: [program],
};

/** The keys of a contract. */
export const CONTRACT: KeysSpec<KeysFor<ContractValue>> = {
  what: 'a contract',
  keys: {
    id: 'string',
    title: 'string',
    status: { one: { draft: true, accepted: true, frozen: true, superseded: true } },
    owners: strings,
    created: 'string',
    feeds: dashed,
    supersedes: optional(strings),
    context: 'string',
    goals: strings,
    nonGoals: optional(strings),
    failureModel: optional('string'),
    security: optional({
      what: 'the security section',
      keys: {
        threats: strings,
        invariants: optional({
          record: { what: 'an invariant', keys: { forAll: 'string', text: 'string' } },
        }),
        dontDo: optional(strings),
        mitigations: optional(strings),
        openRisks: optional(strings),
      },
    }),
    alternatives: optional(strings),
    openQuestions: optional(strings),
    uses: optional({ record: strings, named: 'free' }),
    types: optional({ record: namedType }),
    errors: optional({ record: kind('errno') }),
    limits: optional({ record: { kinds: { limit: true, byEnum: true } } }),
    principals: optional({ list: dashed }),
    program: optional({ what: 'the program of a contract', keys: { name: optional(dashed) } }),
    calls: optional({ record: strings, named: 'dashed' }),
    syscalls: optional({ record: kind('syscall') }),
    service: optional({
      what: 'a service',
      keys: {
        name: dashed,
        envelope,
        status: numbers,
        retryable: optional(strings),
        ops: { record: kind('serviceOp') },
        events: optional({ record: kind('event') }),
        authority: { any: [{ one: { any: true } }, { list: dashed }] },
      },
    }),
    rpc: optional({
      what: 'a JSON protocol',
      keys: {
        name: dashed,
        version: 'number',
        maxMessage: 'number',
        maxCalls: 'number',
        errors: optional({ record: kind('rpcError') }),
        methods: { record: kind('method') },
        notifications: optional({ record: kind('notification') }),
      },
    }),
    persisted: optional({
      what: 'what is persisted',
      keys: { store: dashed, maxKey: 'number', entries: { record: kind('stored') } },
    }),
    audit: optional({ record: kind('line' satisfies AuditLine['kind']) }),
    markers: optional({
      record: {
        what: 'a marker',
        keys: {
          text: 'string',
          by: 'string',
          after: optional(strings),
          proves: strings,
          profile: optional('string'),
          detail: optional('boolean'),
        },
      },
    }),
    diagnostics: optional({
      record: { what: 'a diagnostic', keys: { text: 'string', by: 'string' } },
    }),
    machine: optional({
      what: 'a state machine',
      keys: {
        resource: dashed,
        states: optional(word),
        initial: word,
        creates: optional(strings),
        edges: { record: kind('edge') },
        otherwise: optional({ record: { record: 'string' } }),
      },
    }),
    board: optional({
      what: 'a board',
      keys: { devices: { record: kind('device') }, numbers: { record: numbers } },
    }),
    boot: optional({
      what: 'a boot',
      keys: { slots: numbers, programs: { record: kind('program'), named: 'dashed' } },
    }),
    log: optional({ what: 'the log', keys: { stamp: { one: { emitter: true, none: true } } } }),
    profiles: optional({
      record: { what: 'a profile', keys: { harts: { tuple: ['number', 'number'] } } },
      named: 'dashed',
    }),
    phases: optional({
      record: { what: 'a phase', keys: { until: 'string', doc: 'string' } },
      named: 'dashed',
    }),
    ladder: optional(strings),
    config: optional({ record: 'schema', named: 'free' }),
    mustUse: optional(strings),
    reserved: optional({
      what: 'the reserved section',
      keys: {
        syscalls: optional({ list: 'number' }),
        opcodes: optional({ list: 'number' }),
        errnos: optional({ list: 'number' }),
        names: optional(strings),
      },
    }),
  },
};
