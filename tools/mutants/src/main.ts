/** `npm run mutants`, see `npm run mutants -- --help`. */
import { join } from 'node:path';
import process from 'node:process';
import { readLists, wrongRows } from './equivalents.ts';
import { mutantsIn } from './find.ts';
import { describe } from './mutant.ts';
import { readOptions, type Options } from './options.ts';
import { hasSurvived, lineOf, tableOf, type Trial } from './report.ts';
import { campaign } from './run/campaign.ts';
import { CannotJudge } from './run/stages.ts';
import { changedSince, select } from './select.ts';
import { EQUIVALENT, readWorkspace, type Workspace } from './workspace.ts';

const say = (text: string): void => void process.stdout.write(`${text}\n`);

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
  const cpu = tried.reduce((sum, { outcome }) => sum + outcome.cpu, 0);
  if (options.json) {
    const rows = tried.map(({ mutant, outcome, reason }) => ({ ...mutant, ...outcome, reason }));
    say(JSON.stringify({ of, tried: rows }, undefined, 2));
  } else {
    for (const one of tried.filter(({ outcome }) => outcome.by === 'wide'))
      say(`wide      ${lineOf(one)}`);
    for (const one of survivors) say(`survived  ${lineOf(one)}`);
    for (const { mutant } of stale) say(`error     ${mutant.id} is listed as equivalent, and fell`);
    say(`\n${tableOf(tried)}\n`);
    const mean = tried.length === 0 ? 0 : cpu / tried.length;
    say(
      `${tried.length} of ${of} mutants tried, ${mean.toFixed(2)} s of the processor each (${options.stages.join(', ')})`,
    );
  }
  return failing.length + stale.length > 0 ? 1 : 0;
}

async function run(options: Options): Promise<number> {
  const workspace = readWorkspace(join(import.meta.dirname, '../../..'));
  const { root } = workspace;
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
  const tried: Trial[] = [];
  let failures = 0;
  const end = performance.now() + (options.minutes ?? Number.POSITIVE_INFINITY) * 60_000;
  await campaign(workspace, chosen, options, {
    until: () => performance.now() > end,
    judged: (mutant, outcome) => {
      const reason = reasons.get(mutant.id);
      const one: Trial = { mutant, outcome, ...(reason !== undefined && { reason }) };
      tried.push(one);
      if (!options.json) say(`${tried.length}/${chosen.length}  ${lineOf(one)}`);
    },
    failed: (mutant, why) => {
      failures += 1;
      process.stderr.write(`mutants: no verdict on ${mutant.id}: ${why}\n`);
    },
  });
  const code = conclude(tried, options, changed, all);
  return failures > 0 ? 2 : code;
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
