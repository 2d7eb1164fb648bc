/**
 * Coalescing: computes when a timer fires. Deadlines are rounded up to the next point of a grid, so that timers with slack
 * expire together; the width of the grid is the wider of two windows (RFC-0023).
 */

const U64_MAX = (1n << 64n) - 1n;

/**
 * Rounds a deadline up to a point of the grid.
 *
 * @param deadlineNs a point of virtual time; one in the past is rounded up too.
 * @param windowNs distance between two points of the grid; 0: the deadline itself.
 * @returns undefined if that point does not fit 64 bits.
 */
export function coalesce(deadlineNs: bigint, windowNs: bigint): bigint | undefined {
  if (windowNs === 0n) return deadlineNs;
  const late = deadlineNs % windowNs;
  const wake = late === 0n ? deadlineNs : deadlineNs - late + windowNs;
  return wake > U64_MAX ? undefined : wake;
}

/**
 * Rounds a time down to a point of the grid: a task without the right to time must not learn it from an event.
 *
 * @param windowNs distance between two points of the grid; it is not 0.
 */
export function coarsen(timeNs: bigint, windowNs: bigint): bigint {
  return timeNs - (timeNs % windowNs);
}

/**
 * Gives the wider of the requested window and that of the sender's class: a program can ask for more slack than its class
 * has, never for less.
 */
export function widerWindow(askedNs: bigint, ownNs: bigint): bigint {
  return askedNs > ownNs ? askedNs : ownNs;
}
