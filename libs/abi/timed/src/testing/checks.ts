// @generated from contracts/rfc-0023-timed.contract.ts (RFC-0023/timed). Do not edit: change the contract, then run `abicus generate`.
// body sha256:4a071bcac9dddc15

import type { SlotsOf } from '@abicus/wire/testing';

/** The checks of each operation, in the order in which they are made. */
export const CHECKS = {
  register: [
    { name: 'qos', id: 'timed.register.qos', error: 'INVALID_ARGS', errno: 1 },
    { name: 'overflow', id: 'timed.register.overflow', error: 'INVALID_ARGS', errno: 1 },
    {
      name: 'quota',
      id: 'timed.register.quota',
      error: 'OVER_LIMIT',
      errno: 2,
      limit: 'timed.limit.timersPerOwner',
    },
    {
      name: 'owners',
      id: 'timed.register.owners',
      error: 'OVER_LIMIT',
      errno: 2,
      limit: 'timed.limit.owners',
    },
    {
      name: 'total',
      id: 'timed.register.total',
      error: 'OVER_LIMIT',
      errno: 2,
      limit: 'timed.limit.timers',
    },
  ],
  cancel: [{ name: 'timer', id: 'timed.cancel.timer', error: 'NOT_FOUND', errno: 3 }],
  sleepUntil: [
    { name: 'qos', id: 'timed.sleepUntil.qos', error: 'INVALID_ARGS', errno: 1 },
    { name: 'overflow', id: 'timed.sleepUntil.overflow', error: 'INVALID_ARGS', errno: 1 },
    {
      name: 'tooLong',
      id: 'timed.sleepUntil.tooLong',
      error: 'INVALID_ARGS',
      errno: 1,
      limit: 'timed.limit.maxSleep',
    },
    {
      name: 'quota',
      id: 'timed.sleepUntil.quota',
      error: 'OVER_LIMIT',
      errno: 2,
      limit: 'timed.limit.sleepsPerOwner',
    },
    {
      name: 'total',
      id: 'timed.sleepUntil.total',
      error: 'OVER_LIMIT',
      errno: 2,
      limit: 'timed.limit.sleeps',
    },
  ],
} as const;

/** Violation slots: code that makes each check fail, in a `World` of the test. */
export type Slots<World> = SlotsOf<World, typeof CHECKS>;
