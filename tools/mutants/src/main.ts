/** `npm run mutants`, see `npm run mutants -- --help`. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { conclusionOf } from './conclusion.ts';
import { listedIn, listsOf } from './lists.ts';
import { ladderShares } from './ladder-share.ts';
import { describe, type Mutant } from './mutant.ts';
import { readOptions, type Options } from './options.ts';
import { countsOf, lineOf, rowsOf, tableOf, type Trial } from './report.ts';
import { campaign } from './run/campaign.ts';
import { CannotJudge } from './run/stages.ts';
import { changedSince, nothingFor, select } from './select.ts';
import { readWorkspace, REPORT } from './workspace.ts';
import { trialOf, writeReport } from './write-report.ts';

const say = (text: string): void => void process.stdout.write(`${text}\n`);

/** A draw has few mutants of a file: records pay only where tests run again and again. */
const RUNS_OF_A_DRAW = 3;

/** Prints what came of all, and returns the exit code. */
function conclude(
  tried: readonly Trial[],
  { json, stages }: Options,
  changed: ReadonlySet<string> | undefined,
  all: readonly Mutant[],
): number {
  const { survivors, failing, stale } = conclusionOf(tried, changed);
  if (json) {
    const rows = tried.map(({ mutant, outcome, reason, isKnown }) => {
      return { ...mutant, ...outcome, reason, isKnown };
    });
    say(JSON.stringify({ of: all.length, stale, tried: rows }, undefined, 2));
  } else {
    for (const one of tried.filter(({ outcome }) => outcome.by === 'wide'))
      say(`wide      ${lineOf(one)}`);
    for (const one of survivors) say(`survived  ${lineOf(one)}`);
    for (const one of stale) say(`error     ${one}`);
    say(`\n${tableOf(rowsOf(tried, countsOf(all)))}\n`);
    for (const one of ladderShares(tried)) say(one);
    const cpu = tried.reduce((sum, { outcome }) => sum + outcome.cpu, 0);
    const mean = tried.length === 0 ? 0 : cpu / tried.length;
    const elsewhere = survivors.length - failing.length;
    const where =
      changed === undefined ? '' : `, ${elsewhere} of them in files that did not change`;
    say(
      `${tried.length} of ${all.length} mutants tried, ${survivors.length} survived${where}; ${mean.toFixed(2)} s of the processor each (${stages.join(', ')})`,
    );
  }
  return failing.length + stale.length > 0 ? 1 : 0;
}

async function run(options: Options): Promise<number> {
  const workspace = readWorkspace(join(import.meta.dirname, '../../..'));
  const { root } = workspace;
  const { base, minutes } = options;
  const changed = base === undefined ? undefined : changedSince(root, base);
  const lists = listsOf(workspace, base);
  const known = { changed: changed ?? new Set<string>(), listed: listedIn(lists) };
  const { all, chosen } = select(workspace, options, known);
  for (const one of lists.wrong) process.stderr.write(`error  ${one}\n`);
  if (lists.wrong.length > 0) return 1;
  if (options.report) {
    say(writeReport(workspace, all, lists, options.package));
    return 0;
  }
  if (all.length === 0) throw new CannotJudge(nothingFor(options));
  if (options.list && options.json) {
    say(JSON.stringify({ of: all.length, mutants: chosen }, undefined, 2));
    return 0;
  }
  if (options.list) {
    for (const mutant of chosen) say(`${describe(mutant)}\n  ${mutant.id}`);
    say(`${chosen.length} of ${all.length} mutants`);
    return 0;
  }
  if (options.stages.includes('prove') && !existsSync(join(root, REPORT))) {
    throw new CannotJudge(`prove reads ${REPORT}: run \`npm test\`, or leave it out of --stages`);
  }
  const tried: Trial[] = [];
  let failures = 0;
  const plan = {
    ...options,
    recordsAfter: options.draw === undefined && minutes === undefined ? 0 : RUNS_OF_A_DRAW,
    // The time includes what has passed since the process began.
    ...(minutes !== undefined && { ms: Math.max(0, minutes * 60_000 - performance.now()) }),
  };
  await campaign(workspace, chosen, plan, {
    judged: (mutant, outcome) => {
      const one = trialOf(mutant, outcome, lists);
      tried.push(one);
      const so = `${tried.length}/${chosen.length}`;
      if (!options.json) say(options.quiet ? `${so} tried` : `${so}  ${lineOf(one)}`);
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
