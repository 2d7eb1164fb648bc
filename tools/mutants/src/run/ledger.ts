/** Which kept verdicts hold. */
import { exportsOf, importersIn, importsIn, type TestFile } from '../imports.ts';
import { Keys } from '../keys.ts';
import type { Mutant } from '../mutant.ts';
import { Results, type Verdict } from '../results.ts';
import type { Workspace } from '../workspace.ts';
import { outcomeOf, type Outcome } from './outcome.ts';
import { filesOf, keyOf, type Place } from './place.ts';
import type { StageName } from './stages.ts';

/** Where verdicts are kept, and what they are compared with. */
export type Ledger = Pick<Place, 'root' | 'folders' | 'importers' | 'keys' | 'results'>;

/** The ledger of a workspace, with the imports of its sources. */
export function ledgerOf(workspace: Workspace): Ledger {
  const { root, sources, folders } = workspace;
  const imports = importsIn(sources, exportsOf(root, folders));
  const keys = new Keys(workspace, imports);
  return { root, folders, importers: importersIn(imports), keys, results: new Results(root) };
}

/** The test files of a stage and a source, each with the key that it has now. */
export interface StageFiles {
  readonly files: readonly TestFile[];
  readonly keys: readonly string[];
}

/** The test files of a stage, narrowest first. */
export function stageFilesOf(
  ledger: Omit<Ledger, 'root' | 'results'>,
  stage: StageName,
  source: string,
): StageFiles {
  const files = filesOf(ledger, stage, source);
  return { files, keys: files.map(({ path }) => keyOf(ledger, stage, path, source)) };
}

/** Whether a verdict holds: what noticed is as it was; or all that noticed nothing. */
export function holds({ noticed, keys }: Verdict, current: readonly string[]): boolean {
  if (noticed === undefined) return current.every((key) => keys.includes(key));
  return keys.every((key) => current.includes(key));
}

/** What kept verdicts that hold say of mutants of one source; those of which they do not say enough are left out. */
export function keptOutcomes(
  ledger: Ledger,
  stages: readonly StageName[],
  source: string,
  mutants: readonly Mutant[],
): ReadonlyMap<Mutant, Outcome> {
  const found = new Map<Mutant, Outcome>();
  const current = stages.map((stage) => [stage, stageFilesOf(ledger, stage, source).keys] as const);
  for (const mutant of mutants) {
    const outcome = keptOutcome(mutant, ledger, current);
    if (outcome !== undefined) found.set(mutant, outcome);
  }
  return found;
}

function keptOutcome(
  mutant: Mutant,
  { results }: Ledger,
  current: readonly (readonly [StageName, readonly string[]])[],
): Outcome | undefined {
  const passed: [StageName, Verdict][] = [];
  let isOpen = false;
  for (const [stage, keys] of current) {
    // A stage without tests of the source has nothing to say.
    if (keys.length === 0) continue;
    const verdict = results.get(mutant, stage);
    if (verdict === undefined) {
      // It was out of patience, or is newer than the results: a later one may have noticed.
      isOpen = true;
      continue;
    }
    if (!holds(verdict, keys)) return undefined;
    passed.push([stage, verdict]);
    if (verdict.noticed !== undefined) return outcomeOf(passed);
  }
  return isOpen ? undefined : outcomeOf(passed);
}
