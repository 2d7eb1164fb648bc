/**
 * Bounds a loop of a test that repeats until a condition holds: with a defect in the kernel it may never hold, and a
 * test that does not end reports nothing.
 */

/** Counts the rounds of a loop that ends with `break`. Throws after the most rounds: the condition did not hold. */
export function* rounds(most: number): Generator<number, never> {
  for (let round = 0; round < most; round++) yield round;
  throw new Error(`not over after ${most} rounds`);
}
