// @generated from contracts/rfc-0023-timed.contract.ts (RFC-0023/timed). Do not edit: change the contract, then run `abicus generate`.
// body sha256:145dc99204ee52f0

import type { Invariant } from '@abicus/wire/testing';

/** Invariants by id, and the domain that each holds for. A test records draws from it with `drew` of `@abicus/wire/testing`. */
export const INVARIANTS = {
  /** For all of 'request': no request of one owner reads, cancels or delays a timer of another */
  'timed.invariant.ownersApart': { id: 'timed.invariant.ownersApart', forAll: 'request' },
  /** For all of 'fired timer': a timer fires at or after its deadline */
  'timed.invariant.neverEarly': { id: 'timed.invariant.neverEarly', forAll: 'fired timer' },
  /** For all of 'fired timer': a timer fires no later than its window after its deadline, plus one decision, unless the queue of its owner is full */
  'timed.invariant.withinWindow': { id: 'timed.invariant.withinWindow', forAll: 'fired timer' },
} as const satisfies Readonly<Record<string, Invariant>>;
