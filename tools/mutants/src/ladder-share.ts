/** How much of the system the ladder watches: what it notices, by itself, of the mutants that it enters. */
import { packageOf } from './packages.ts';
import type { Trial } from './report.ts';

/** What the ladder is the proof of. */
const PROVEN_BY_LADDER = ['kernel', 'services'];

/** How many mutants the ladder enters, and notices. Equivalent mutants do not count. */
export interface LadderShare {
  readonly noticed: number;
  readonly entered: number;
}

/** The share of a package; undefined: the ladder does not prove it, or enters none of its mutants. */
export function ladderShareOf(name: string, tried: readonly Trial[]): LadderShare | undefined {
  if (!PROVEN_BY_LADDER.includes(name)) return undefined;
  const entered = tried.filter(
    ({ mutant, outcome, reason }) =>
      packageOf(mutant.file) === name &&
      outcome.reached.includes('selftest') &&
      reason === undefined,
  );
  if (entered.length === 0) return undefined;
  const noticed = entered.filter(({ outcome }) => outcome.by === 'selftest').length;
  return { noticed, entered: entered.length };
}

/** One line for each package of which the ladder enters a mutant. */
export function ladderShares(tried: readonly Trial[]): string[] {
  return PROVEN_BY_LADDER.flatMap((name) => {
    const share = ladderShareOf(name, tried);
    return share === undefined ? [] : [shareText(name, share)];
  });
}

/** A share as a sentence. */
export function shareText(name: string, { noticed, entered }: LadderShare): string {
  const percent = ((100 * noticed) / entered).toFixed(1);
  return `the ladder alone notices ${noticed} of ${entered} mutants of ${name} that it enters (${percent} %)`;
}
