/**
 * The arguments of each constructor of the contract language, as closed key sets.
 *
 * The compiler checks the table with the type of each function of `@abicus/contract` (`ArgsFor`), so a
 * constructor or key that is added to the language must be added here.
 */
import type * as language from '@abicus/contract';
import { argType, checkOptions, operation, register, selected, spanBounds } from './call-keys.ts';
import { answerOptions, auditFields, cause, serviceOp, versionOptions } from './service-keys.ts';
import { access } from './system-keys.ts';
import {
  element,
  fields,
  lengthPlace,
  listSizes,
  nameOrScalar,
  newtypeRules,
  numbers,
  sizes,
} from './value-keys.ts';
import { kind, optional, scalar, word, words } from './key-basics.ts';
import { method, notification, stored } from './schema-keys.ts';
import type { ArgsFor, FunctionsOf } from './spec.ts';

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
};
