/** Detects the staged files of a killed run of `generate`. */
import { isClaimed, staged } from './claim.ts';
import { operations } from './operations.ts';

/** The owner of the staging folder: a run in progress, or a killed one. */
export type StagedRun = {
  readonly by: 'a running one' | 'a killed run';
  /** Whether outputs may come from two runs: some were replaced, some not yet. */
  readonly mixed: boolean;
};

/** Returns the run in progress or the killed run; undefined if there is no staging folder. */
export function interrupted(root: string): StagedRun | undefined {
  const names = staged(operations, root);
  if (names === undefined) return undefined;
  const mixed = names.includes('journal.json') || names.includes('undo.json');
  return { by: isClaimed(names) ? 'a running one' : 'a killed run', mixed };
}
