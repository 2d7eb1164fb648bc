/**
 * fast-check for long campaigns: multiplies the runs of each property, and changes its seeds.
 * vitest.config.ts replaces fast-check by it when ABICUS_FUZZ_RUNS is set.
 * ABICUS_FUZZ_RUNS   a factor for numRuns, which is 100 by default
 * ABICUS_FUZZ_SEED   is added to the test's seed, which is 0 by default
 */
import process from 'node:process';
// By its path: its name resolves to this file.
import fc from '../../../node_modules/fast-check/lib/fast-check.js';

/** The parameters of a property in a campaign. Pure except for the two variables. */
export function more<T>(parameters: fc.Parameters<T> = {}): fc.Parameters<T> {
  const factor = Number(process.env['ABICUS_FUZZ_RUNS'] ?? 1);
  const seed = Number(process.env['ABICUS_FUZZ_SEED'] ?? 0);
  const { numRuns = 100, seed: own = 0 } = parameters;
  return { ...parameters, numRuns: Math.ceil(numRuns * factor), seed: own + seed };
}

/** fast-check's `assert`, with the parameters of a campaign. */
export const assert: typeof fc.assert = ((property: never, parameters?: fc.Parameters) =>
  fc.assert(property, more(parameters))) as typeof fc.assert;

/** fast-check's `check`, with the parameters of a campaign. */
export const check: typeof fc.check = ((property: never, parameters?: fc.Parameters) =>
  fc.check(property, more(parameters))) as typeof fc.check;

// An explicit export wins over the same name of the star export.
export * from '../../../node_modules/fast-check/lib/fast-check.js';

export default { ...fc, assert, check };
