// @generated from contracts/rfc-0019-nonces.contract.ts (RFC-0019). Do not edit: change the contract, then run `abicus generate`.
// body sha256:51568b13ac30e478

import { within } from '@abicus/wire';

/** Limits, in the build of the ladder. */
export const LIMITS = {
  /** Bounds the replies kept. At the limit: the oldest is dropped. */
  pendingReplies: 16,
  /** Bounds the events kept. At the limit: the oldest is dropped. */
  pendingEvents: 64,
  /**
   * Bounds the unmatched replies received for one request. At the limit: the call fails at the
   * first one beyond.
   */
  mismatches: 64,
} as const;

/** Limits of any build. */
export type Limits = { readonly [K in keyof typeof LIMITS]: number };

/** Whether so much is within a limit: where a limit decides, one of these is asked. `n` is how much there would be, with what is asked for. */
export const WITHIN = {
  /** At most 16. At the limit: the oldest is dropped. */
  pendingReplies: (
    n: number,
    limits: Pick<Limits, 'pendingReplies'> = LIMITS,
    grain = 1,
  ): boolean => within('ipc.limit.pendingReplies', 16, limits.pendingReplies, n, grain),
  /** At most 64. At the limit: the oldest is dropped. */
  pendingEvents: (n: number, limits: Pick<Limits, 'pendingEvents'> = LIMITS, grain = 1): boolean =>
    within('ipc.limit.pendingEvents', 64, limits.pendingEvents, n, grain),
  /** At most 64. At the limit: the call fails at the first one beyond. */
  mismatches: (n: number, limits: Pick<Limits, 'mismatches'> = LIMITS, grain = 1): boolean =>
    within('ipc.limit.mismatches', 64, limits.mismatches, n, grain),
} as const;
