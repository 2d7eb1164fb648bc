/**
 * Endpoint factories as plain data. The boot's factory is `ROOT_FACTORY`, which is no object: what may exist through it is
 * what the limits of all endpoints and of all bytes in queues leave. A factory that is derived has a budget of both, which
 * is split off from that of its parent.
 */

/** The factory that the boot gives to init. */
export const ROOT_FACTORY = 0;

/** A derived endpoint factory. Plain data. */
export interface Factory {
  readonly id: number;
  /** The factory that its budget was split off from. */
  readonly parent: number;
  /** Number of factories between it and the root, plus 1. */
  readonly depth: number;
  /** How many endpoints may exist through it, those through factories derived from it included. */
  budget: number;
  /** The part of the budget that is in use: its endpoints that exist, and the budgets of factories derived from it. */
  used: number;
  /** How many bytes may be in the queues of these endpoints. */
  readonly bytes: number;
  /** The part of the bytes that is in use: those in the queues of its endpoints, and those split off from it. */
  usedBytes: number;
  /** Number of capabilities to it, those in transit included. */
  caps: number;
}
