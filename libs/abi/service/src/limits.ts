// @generated from contracts/rfc-0102-service.contract.ts (RFC-0102). Do not edit: change the contract, then run `abicus generate`.
// body sha256:03f7469ad1176cc6

import { within } from '@abicus/wire';

/** Limits, in the build of the ladder. */
export const LIMITS = {
  /**
   * Bounds the requests that are answered later; as many as the kernel has started calls. At the
   * limit: the first retryable status.
   */
  inFlight: 16_384,
  /**
   * Bounds the calls of other services; as many as one task may start. At the limit: the call
   * fails with Overload.
   */
  callsInFlight: 64,
  /**
   * Leaves slots of the capability table for what the next message moves. At the limit: the
   * first retryable status.
   */
  keptCaps: 72,
  /**
   * Bounds the watched tasks and capabilities; fewer than the watches of one task. At the limit:
   * the first retryable status.
   */
  watches: 320,
  /**
   * Bounds the counters. At the limit: the counters of the oldest client become those of all
   * others.
   */
  countedClients: 64,
} as const;

/** Limits of any build. */
export type Limits = { readonly [K in keyof typeof LIMITS]: number };

/** Predicates, one per limit: whether `n` is within the limit. `n` is the amount including the requested one. */
export const WITHIN = {
  /** At most 16_384. Beyond: the first retryable status. */
  inFlight: (n: number, limits: Pick<Limits, 'inFlight'> = LIMITS, grain = 1): boolean =>
    within('service.limit.inFlight', 16_384, limits.inFlight, n, grain),
  /** At most 64. Beyond: the call fails with Overload. */
  callsInFlight: (n: number, limits: Pick<Limits, 'callsInFlight'> = LIMITS, grain = 1): boolean =>
    within('service.limit.callsInFlight', 64, limits.callsInFlight, n, grain),
  /** At most 72. Beyond: the first retryable status. */
  keptCaps: (n: number, limits: Pick<Limits, 'keptCaps'> = LIMITS, grain = 1): boolean =>
    within('service.limit.keptCaps', 72, limits.keptCaps, n, grain),
  /** At most 320. Beyond: the first retryable status. */
  watches: (n: number, limits: Pick<Limits, 'watches'> = LIMITS, grain = 1): boolean =>
    within('service.limit.watches', 320, limits.watches, n, grain),
  /** At most 64. Beyond: the counters of the oldest client become those of all others. */
  countedClients: (
    n: number,
    limits: Pick<Limits, 'countedClients'> = LIMITS,
    grain = 1,
  ): boolean => within('service.limit.countedClients', 64, limits.countedClients, n, grain),
} as const;
