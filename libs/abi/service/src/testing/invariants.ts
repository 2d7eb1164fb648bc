// @generated from contracts/rfc-0102-service.contract.ts (RFC-0102). Do not edit: change the contract, then run `abicus generate`.
// body sha256:3dc6eccf8f74b08d

import type { Invariant } from '@abicus/wire/testing';

/** Invariants by id, and the domain that each holds for. A test records draws from it with `drew` of `@abicus/wire/testing`. */
export const INVARIANTS = {
  /** For all of 'moved capability': each capability that comes with a message is kept by a handler, or closed once */
  'service.invariant.closedOnce': {
    id: 'service.invariant.closedOnce',
    forAll: 'moved capability',
  },
  /** For all of 'notice': a notice ends the watch with its serial, and no other one */
  'service.invariant.bySerial': { id: 'service.invariant.bySerial', forAll: 'notice' },
  /** For all of 'client': what a client reads of a service is the same, whatever other counted clients do */
  'service.invariant.ownCounts': { id: 'service.invariant.ownCounts', forAll: 'client' },
} as const satisfies Readonly<Record<string, Invariant>>;
