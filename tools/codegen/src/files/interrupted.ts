/** What a run of `generate` that was killed has left in a workspace. */
import { isClaimed, staged } from './claim.ts';
import { operations } from './operations.ts';

/** What is in the staging folder: of a run that goes on, or of one that was killed. */
export type Interrupted = {
  readonly by: 'a running one' | 'a killed run';
  /** Whether outputs may be of two runs: some were replaced, and some not yet. */
  readonly mixed: boolean;
};

/** What is under way, or was cut off; nothing if there is no staging folder. */
export function interrupted(root: string): Interrupted | undefined {
  const names = staged(operations, root);
  if (names === undefined) return undefined;
  const mixed = names.includes('journal.json') || names.includes('undo.json');
  return { by: isClaimed(names) ? 'a running one' : 'a killed run', mixed };
}
