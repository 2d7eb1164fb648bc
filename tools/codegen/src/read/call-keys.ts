/** The keys of syscalls: arguments, checks, operations. */
import type { OpShape, Syscall } from '@abicus/contract';
import { nameOrScalar } from './value-keys.ts';
import { kind, optional, strings } from './key-basics.ts';
import type { KeysFor, KeysSpec } from './spec.ts';

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

/** The contents of an argument's register. */
export const argType = {
  any: ['string', { kinds: { scalar: true, optional: true, pointer: true, span: true } }],
} as const;

/** The bounds of a span. */
export const spanBounds = {
  what: 'the bounds',
  keys: {
    max: optional('string'),
    min: optional('number'),
    short: optional({ list: register }),
  },
} as const;

/** Checks by name, in the order of execution. */
export const checks = { record: kind('check') } as const;

/** The options of a check. */
export const checkOptions = {
  unless: optional(kind('callerIs')),
  limit: optional('string'),
  as: optional('string'),
  changesOnReject: optional(strings),
  waits: optional('boolean'),
  always: optional('boolean'),
} as const;

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
