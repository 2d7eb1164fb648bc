// @generated from contracts/rfc-0011-logd.contract.ts (RFC-0011/logd). Do not edit: change the contract, then run `abicus generate`.
// body sha256:672f49e60d8ece39

import type { Invariant } from '@abicus/wire/testing';

/** Invariants by id, and the domain that each holds for. A test records draws from it with `drew` of `@abicus/wire/testing`. */
export const INVARIANTS = {
  /** For all of 'record': a record names the identity that the kernel stamped on its request, and no other */
  'logd.invariant.stamped': { id: 'logd.invariant.stamped', forAll: 'record' },
  /** For all of 'append': ids count up from 1 without a gap, and the records that are dropped and kept together are all of them */
  'logd.invariant.idsContinue': { id: 'logd.invariant.idsContinue', forAll: 'append' },
  /** For all of 'record': the times of records strictly rise, whatever the clock does */
  'logd.invariant.timesRise': { id: 'logd.invariant.timesRise', forAll: 'record' },
  /** For all of 'query': a reader that asks on from the last record it has gets each record once and as it was written, and ids that are missing are those dropped meanwhile */
  'logd.invariant.whole': { id: 'logd.invariant.whole', forAll: 'query' },
  /** For all of 'window': a window takes as many records of its sender as the limit says, not one more and not one fewer */
  'logd.invariant.exactWindow': { id: 'logd.invariant.exactWindow', forAll: 'window' },
} as const satisfies Readonly<Record<string, Invariant>>;
