// @generated from contracts/rfc-0102-service.contract.ts (RFC-0102). Do not edit: change the contract, then run `abicus generate`.
// body sha256:190f1793243bfbe9

import { type Result, err, ok } from '@abicus/wire';

/** How a request ended. */
export const Outcome = {
  /** With a reply of success; also one that was handled and is never answered. */
  Answered: 0,
  /** By a check. */
  Rejected: 1,
  /** It did not decode, or had not the form of its operation. */
  Malformed: 2,
  /** The caller has no authority. */
  Denied: 3,
  /** Beyond a limit of the loop. */
  Overload: 4,
  /** Its answer was put off; it is counted again when it is answered. */
  Later: 5,
  /** The caller had ended, or its deadline had passed, before the reply. */
  Gone: 6,
} as const;
/** How a request ended. */
export type Outcome = (typeof Outcome)[keyof typeof Outcome];

/** The names of Outcome, by number. */
export const OUTCOME_NAMES: Readonly<Record<number, keyof typeof Outcome>> = {
  0: 'Answered',
  1: 'Rejected',
  2: 'Malformed',
  3: 'Denied',
  4: 'Overload',
  5: 'Later',
  6: 'Gone',
};

/** Whether `n` is an Outcome. */
export function isOutcome(n: number): n is Outcome {
  return n >>> 0 === n && n <= 6;
}

/** Returns `n` as an Outcome, or OutOfBounds if it is not valid. */
export function outcome(n: number): Result<Outcome, 'OutOfBounds'> {
  return isOutcome(n) ? ok(n) : err('OutOfBounds');
}

/** Returns the Outcome with the number `n`, if any. */
export function decodeOutcome(n: number): Outcome | undefined {
  return isOutcome(n) ? n : undefined;
}
