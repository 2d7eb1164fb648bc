/**
 * The forms of the IR: the keys of each `kind` of value, and the spec of each key.
 * `CONTRACT` declares the parts of a contract, and `FORMS` those of the values that constructors make.
 * Together they name every leaf of the IR. The compiler compares both with the types of
 * `@abicus/contract`, so a key that is added to the language must be added here. The comparison of
 * contracts (`diff`) walks these tables, so it cannot overlook one.
 */
import type * as language from '@abicus/contract';
import { argType, checkOptions, checks, operation, register, selected } from './call-keys.ts';
import { kind, optional, scalar, strings } from './key-basics.ts';
import { method, notification, stored } from './schema-keys.ts';
import { answerOptions, auditFields, cause, serviceOp, versionOptions } from './service-keys.ts';
import { access } from './system-keys.ts';
import { element, fields, lengthPlace, nameOrScalar, newtypeRules, numbers } from './value-keys.ts';
import type { KeysFor, KeysSpec, Spec } from './spec.ts';

/** The result of every constructor, except syscalls, which have two forms. */
type Form =
  | language.Answer
  | language.Arg
  | language.AuditLine
  | language.Bytes
  | language.CallerIs
  | language.Check
  | language.Constant
  | language.Device
  | language.DeviceRegister
  | language.Edge
  | language.Enumeration
  | language.Errno
  | language.Flags
  | language.LengthField
  | language.Limit
  | language.LimitByEnum
  | language.List
  | language.Method
  | language.Newtype
  | language.NoNonce
  | language.Notification
  | language.Octets
  | language.Op
  | language.Optional
  | language.Pointer
  | language.RangedInteger
  | language.RecordType
  | language.Rest
  | language.RpcError
  | language.Scalar
  | language.Selector
  | language.ServiceEvent
  | language.ServiceOp
  | language.SizedForms
  | language.Span
  | language.StoredEntry
  | language.Struct
  | language.Tail
  | language.Text
  | language.Union
  | language.Variant
  | language.Version
  | language.Zero;

type FormOf<K extends Form['kind']> = Extract<Form, { readonly kind: K }>;

const wires = {
  one: {
    u8: true,
    u16: true,
    u32: true,
    u53: true,
    u64: true,
    i8: true,
    i16: true,
    i32: true,
    i64: true,
    bool: true,
  },
} as const;
const units = { one: { ns: true, bytes: true, pages: true, ticks: true } } as const;
const direction = { one: { in: true, out: true } } as const;
const bounded = { length: lengthPlace, min: 'number', max: 'number' } as const;
const number = { number: 'number' } as const;

/** The forms by kind; those of a syscall are distinguished by `ops`. */
export const FORMS: {
  readonly [K in Form['kind']]: KeysSpec<KeysFor<FormOf<K>>>;
} & { readonly syscall: Spec } = {
  answer: { what: 'an answer', keys: { status: 'string', ...answerOptions } },
  arg: { what: 'an argument', keys: { register, type: argType } },
  byEnum: {
    what: 'a limit by enumeration',
    keys: { of: 'string', values: numbers, why: 'string', scalar: optional(scalar) },
  },
  bytes: { what: 'bytes', keys: bounded },
  callerIs: { what: 'callers', keys: { principals: strings } },
  check: {
    what: 'a check',
    keys: { error: 'string', doc: 'string', ...checkOptions },
  },
  constant: { what: 'a constant', keys: { of: scalar, value: 'number' } },
  device: {
    what: 'a device',
    keys: { base: 'number', size: 'number', registers: { record: kind('register') } },
  },
  edge: {
    what: 'an edge',
    keys: { from: 'string', to: 'string', ...cause },
  },
  enumeration: {
    what: 'an enumeration',
    keys: {
      of: scalar,
      values: numbers,
      closed: 'boolean',
      errno: optional('string'),
      initial: optional('string'),
    },
  },
  errno: {
    what: 'an error',
    keys: {
      number: 'number',
      doc: 'string',
      sentinels: optional(strings),
      retryable: optional('boolean'),
    },
  },
  event: { what: 'an event', keys: { opcode: 'number', fields } },
  flags: {
    what: 'flags',
    keys: { of: scalar, bits: numbers, errno: optional('string'), open: optional('boolean') },
  },
  length: { what: 'a length', keys: { of: scalar } },
  limit: {
    what: 'a limit',
    keys: {
      value: 'number',
      why: 'string',
      atLimit: 'string',
      profiles: optional(numbers),
      scalar: optional(scalar),
    },
  },
  line: { what: 'an audit line', keys: { prefix: 'string', fields: auditFields } },
  list: { what: 'a list', keys: { ...bounded, bytes: optional('number'), of: element } },
  method,
  newtype: { what: 'a newtype', keys: { of: scalar, rules: newtypeRules } },
  none: { what: 'no nonce', keys: {} },
  notification,
  octets: { what: 'bytes of one length', keys: { size: 'number' } },
  op: { what: 'an operation', keys: { selector: 'number', ...operation.keys } },
  optional: {
    what: 'an optional value',
    keys: { of: nameOrScalar, none: { one: { zero: true, ones: true } } },
  },
  pointer: { what: 'a pointer', keys: { direction, of: 'string' } },
  ranged: { what: 'an integer with bounds', keys: { of: scalar, min: 'number', max: 'number' } },
  record: { what: 'a record', keys: { fields } },
  register: {
    what: 'a register of a device',
    keys: { offset: 'number', of: scalar, access, stride: optional('number') },
  },
  rest: { what: 'the rest of a frame', keys: {} },
  rpcError: { what: 'an error', keys: { doc: 'string', retryable: optional('boolean') } },
  scalar: { what: 'a scalar', keys: { wire: wires, size: 'number', unit: optional(units) } },
  selector: { what: 'a selector', keys: { register, errno: 'string' } },
  serviceOp: {
    what: 'an operation of a service',
    keys: { opcode: 'number', ...serviceOp.keys, checks: optional(checks) },
  },
  sized: { what: 'forms of different sizes', keys: { variants: { record: fields } } },
  span: {
    what: 'a run of bytes',
    keys: {
      direction,
      length: register,
      max: optional('string'),
      min: optional('number'),
      short: optional({ list: register }),
    },
  },
  stored: { what: stored.what, keys: { key: 'string', ...stored.keys } },
  struct: { what: 'a structure', keys: { size: 'number', fields, errno: optional('string') } },
  syscall: {
    byKey: 'ops',
    with: { what: 'a syscall', keys: { ...number, ...selected.keys } },
    without: { what: 'a syscall', keys: { ...number, ...operation.keys } },
  },
  tail: { what: 'a tail', keys: { of: 'string' } },
  text: { what: 'a text', keys: bounded },
  union: { what: 'a union', keys: { tag: scalar, variants: { record: kind('variant') } } },
  variant: { what: 'a variant', keys: { tag: 'number', fields } },
  version: { what: 'a version of an envelope', keys: { number: 'number', ...versionOptions } },
  zero: { what: 'padding', keys: { size: 'number' } },
};
