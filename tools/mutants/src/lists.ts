/** What is said of mutants beforehand: that they are equivalent, or known to survive. */
import { readLists, wrongRows } from './equivalents.ts';
import { mutantsIn } from './find.ts';
import { readSurvivors, survivorsIn, wrongSurvivors, type Survivors } from './survivors.ts';
import { EQUIVALENT, gitText, SURVIVORS, type Workspace } from './workspace.ts';

/** Both lists. */
export interface Lists {
  /** The reasons of equivalent mutants by their ids. */
  readonly reasons: ReadonlyMap<string, string>;
  readonly survivors: Survivors;
  /** What is wrong with them. */
  readonly wrong: readonly string[];
}

/** The list of survivors in a commit, if it has one. */
function survivorsAt(root: string, commit: string): Survivors | undefined {
  const text = gitText(root, commit, SURVIVORS);
  return text === undefined ? undefined : survivorsIn(text, `${commit}:${SURVIVORS}`);
}

/** Reads the lists of a workspace. @param base the commit whose list of survivors may only have become shorter */
export function listsOf({ root, sources }: Workspace, base: string | undefined): Lists {
  const found = new Map<string, ReadonlySet<string>>();
  const mutants = (file: string): ReadonlySet<string> => {
    const ids =
      found.get(file) ?? new Set(mutantsIn(file, sources.get(file) ?? '').map(({ id }) => id));
    found.set(file, ids);
    return ids;
  };
  const equivalents = readLists(root, EQUIVALENT);
  const rows = [...equivalents.values()].flat();
  const reasons = new Map(rows.map(({ mutant, reason }) => [mutant, reason]));
  const survivors = readSurvivors(root);
  const before = base === undefined ? undefined : survivorsAt(root, base);
  const wrong = [
    ...wrongRows(equivalents, mutants),
    ...wrongSurvivors(survivors, { mutants, equivalent: reasons, before }),
  ];
  return { reasons, survivors, wrong };
}

/** The ids in the lists. */
export function listedIn({ reasons, survivors }: Lists): ReadonlySet<string> {
  return new Set([...reasons.keys(), ...Object.values(survivors).flat()]);
}
