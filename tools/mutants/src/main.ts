/** `npm run mutants`, see `npm run mutants -- --help`. */
import { join } from 'node:path';
import process from 'node:process';
import { readLists, wrongRows } from './equivalents.ts';
import { mutantsIn } from './find.ts';
import { exportsOf, importersOf } from './imports.ts';
import { describe, type Mutant } from './mutant.ts';
import { readOptions, type Options } from './options.ts';
import { hasSurvived, isWide, lineOf, tableOf, type Trial } from './report.ts';
import { Results } from './results.ts';
import { CannotJudge, judge, type Outcome, type Place } from './run/judge.ts';
import { Tests } from './run/tests.ts';
import { changedSince, select } from './select.ts';
import { EQUIVALENT, readWorkspace, type Workspace } from './workspace.ts';

const say = (text: string): void => void process.stdout.write(`${text}\n`);

/** Tries mutants one after the other; `until` is asked before each. */
async function tryAll(
  place: Place,
  mutants: readonly Mutant[],
  results: Results,
  {
    until,
    each,
  }: { readonly until: () => boolean; readonly each: (mutant: Mutant, outcome: Outcome) => void },
): Promise<void> {
  for (const mutant of mutants) {
    if (until()) return;
    const outcome = results.get(mutant) ?? (await judge(place, mutant));
    results.set(mutant, outcome);
    each(mutant, outcome);
  }
}

/** What is wrong with the lists of equivalent mutants, and the reasons in them. */
function listed({ root, sources }: Workspace): {
  readonly wrong: string[];
  readonly reasons: Map<string, string>;
} {
  const lists = readLists(root, EQUIVALENT);
  const wrong = wrongRows(
    lists,
    (file) => new Set(mutantsIn(file, sources.get(file) ?? '').map(({ id }) => id)),
  );
  const rows = [...lists.values()].flat();
  return { wrong, reasons: new Map(rows.map(({ mutant, reason }) => [mutant, reason])) };
}

/** Prints what came of all, and returns the exit code. */
function conclude(
  tried: readonly Trial[],
  options: Options,
  changed: ReadonlySet<string>,
  of: number,
): number {
  const survivors = tried.filter(hasSurvived);
  const stale = tried.filter(
    ({ outcome, reason }) => outcome.by !== undefined && reason !== undefined,
  );
  const failing = survivors.filter(
    ({ mutant }) => options.base === undefined || changed.has(mutant.file),
  );
  const seconds = tried.reduce((sum, { outcome }) => sum + outcome.seconds, 0);
  if (options.json) {
    const rows = tried.map(({ mutant, outcome, reason }) => ({ ...mutant, ...outcome, reason }));
    say(JSON.stringify({ of, tried: rows }, undefined, 2));
  } else {
    for (const one of tried.filter((some) => isWide(some))) say(`wide      ${lineOf(one)}`);
    for (const one of survivors) say(`survived  ${lineOf(one)}`);
    for (const { mutant } of stale) say(`error     ${mutant.id} is listed as equivalent, and fell`);
    say(`\n${tableOf(tried)}\n`);
    const mean = tried.length === 0 ? 0 : seconds / tried.length;
    say(
      `${tried.length} of ${of} mutants tried, ${mean.toFixed(1)} s each (${options.stages.join(', ')})`,
    );
  }
  return failing.length + stale.length > 0 ? 1 : 0;
}

async function run(options: Options): Promise<number> {
  const workspace = readWorkspace(join(import.meta.dirname, '../../..'));
  const { root, sources, folders, content } = workspace;
  const changed = options.base === undefined ? new Set<string>() : changedSince(root, options.base);
  const { all, chosen } = select(workspace, options, changed);
  const { wrong, reasons } = listed(workspace);
  for (const one of wrong) process.stderr.write(`error  ${one}\n`);
  if (wrong.length > 0) return 1;
  if (all === 0) throw new CannotJudge('no file that is mutated has been asked for');
  if (options.list) {
    for (const mutant of chosen) say(`${describe(mutant)}\n  ${mutant.id}`);
    say(`${chosen.length} of ${all} mutants`);
    return 0;
  }
  const tests = new Tests(root);
  const importers = importersOf(sources, exportsOf(root, folders));
  const place: Place = { root, importers, tests, stages: options.stages, controlled: new Set() };
  const tried: Trial[] = [];
  const end = performance.now() + (options.minutes ?? Number.POSITIVE_INFINITY) * 60_000;
  try {
    await tryAll(place, chosen, new Results(root, content, options.stages), {
      until: () => performance.now() > end,
      each: (mutant, outcome) => {
        const reason = reasons.get(mutant.id);
        const one: Trial = { mutant, outcome, ...(reason !== undefined && { reason }) };
        tried.push(one);
        if (!options.json) say(`${tried.length}/${chosen.length}  ${lineOf(one)}`);
      },
    });
  } finally {
    tests.close();
  }
  return conclude(tried, options, changed, all);
}

const read = readOptions(process.argv.slice(2));
if ('help' in read) process.stdout.write(read.help);
else if ('usage' in read) {
  process.stderr.write(`${read.usage}; \`npm run mutants -- --help\` says more\n`);
  process.exitCode = 2;
} else {
  try {
    process.exitCode = await run(read.options);
  } catch (error) {
    if (!(error instanceof CannotJudge)) throw error;
    process.stderr.write(`mutants: ${error.message}\n`);
    process.exitCode = 2;
  }
}
