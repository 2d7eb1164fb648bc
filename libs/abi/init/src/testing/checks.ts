// @generated from contracts/*.contract.ts. Do not edit: change the contract, then run `abicus generate`.
// body sha256:9a8737e693b17f50

import type { SlotsOf } from '@abicus/wire/testing';

/** The checks of each operation, in the order in which they are made. */
export const CHECKS = {
  get: [
    { name: 'target', id: 'init.get.target', error: 'NOT_FOUND', errno: 1 },
    { name: 'declared', id: 'init.get.declared', error: 'DENIED', errno: 3 },
    { name: 'policy', id: 'init.get.policy', error: 'DENIED', errno: 3 },
    { name: 'ended', id: 'init.get.ended', error: 'STALE', errno: 4 },
    { name: 'parked', id: 'init.get.parked', error: 'STALE', errno: 4, limit: 'init.limit.parked' },
    { name: 'slot', id: 'init.get.slot', error: 'MALFORMED', errno: 2 },
  ],
  ready: [{ name: 'starting', id: 'init.ready.starting', error: 'DENIED', errno: 3 }],
  routes: [{ name: 'authority', id: 'init.routes.authority', error: 'DENIED', errno: 3 }],
} as const;

/** Violation slots: code that makes each check fail, in a `World` of the test. */
export type Slots<World> = SlotsOf<World, typeof CHECKS>;
