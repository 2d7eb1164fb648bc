// @generated from contracts/rfc-0014-testing.contract.ts (RFC-0014). Do not edit: change the contract, then run `abicus generate`.
// body sha256:d2adf17ebcc33975

import type { Invariant } from '@abicus/wire/testing';

/** Invariants by id, and the domain that each holds for. A test records draws from it with `drew` of `@abicus/wire/testing`. */
export const INVARIANTS = {
  /** For all of 'marker': no marker is printed without a passed assertion, or by another emitter */
  'testing.invariant.honest': { id: 'testing.invariant.honest', forAll: 'marker' },
} as const satisfies Readonly<Record<string, Invariant>>;
