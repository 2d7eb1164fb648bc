// @generated from contracts/rfc-0019-nonces.contract.ts (RFC-0019). Do not edit: change the contract, then run `abicus generate`.
// body sha256:8871c82d32711275

import type { Invariant } from '@abicus/wire/testing';

/** Invariants by id, and the domain that each holds for. A test draws from it, and says so by `drew` of `@abicus/wire/testing`. */
export const INVARIANTS = {
  /** For all of 'nonce': no nonce is given out again while its request is under way */
  'nonces.invariant.neverReused': { id: 'nonces.invariant.neverReused', forAll: 'nonce' },
  /** For all of 'kept reply': what is dropped for lack of room is the oldest kept reply, and it is counted */
  'nonces.invariant.evictsOldest': { id: 'nonces.invariant.evictsOldest', forAll: 'kept reply' },
} as const satisfies Readonly<Record<string, Invariant>>;
