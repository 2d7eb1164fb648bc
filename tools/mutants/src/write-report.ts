/** `npm run mutants -- --report`: writes what the kept results say, and tries nothing. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Lists } from './lists.ts';
import type { Mutant } from './mutant.ts';
import { packageOf } from './packages.ts';
import { blockOf, PAGE, pageOf, readmeWith } from './page.ts';
import { countsOf, type Trial } from './report.ts';
import { keptOutcomes, ledgerOf } from './run/ledger.ts';
import { STAGES } from './run/stages.ts';
import { shrunk, writeSurvivors, type Survivors } from './survivors.ts';
import { git, type Workspace } from './workspace.ts';

/** A mutant and its outcome, with what the lists say of it. */
export function trialOf(
  mutant: Mutant,
  outcome: Trial['outcome'],
  { reasons, survivors }: Lists,
): Trial {
  const reason = reasons.get(mutant.id);
  const isKnown = Object.values(survivors).some((ids) => ids.includes(mutant.id));
  return { mutant, outcome, isKnown, ...(reason !== undefined && { reason }) };
}

/** All mutants whose kept results hold. */
function keptTrials(workspace: Workspace, mutants: readonly Mutant[], lists: Lists): Trial[] {
  const ledger = ledgerOf(workspace);
  const files = Map.groupBy(mutants, ({ file }) => file);
  return [...files].flatMap(([file, of]) =>
    [...keptOutcomes(ledger, STAGES, file, of)].map(([mutant, outcome]) =>
      trialOf(mutant, outcome, lists),
    ),
  );
}

/** Writes the page, the list of survivors and the part of the README. Returns what is said of it. */
export function writeReport(
  workspace: Workspace,
  mutants: readonly Mutant[],
  lists: Lists,
): string {
  const { root } = workspace;
  const tried = keptTrials(workspace, mutants, lists);
  const ids = Map.groupBy(mutants, ({ file }) => packageOf(file) ?? '');
  const survivors = shrunk(
    lists.survivors,
    new Map([...ids].map(([name, of]) => [name, of.map(({ id }) => id)])),
    tried
      .filter(({ reason }) => reason === undefined)
      .map(({ mutant: { id }, outcome }) => ({ id, survived: outcome.by === undefined })),
  );
  writeSurvivors(root, survivors);
  const known = new Set(Object.values(survivors).flat());
  const trials = tried.map((one) => ({ ...one, isKnown: known.has(one.mutant.id) }));
  const commit = git(root, 'rev-parse', '--short=12', 'HEAD').trim();
  writeFileSync(join(root, PAGE), pageOf(trials, countsOf(mutants), commit));
  writeBlock(root, survivors);
  return `${tried.length} of ${mutants.length} mutants have results that hold; ${PAGE} is written`;
}

/** Writes the part of the README. */
function writeBlock(root: string, list: Survivors): void {
  const path = join(root, 'README.md');
  const block = blockOf(list, existsSync(join(root, PAGE)));
  writeFileSync(path, readmeWith(readFileSync(path, 'utf8'), block));
}
