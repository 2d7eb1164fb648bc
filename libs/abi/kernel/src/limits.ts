// @generated from contracts/*.contract.ts. Do not edit: change the contract, then run `abicus generate`.
// body sha256:d22763daf58c2cab

import { within } from '@abicus/wire';
import type { QosClass } from './types.ts';

/** Limits, in the build of the ladder. */
export const LIMITS = {
  /** Bounds a table. At the limit: ENOSPC. */
  capSlots: 96,
  /** A line is written whole or not at all. At the limit: EINVAL. */
  debugLine: 256,
  /** Control frames stay small. At the limit: EINVAL. */
  maxFrame: 8_192,
  /** Bounds the router. At the limit: ENOSPC. */
  endpoints: 384,
  /** One task cannot create all endpoints. At the limit: ENOSPC. */
  endpointsPerOwner: 96,
  /** Bounds the steps in which a budget is given back. At the limit: ENOSPC. */
  factoryDepth: 8,
  /** Bounds a queue. At the limit: EINVAL. */
  queueDepth: 256,
  /**
   * Bounds the bytes in all queues: 256 owners can use all of theirs at a time. At the limit:
   * ENOSPC.
   */
  queuedBytes: 67_108_864,
  /**
   * Bounds the bytes that a derived factory has for each endpoint of its budget, so that none
   * reserves all bytes. At the limit: ENOSPC.
   */
  endpointBytes: 65_536,
  /** One owner cannot use all bytes. At the limit: ENOSPC. */
  queuedBytesPerOwner: 262_144,
  /** Bounds the pending notifications of one task. At the limit: ENOSPC. */
  watchesPerTask: 384,
  /** Bounds the address spaces. At the limit: ENOSPC. */
  spaces: 256,
  /** Bounds the arena. At the limit: ENOMEM. */
  vmoBytes: 16_777_216,
  /** Bounds the task table. At the limit: ENOMEM. */
  tasks: 256,
  /** Fits the page of the name. At the limit: EINVAL. */
  serviceName: 64,
  /** Bounds the work of one exec. At the limit: EINVAL. */
  imageBytes: 1_048_576,
  /** Bounds the masks. At the limit: the machine does not boot. */
  cpus: 64,
  /**
   * Bounds the queue of one class on one hart. At the limit: EAGAIN for new tasks, the overflow
   * list for woken ones.
   */
  runQueue: 64,
  /** Keeps the cost of a decision constant. At the limit: stops. */
  stealBatch: 1,
  /**
   * Bounds how often a waiting task is skipped, whatever its class and its place. At the limit:
   * the oldest task that was skipped so often runs.
   */
  ageing: 32,
  /**
   * A preempted task continues with the rest of its timeslice, which counts once.
   *
   * Bounds the time that a task runs while others wait. At the limit: back of the queue.
   */
  timeslice: 1_000_000,
  /**
   * Bounds the calls that a task has started: 64 tasks have more than 10,000 in flight. At the
   * limit: ENOSPC.
   */
  callsPerTask: 160,
  /** Bounds the calls that all tasks have started. At the limit: ENOSPC. */
  calls: 16_384,
} as const;

/** Limits of any build. */
export type Limits = { readonly [K in keyof typeof LIMITS]: number };

/** Limits, in the build `scale`. */
export const LIMITS_SCALE: Limits = {
  ...LIMITS,
  endpoints: 65_000,
  endpointsPerOwner: 65_000,
  spaces: 32_768,
  tasks: 32_768,
  runQueue: 32_768,
};

