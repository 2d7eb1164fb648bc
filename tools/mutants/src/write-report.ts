/** `npm run mutants -- --report`: writes what the kept results say, and tries nothing. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Lists } from './lists.ts';
import type { Mutant } from './mutant.ts';
import { packageOf, PACKAGES } from './packages.ts';
import { blockOf, PAGE, pageOf, readmeWith } from './page.ts';
import type { Trial } from './report.ts';
import { keptOutcomes, ledgerOf } from './run/ledger.ts';
import { CannotJudge, STAGES } from './run/stages.ts';
import { shrunk, writeSurvivors, type Survivors } from './survivors.ts';
import {
  isEnough,
  readReports,
  packageReportOf,
  writeReports,
  type PackageReports,
} from './package-reports.ts';
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

/**
 * Writes the page, the list of survivors and the part of the README. Returns what is said of it.
 *
 * @param mutants all of them, or those of one package
 * @param only the package, whose results are written however few there are
 */
export function writeReport(
  workspace: Workspace,
  mutants: readonly Mutant[],
  lists: Lists,
  only: string | undefined,
): string {
  const { root } = workspace;
  const tried = keptTrials(workspace, mutants, lists);
  if (only !== undefined && tried.length === 0) {
    throw new CannotJudge(`no mutant of ${only} has a result that holds`);
  }
  const ids = Map.groupBy(mutants, ({ file }) => packageOf(file) ?? '');
  const survivors = shrunk(
    lists.survivors,
    new Map([...ids].map(([name, of]) => [name, of.map(({ id }) => id)])),
    tried
      .filter(({ reason }) => reason === undefined)
      .map(({ mutant: { id }, outcome }) => ({ id, survived: outcome.by === undefined })),
  );
  const reports = readReports(root);
  const known = new Set(Object.values(survivors).flat());
  const trials = tried.map((one) => ({ ...one, isKnown: known.has(one.mutant.id) }));
  const commit = git(root, 'rev-parse', '--short=12', 'HEAD').trim();
  const groups = Map.groupBy(trials, ({ mutant }) => packageOf(mutant.file) ?? '');
  const { reasons } = lists;
  const written = [...ids]
    .map(([name, of]) => ({
      name,
      known: { mutants: of, trials: groups.get(name) ?? [], reasons },
    }))
    .filter((one) => only !== undefined || isEnough(one.known));
  const now: PackageReports = {
    ...reports,
    ...Object.fromEntries(
      written.map(({ name, known: found }) => [name, packageReportOf(name, commit, found)]),
    ),
  };
  const all = inOrder(now);
  const pages = pagesOf(root, all, survivors);
  writeSurvivors(root, survivors);
  writeReports(root, all);
  for (const [path, text] of pages) writeFileSync(join(root, path), text);
  const names = written.map(({ name }) => name).join(', ') || 'none';
  return `${tried.length} of ${mutants.length} mutants have results that hold; written anew: ${names}`;
}

/** Packages in the order of the table. */
function inOrder(tried: PackageReports): PackageReports {
  return Object.fromEntries(
    Object.keys(PACKAGES).flatMap((name) => {
      const one = tried[name];
      return one === undefined ? [] : [[name, one]];
    }),
  );
}

/** The texts that follow from what is kept in the workspace, by path. Throws if the README has no place for its part. */
export function pagesOf(
  root: string,
  reports: PackageReports,
  survivors: Survivors,
): ReadonlyMap<string, string> {
  const readme = readFileSync(join(root, 'README.md'), 'utf8');
  return new Map([
    [PAGE, pageOf(reports)],
    ['README.md', readmeWith(readme, blockOf(survivors))],
  ]);
}
