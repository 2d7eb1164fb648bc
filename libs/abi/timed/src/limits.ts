// @generated from contracts/rfc-0023-timed.contract.ts (RFC-0023/timed). Do not edit: change the contract, then run `abicus generate`.
// body sha256:25bd8681572c16d6

import { within } from '@abicus/wire';
import type { QosClass } from './types.ts';

/** Limits, in the build of the ladder. */
export const LIMITS = {
  /** Bounds kept event capabilities. At the limit: OVER_LIMIT. */
  owners: 64,
  /** Bounds memory per client. At the limit: OVER_LIMIT. */
  timersPerOwner: 64,
  /** Bounds memory. At the limit: OVER_LIMIT. */
  timers: 1_024,
  /** Bounds the answers that wait. At the limit: OVER_LIMIT. */
  sleepsPerOwner: 16,
  /** Bounds memory. At the limit: OVER_LIMIT. */
  sleeps: 24,
  /** Bounds an answer that waits. At the limit: INVALID_ARGS. */
  maxSleep: 2_000_000_000n,
} as const;

/** Limits of any build. */
export type Limits = {
  readonly [K in keyof typeof LIMITS]: (typeof LIMITS)[K] extends bigint ? bigint : number;
};

/** Predicates, one per limit: whether `n` is within the limit. `n` is the amount including the requested one. */
export const WITHIN = {
  /** At most 64. Beyond: OVER_LIMIT. */
  owners: (n: number, limits: Pick<Limits, 'owners'> = LIMITS, grain = 1): boolean =>
    within('timed.limit.owners', 64, limits.owners, n, grain),
  /** At most 64. Beyond: OVER_LIMIT. */
  timersPerOwner: (
    n: number,
    limits: Pick<Limits, 'timersPerOwner'> = LIMITS,
    grain = 1,
  ): boolean => within('timed.limit.timersPerOwner', 64, limits.timersPerOwner, n, grain),
  /** At most 1_024. Beyond: OVER_LIMIT. */
  timers: (n: number, limits: Pick<Limits, 'timers'> = LIMITS, grain = 1): boolean =>
    within('timed.limit.timers', 1_024, limits.timers, n, grain),
  /** At most 16. Beyond: OVER_LIMIT. */
  sleepsPerOwner: (
    n: number,
    limits: Pick<Limits, 'sleepsPerOwner'> = LIMITS,
    grain = 1,
  ): boolean => within('timed.limit.sleepsPerOwner', 16, limits.sleepsPerOwner, n, grain),
  /** At most 24. Beyond: OVER_LIMIT. */
  sleeps: (n: number, limits: Pick<Limits, 'sleeps'> = LIMITS, grain = 1): boolean =>
    within('timed.limit.sleeps', 24, limits.sleeps, n, grain),
  /** At most 2_000_000_000. Beyond: INVALID_ARGS. */
  maxSleep: (n: bigint, limits: Pick<Limits, 'maxSleep'> = LIMITS, grain = 1n): boolean =>
    within('timed.limit.maxSleep', 2_000_000_000n, limits.maxSleep, n, grain),
} as const;

/**
 * How long a timer may be delayed so that several timers share a wakeup.
 *
 * Weaker classes wait longer.
 */
export const WINDOW: Readonly<Record<QosClass, bigint>> = {
  /** Idle. */
  0: 8_000_000n,
  /** Normal. */
  1: 4_000_000n,
  /** Interactive. */
  2: 1_000_000n,
  /** PerfBurst. */
  3: 0n,
};
