// @generated from contracts/rfc-0019-nonces.contract.ts (RFC-0019). Do not edit: change the contract, then run `abicus generate`.
// body sha256:93a5bc9c9f63bb6c

import type { Invariant } from '@abicus/wire/testing';

/** Invariants by id, and the domain that each holds for. A test records draws from it with `drew` of `@abicus/wire/testing`. */
export const INVARIANTS = {
  /** For all of 'nonce': no nonce is reused while its request is in flight, or one of the last abandoned ones */
  'nonces.invariant.neverReused': { id: 'nonces.invariant.neverReused', forAll: 'nonce' },
  /** For all of 'kept reply': if there is no room, the oldest kept reply is dropped and counted */
  'nonces.invariant.evictsOldest': { id: 'nonces.invariant.evictsOldest', forAll: 'kept reply' },
} as const satisfies Readonly<Record<string, Invariant>>;
