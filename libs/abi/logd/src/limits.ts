// @generated from contracts/rfc-0011-logd.contract.ts (RFC-0011/logd). Do not edit: change the contract, then run `abicus generate`.
// body sha256:9d66c9c5cf41861e

import { within } from '@abicus/wire';

/** Limits, in the build of the ladder. */
export const LIMITS = {
  /**
   * Bounds memory, and what a query walks over. At the limit: the oldest record is dropped, and
   * counted.
   */
  records: 128,
  /** Bounds memory. At the limit: the oldest records are dropped, and counted. */
  journalBytes: 16_384,
  /**
   * Bounds a reply, with room for the longest record. At the limit: the page ends before the
   * first record that does not fit.
   */
  pageBytes: 992,
  /**
   * Bounds the table of windows. At the limit: RATE_LIMITED until the window of another sender
   * ends: none is ended early for it.
   */
  senders: 64,
  /**
   * One sender leaves room for the others. At the limit: RATE_LIMITED for the rest of the
   * window.
   */
  perWindow: 24,
  /**
   * Begins with the first record of a sender that has none; ends after this time, whatever comes in between.
   *
   * A sender that was limited soon writes again. At the limit: the window has ended, and the
   * next record begins another.
   */
  window: 1_000_000_000n,
} as const;

/** Limits of any build. */
export type Limits = {
  readonly [K in keyof typeof LIMITS]: (typeof LIMITS)[K] extends bigint ? bigint : number;
};

/** Predicates, one per limit: whether `n` is within the limit. `n` is the amount including the requested one. */
export const WITHIN = {
  /** At most 128. Beyond: the oldest record is dropped, and counted. */
  records: (n: number, limits: Pick<Limits, 'records'> = LIMITS, grain = 1): boolean =>
    within('logd.limit.records', 128, limits.records, n, grain),
  /** At most 16_384. Beyond: the oldest records are dropped, and counted. */
  journalBytes: (n: number, limits: Pick<Limits, 'journalBytes'> = LIMITS, grain = 1): boolean =>
    within('logd.limit.journalBytes', 16_384, limits.journalBytes, n, grain),
  /** At most 992. Beyond: the page ends before the first record that does not fit. */
  pageBytes: (n: number, limits: Pick<Limits, 'pageBytes'> = LIMITS, grain = 1): boolean =>
    within('logd.limit.pageBytes', 992, limits.pageBytes, n, grain),
  /** At most 64. Beyond: RATE_LIMITED until the window of another sender ends: none is ended early for it. */
  senders: (n: number, limits: Pick<Limits, 'senders'> = LIMITS, grain = 1): boolean =>
    within('logd.limit.senders', 64, limits.senders, n, grain),
  /** At most 24. Beyond: RATE_LIMITED for the rest of the window. */
  perWindow: (n: number, limits: Pick<Limits, 'perWindow'> = LIMITS, grain = 1): boolean =>
    within('logd.limit.perWindow', 24, limits.perWindow, n, grain),
  /** At most 1_000_000_000. Beyond: the window has ended, and the next record begins another. */
  window: (n: bigint, limits: Pick<Limits, 'window'> = LIMITS, grain = 1n): boolean =>
    within('logd.limit.window', 1_000_000_000n, limits.window, n, grain),
} as const;
