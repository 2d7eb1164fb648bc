/**
 * The bound of a loop in a test that goes on until something holds: if the kernel is wrong it may never hold, and a test
 * that never ends says nothing.
 */

/** Counts rounds of a loop that is left by `break`. Throws after so many: what it waits for does not come. */
export function* rounds(most: number): Generator<number, never> {
  for (let round = 0; round < most; round++) yield round;
  throw new Error(`not over after ${most} rounds`);
}
