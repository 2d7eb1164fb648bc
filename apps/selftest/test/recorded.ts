/** The assertions of rungs that are made under test. */
import type { Assertion } from '@abicus/wire';

/** The name of what the runtime tells of assertions under test (`@abicus/codegen/vitest`). */
const ASSERTED = '__abicusAsserted';

/**
 * Runs, and gives the assertions that were made meanwhile, in their order.
 *
 * @param run is given them as far as they were made.
 */
export function recorded(run: (made: Assertion[]) => void): readonly Assertion[] {
  const made: Assertion[] = [];
  Reflect.set(globalThis, ASSERTED, (one: Assertion) => void made.push(one));
  try {
    run(made);
  } finally {
    Reflect.deleteProperty(globalThis, ASSERTED);
  }
  return made;
}