/** Predicates, one per limit: whether `n` is within the limit. `n` is the amount including the requested one. */
export const WITHIN = {
  /** At most 96. Beyond: ENOSPC. */
  capSlots: (n: number, limits: Pick<Limits, 'capSlots'> = LIMITS, grain = 1): boolean =>
    within('kernel.limit.capSlots', 96, limits.capSlots, n, grain),
  /** At most 256. Beyond: EINVAL. */
  debugLine: (n: number, limits: Pick<Limits, 'debugLine'> = LIMITS, grain = 1): boolean =>
    within('kernel.limit.debugLine', 256, limits.debugLine, n, grain),
  /** At most 8_192. Beyond: EINVAL. */
  maxFrame: (n: number, limits: Pick<Limits, 'maxFrame'> = LIMITS, grain = 1): boolean =>
    within('kernel.limit.maxFrame', 8_192, limits.maxFrame, n, grain),
  /** At most 384. Beyond: ENOSPC. */
  endpoints: (n: number, limits: Pick<Limits, 'endpoints'> = LIMITS, grain = 1): boolean =>
    within('kernel.limit.endpoints', 384, limits.endpoints, n, grain),
  /** At most 96. Beyond: ENOSPC. */
  endpointsPerOwner: (
    n: number,
    limits: Pick<Limits, 'endpointsPerOwner'> = LIMITS,
    grain = 1,
  ): boolean => within('kernel.limit.endpointsPerOwner', 96, limits.endpointsPerOwner, n, grain),
  /** At most 8. Beyond: ENOSPC. */
  factoryDepth: (n: number, limits: Pick<Limits, 'factoryDepth'> = LIMITS, grain = 1): boolean =>
    within('kernel.limit.factoryDepth', 8, limits.factoryDepth, n, grain),
  /** At most 256. Beyond: EINVAL. */
  queueDepth: (n: number, limits: Pick<Limits, 'queueDepth'> = LIMITS, grain = 1): boolean =>
    within('kernel.limit.queueDepth', 256, limits.queueDepth, n, grain),
  /** At most 67_108_864. Beyond: ENOSPC. */
  queuedBytes: (n: number, limits: Pick<Limits, 'queuedBytes'> = LIMITS, grain = 1): boolean =>
    within('kernel.limit.queuedBytes', 67_108_864, limits.queuedBytes, n, grain),
  /** At most 65_536. Beyond: ENOSPC. */
  endpointBytes: (n: number, limits: Pick<Limits, 'endpointBytes'> = LIMITS, grain = 1): boolean =>
    within('kernel.limit.endpointBytes', 65_536, limits.endpointBytes, n, grain),
  /** At most 262_144. Beyond: ENOSPC. */
  queuedBytesPerOwner: (
    n: number,
    limits: Pick<Limits, 'queuedBytesPerOwner'> = LIMITS,
    grain = 1,
  ): boolean =>
    within('kernel.limit.queuedBytesPerOwner', 262_144, limits.queuedBytesPerOwner, n, grain),
  /** At most 384. Beyond: ENOSPC. */
  watchesPerTask: (
    n: number,
    limits: Pick<Limits, 'watchesPerTask'> = LIMITS,
    grain = 1,
  ): boolean => within('kernel.limit.watchesPerTask', 384, limits.watchesPerTask, n, grain),
  /** At most 256. Beyond: ENOSPC. */
  spaces: (n: number, limits: Pick<Limits, 'spaces'> = LIMITS, grain = 1): boolean =>
    within('kernel.limit.spaces', 256, limits.spaces, n, grain),
  /** At most 16_777_216. Beyond: ENOMEM. */
  vmoBytes: (n: number, limits: Pick<Limits, 'vmoBytes'> = LIMITS, grain = 1): boolean =>
    within('kernel.limit.vmoBytes', 16_777_216, limits.vmoBytes, n, grain),
  /** At most 256. Beyond: ENOMEM. */
  tasks: (n: number, limits: Pick<Limits, 'tasks'> = LIMITS, grain = 1): boolean =>
    within('kernel.limit.tasks', 256, limits.tasks, n, grain),
  /** At most 64. Beyond: EINVAL. */
  serviceName: (n: number, limits: Pick<Limits, 'serviceName'> = LIMITS, grain = 1): boolean =>
    within('kernel.limit.serviceName', 64, limits.serviceName, n, grain),
  /** At most 1_048_576. Beyond: EINVAL. */
  imageBytes: (n: number, limits: Pick<Limits, 'imageBytes'> = LIMITS, grain = 1): boolean =>
    within('kernel.limit.imageBytes', 1_048_576, limits.imageBytes, n, grain),
  /** At most 64. Beyond: the machine does not boot. */
  cpus: (n: number, limits: Pick<Limits, 'cpus'> = LIMITS, grain = 1): boolean =>
    within('kernel.limit.cpus', 64, limits.cpus, n, grain),
  /** At most 64. Beyond: EAGAIN for new tasks, the overflow list for woken ones. */
  runQueue: (n: number, limits: Pick<Limits, 'runQueue'> = LIMITS, grain = 1): boolean =>
    within('kernel.limit.runQueue', 64, limits.runQueue, n, grain),
  /** At most 1. Beyond: stops. */
  stealBatch: (n: number, limits: Pick<Limits, 'stealBatch'> = LIMITS, grain = 1): boolean =>
    within('kernel.limit.stealBatch', 1, limits.stealBatch, n, grain),
  /** At most 32. Beyond: the oldest task that was skipped so often runs. */
  ageing: (n: number, limits: Pick<Limits, 'ageing'> = LIMITS, grain = 1): boolean =>
    within('kernel.limit.ageing', 32, limits.ageing, n, grain),
  /** At most 1_000_000. Beyond: back of the queue. */
  timeslice: (n: number, limits: Pick<Limits, 'timeslice'> = LIMITS, grain = 1): boolean =>
    within('kernel.limit.timeslice', 1_000_000, limits.timeslice, n, grain),
  /** At most 160. Beyond: ENOSPC. */
  callsPerTask: (n: number, limits: Pick<Limits, 'callsPerTask'> = LIMITS, grain = 1): boolean =>
    within('kernel.limit.callsPerTask', 160, limits.callsPerTask, n, grain),
  /** At most 16_384. Beyond: ENOSPC. */
  calls: (n: number, limits: Pick<Limits, 'calls'> = LIMITS, grain = 1): boolean =>
    within('kernel.limit.calls', 16_384, limits.calls, n, grain),
} as const;

/**
 * What readings without the right are rounded down to. There is no class without a window.
 *
 * No untrusted task has a precise clock.
 */
export const CLOCK_WINDOW: Readonly<Record<QosClass, bigint>> = {
  /** Idle. */
  0: 8_000_000n,
  /** Normal. */
  1: 4_000_000n,
  /** Interactive. */
  2: 1_000_000n,
  /** PerfBurst. */
  3: 1_000_000n,
};
