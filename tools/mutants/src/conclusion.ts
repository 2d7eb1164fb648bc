/** What mutants that were tried amount to: whether a run fails, and why. */
import { hasSurvived, type Trial } from './report.ts';

/** What fails a run. */
export interface Conclusion {
  /** Mutants that survived and are in no list. */
  readonly survivors: readonly Trial[];
  /** Those of them that fail the run. */
  readonly failing: readonly Trial[];
  /** Listed ones that fell: the list no longer applies. */
  readonly stale: readonly string[];
}

/** Concludes. @param changed the files whose survivors fail; absent: those of all */
export function conclusionOf(
  tried: readonly Trial[],
  changed: ReadonlySet<string> | undefined,
): Conclusion {
  const survivors = tried.filter(hasSurvived);
  const stale = tried.flatMap(({ mutant: { id }, outcome, reason, isKnown }) => {
    if (outcome.by === undefined) return [];
    if (reason !== undefined) return [`${id} is listed as equivalent, and fell`];
    return isKnown ? [`${id} is listed as a survivor, and fell: remove it`] : [];
  });
  const failing = survivors.filter(({ mutant }) => changed?.has(mutant.file) ?? true);
  return { survivors, failing, stale };
}
