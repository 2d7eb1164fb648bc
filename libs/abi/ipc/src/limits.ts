// @generated from contracts/rfc-0019-nonces.contract.ts (RFC-0019). Do not edit: change the contract, then run `abicus generate`.
// body sha256:a72ef3c0323335b9

/** Limits, in the build of the ladder. */
export const LIMITS = {
  /** Bounds the replies kept. At the limit: the oldest is dropped. */
  pendingReplies: 16,
  /** Bounds the events kept. At the limit: the oldest is dropped. */
  pendingEvents: 64,
  /**
   * Bounds the replies looked at for one request. At the limit: the call fails; as many are
   * tolerated, one more is not.
   */
  mismatches: 64,
} as const;

/** Limits of any build. */
export type Limits = { readonly [K in keyof typeof LIMITS]: number };
