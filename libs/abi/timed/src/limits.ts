// @generated from contracts/rfc-0023-timed.contract.ts (RFC-0023/timed). Do not edit: change the contract, then run `abicus generate`.
// body sha256:f03dd45571751634

import type { QosClass } from './types.ts';

/** Limits, in the build of the ladder. */
export const LIMITS = {
  /** Bounds kept event capabilities. At the limit: OVER_LIMIT. */
  owners: 64,
  /** Bounds memory per client. At the limit: OVER_LIMIT. */
  timersPerOwner: 64,
  /** Bounds memory. At the limit: OVER_LIMIT. */
  timers: 1_024,
  /** Bounds kept reply capabilities. At the limit: OVER_LIMIT. */
  sleepsPerOwner: 16,
  /**
   * With the events of all owners, bounds kept capabilities below a table. At the limit:
   * OVER_LIMIT.
   */
  sleeps: 24,
  /** Bounds a kept reply. At the limit: INVALID_ARGS. */
  maxSleep: 2_000_000_000,
} as const;

/** Limits of any build. */
export type Limits = { readonly [K in keyof typeof LIMITS]: number };

/**
 * How far a deadline may be put off so that timers wake together.
 *
 * Weaker claims wait longer.
 */
export const WINDOW: Readonly<Record<QosClass, number>> = {
  /** Idle. */
  0: 8_000_000,
  /** Normal. */
  1: 4_000_000,
  /** Interactive. */
  2: 1_000_000,
  /** PerfBurst. */
  3: 0,
};
