// @generated from contracts/rfc-0013-boot.contract.ts (RFC-0013). Do not edit: change the contract, then run `abicus generate`.
// body sha256:fa6f07281d8f1b99

import type { Invariant } from '@abicus/wire/testing';

/** Invariants by id, and the domain that each holds for. A test records draws from it with `drew` of `@abicus/wire/testing`. */
export const INVARIANTS = {
  /** For all of 'grant': init is ready when every capability of this list has been handed out */
  'boot.invariant.wiredBeforeReady': { id: 'boot.invariant.wiredBeforeReady', forAll: 'grant' },
  /** For all of 'program': a program holds the capabilities declared for it, and no others, at its start */
  'boot.invariant.declaredOnly': { id: 'boot.invariant.declaredOnly', forAll: 'program' },
} as const satisfies Readonly<Record<string, Invariant>>;
