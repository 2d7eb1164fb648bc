// @generated from contracts/rfc-0011-logd.contract.ts (RFC-0011/logd). Do not edit: change the contract, then run `abicus generate`.
// body sha256:3c4b67c41a4ec76d

import type { SlotsOf } from '@abicus/wire/testing';

/** The checks of each operation, in the order in which they are made. */
export const CHECKS = {
  append: [
    { name: 'spoof', id: 'logd.append.spoof', error: 'INVALID_ARGS', errno: 4 },
    {
      name: 'rate',
      id: 'logd.append.rate',
      error: 'RATE_LIMITED',
      errno: 6,
      limit: 'logd.limit.perWindow',
    },
    {
      name: 'senders',
      id: 'logd.append.senders',
      error: 'RATE_LIMITED',
      errno: 6,
      limit: 'logd.limit.senders',
    },
  ],
} as const;

/** Violation slots: code that makes each check fail, in a `World` of the test. */
export type Slots<World> = SlotsOf<World, typeof CHECKS>;
