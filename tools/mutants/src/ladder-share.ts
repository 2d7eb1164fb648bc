/** How much of the system the ladder watches: what it notices, by itself, of the mutants that it enters. */
import { packageOf } from './packages.ts';
import type { Trial } from './report.ts';

/** What the ladder is the proof of. */
const PROVEN_BY_LADDER = ['kernel', 'services'];

/** One line for each package of which the ladder enters a mutant. Equivalent mutants do not count. */
export function ladderShares(tried: readonly Trial[]): string[] {
  return PROVEN_BY_LADDER.flatMap((name) => {
    const entered = tried.filter(
      ({ mutant, outcome, reason }) =>
        packageOf(mutant.file) === name &&
        outcome.reached.includes('selftest') &&
        reason === undefined,
    );
    if (entered.length === 0) return [];
    const noticed = entered.filter(({ outcome }) => outcome.by === 'selftest').length;
    const share = ((100 * noticed) / entered.length).toFixed(1);
    return `the ladder alone notices ${noticed} of ${entered.length} mutants of ${name} that it enters (${share} %)`;
  });
}
