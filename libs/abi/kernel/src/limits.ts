// @generated from contracts/*.contract.ts. Do not edit: change the contract, then run `abicus generate`.
// body sha256:754a7c98845849e7

/** Limits, in the build of the ladder. */
export const LIMITS = {
  /** Bounds a table. At the limit: ENOSPC. */
  capSlots: 96,
  /** Control frames stay small. At the limit: EINVAL. */
  maxFrame: 8_192,
  /** Bounds the router. At the limit: ENOSPC. */
  endpoints: 384,
  /** One task cannot take them all. At the limit: ENOSPC. */
  endpointsPerOwner: 96,
  /** Bounds a queue. At the limit: EINVAL. */
  queueDepth: 256,
  /** Bounds what all queues hold. At the limit: ENOSPC. */
  queuedBytes: 1_048_576,
  /** One owner cannot take all bytes. At the limit: ENOSPC. */
  queuedBytesPerOwner: 262_144,
  /** Bounds the task table. At the limit: ENOMEM. */
  tasks: 256,
  /** Bounds the address spaces. At the limit: ENOSPC. */
  spaces: 256,
  /** Fits the page of the name. At the limit: EINVAL. */
  serviceName: 64,
  /** Bounds the work of one exec. At the limit: EINVAL. */
  imageBytes: 1_048_576,
  /** Bounds the arena. At the limit: ENOMEM. */
  vmoBytes: 16_777_216,
  /** A line is written whole or not at all. At the limit: EINVAL. */
  debugLine: 256,
  /** Bounds the notices owed to one task. At the limit: ENOSPC. */
  watchesPerTask: 192,
  /** Bounds the masks. At the limit: the machine does not boot. */
  cpus: 64,
  /**
   * Bounds the queue of one class on one hart. At the limit: EAGAIN for new tasks, ready-pending
   * for woken ones.
   */
  runQueue: 64,
  /** One task at a time keeps decisions flat. At the limit: stops. */
  stealBatch: 1,
  /**
   * Bounds how often a waiting task is passed by, whatever its class and its place. At the
   * limit: the oldest task that was passed by so often runs.
   */
  ageing: 32,
  /**
   * A turn that a stronger class interrupts goes on with what is left of it, and counts once.
   *
   * Bounds a turn. At the limit: back of the queue.
   */
  timeslice: 1_000_000,
} as const;

/** Limits of any build. */
export type Limits = { readonly [K in keyof typeof LIMITS]: number };

/** Limits, in the build `scale`. */
export const LIMITS_SCALE: Limits = {
  ...LIMITS,
  endpoints: 65_000,
  endpointsPerOwner: 65_000,
  tasks: 32_768,
  spaces: 32_768,
  runQueue: 32_768,
};
