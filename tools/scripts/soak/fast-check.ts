/**
 * fast-check for long campaigns: the same, but each property is tried so many times as often, and with
 * other seeds. vitest.config.ts puts it in the place of fast-check when ABICUS_FUZZ_RUNS is set.
 *
 *     ABICUS_FUZZ_RUNS   a factor for numRuns, 100 where a test says nothing
 *     ABICUS_FUZZ_SEED   is added to the seed that a test says, 0 where it says none
 */
import process from 'node:process';
// By its path: its name leads here.
import fc from '../../../node_modules/fast-check/lib/fast-check.js';

/** The parameters of a property, for a campaign. Pure but for the two variables. */
export function more<T>(parameters: fc.Parameters<T> = {}): fc.Parameters<T> {
  const factor = Number(process.env['ABICUS_FUZZ_RUNS'] ?? 1);
  const seed = Number(process.env['ABICUS_FUZZ_SEED'] ?? 0);
  const { numRuns = 100, seed: own = 0 } = parameters;
  return { ...parameters, numRuns: Math.ceil(numRuns * factor), seed: own + seed };
}

/** As fast-check's. */
export const assert: typeof fc.assert = ((property: never, parameters?: fc.Parameters) =>
  fc.assert(property, more(parameters))) as typeof fc.assert;

/** As fast-check's. */
export const check: typeof fc.check = ((property: never, parameters?: fc.Parameters) =>
  fc.check(property, more(parameters))) as typeof fc.check;

// What is exported here goes before what the star brings.
export * from '../../../node_modules/fast-check/lib/fast-check.js';

export default { ...fc, assert, check };
