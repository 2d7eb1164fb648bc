// @generated from contracts/rfc-0019-nonces.contract.ts (RFC-0019). Do not edit: change the contract, then run `abicus generate`.
// body sha256:4c04c8abd40493ae

import { within } from '@abicus/wire';

/** Limits, in the build of the ladder. */
export const LIMITS = {
  /** Bounds the replies kept. At the limit: the oldest is dropped. */
  pendingReplies: 16,
  /** Bounds the events kept. At the limit: the oldest is dropped. */
  pendingEvents: 64,
  /**
   * Requests without a reply at their deadline: a late reply gives the nonce back.
   *
   * Bounds the nonces held after timeouts. At the limit: the oldest is given back.
   */
  abandoned: 64,
  /**
   * Events and replies of other calls are not counted, if there is space for them.
   *
   * Bounds the unmatched replies received for one request. At the limit: the call fails at the
   * first one beyond.
   */
  mismatches: 64,
} as const;

/** Limits of any build. */
export type Limits = { readonly [K in keyof typeof LIMITS]: number };

/** Predicates, one per limit: whether `n` is within the limit. `n` is the amount including the requested one. */
export const WITHIN = {
  /** At most 16. Beyond: the oldest is dropped. */
  pendingReplies: (
    n: number,
    limits: Pick<Limits, 'pendingReplies'> = LIMITS,
    grain = 1,
  ): boolean => within('ipc.limit.pendingReplies', 16, limits.pendingReplies, n, grain),
  /** At most 64. Beyond: the oldest is dropped. */
  pendingEvents: (n: number, limits: Pick<Limits, 'pendingEvents'> = LIMITS, grain = 1): boolean =>
    within('ipc.limit.pendingEvents', 64, limits.pendingEvents, n, grain),
  /** At most 64. Beyond: the oldest is given back. */
  abandoned: (n: number, limits: Pick<Limits, 'abandoned'> = LIMITS, grain = 1): boolean =>
    within('ipc.limit.abandoned', 64, limits.abandoned, n, grain),
  /** At most 64. Beyond: the call fails at the first one beyond. */
  mismatches: (n: number, limits: Pick<Limits, 'mismatches'> = LIMITS, grain = 1): boolean =>
    within('ipc.limit.mismatches', 64, limits.mismatches, n, grain),
} as const;
