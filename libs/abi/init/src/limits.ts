// @generated from contracts/*.contract.ts. Do not edit: change the contract, then run `abicus generate`.
// body sha256:62d7ccde2476b2d2

import { within } from '@abicus/wire';

/** Limits, in the build of the ladder. */
export const LIMITS = {
  /** A program that never says that it serves has failed. At the limit: it is killed. */
  startBudget: 2_000_000_000n,
  /**
   * Bounds what init keeps of each program; a backoff that doubles so often is longer than any
   * window. At the limit: the oldest end is forgotten.
   */
  endsKept: 64,
  /** Bounds the questions that wait for a restart. At the limit: STALE. */
  parked: 32,
} as const;

/** Limits of any build. */
export type Limits = {
  readonly [K in keyof typeof LIMITS]: (typeof LIMITS)[K] extends bigint ? bigint : number;
};

/** Predicates, one per limit: whether `n` is within the limit. `n` is the amount including the requested one. */
export const WITHIN = {
  /** At most 2_000_000_000. Beyond: it is killed. */
  startBudget: (n: bigint, limits: Pick<Limits, 'startBudget'> = LIMITS, grain = 1n): boolean =>
    within('init.limit.startBudget', 2_000_000_000n, limits.startBudget, n, grain),
  /** At most 64. Beyond: the oldest end is forgotten. */
  endsKept: (n: number, limits: Pick<Limits, 'endsKept'> = LIMITS, grain = 1): boolean =>
    within('init.limit.endsKept', 64, limits.endsKept, n, grain),
  /** At most 32. Beyond: STALE. */
  parked: (n: number, limits: Pick<Limits, 'parked'> = LIMITS, grain = 1): boolean =>
    within('init.limit.parked', 32, limits.parked, n, grain),
} as const;
