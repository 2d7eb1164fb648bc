/**
 * When a timer really wakes. Deadlines are put off to the next point of a grid, so that timers that may wait wake
 * together; the grid is as wide as the weaker of two claims allows (RFC-0023).
 */

const U64_MAX = (1n << 64n) - 1n;

/**
 * The first point of the grid at or after a deadline.
 *
 * @param deadlineNs a point of virtual time; one in the past is put off like any other.
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
 * The wider of the window that was asked for and that of the sender's class: a program can be patient beyond its class,
 * never more precise than it.
 */
export function widerWindow(askedNs: bigint, ownNs: bigint): bigint {
  return askedNs > ownNs ? askedNs : ownNs;
}
