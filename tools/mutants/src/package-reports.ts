/**
 * What came of the mutants of each package when it was last tried, `tools/mutants/reports.json`.
 * Trying all takes hours, so that each package is written by itself, with the commit of its sources.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ladderShareOf, type LadderShare } from './ladder-share.ts';
import { describe, type Mutant } from './mutant.ts';
import { PACKAGES } from './packages.ts';
import { countsIn, hasSurvived, HEAD, type Counts, type Trial } from './report.ts';
import { CannotJudge } from './run/stages.ts';
import { isListOf, requiredValue } from './stored.ts';
import { REPORTS } from './workspace.ts';

/** One package. Its lists are lines that describe mutants. */
export interface PackageReport {
  readonly commit: string;
  readonly counts: Counts;
  /** What the ladder notices by itself, of packages that it proves. */
  readonly ladder?: LadderShare;
  /** Noticed by tests that are far away only, each with its test. */
  readonly wide: readonly string[];
  readonly known: readonly string[];
  readonly survived: readonly string[];
  /** Without a verdict. */
  readonly open: readonly string[];
}

/** All packages that were tried, by name. */
export type PackageReports = Readonly<Record<string, PackageReport>>;

const isText = (value: unknown): value is string => typeof value === 'string';
const isCount = (value: unknown): value is number => Number.isSafeInteger(value);

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What is wrong with a package; undefined: nothing. */
function wrongIn(name: string, value: unknown): string | undefined {
  if (!Object.hasOwn(PACKAGES, name)) return 'is no package';
  if (!isObject(value) || !isText(value['commit'])) return 'has no commit';
  const { counts, ladder } = value;
  if (!isObject(counts) || !Object.values(counts).every(isCount)) return 'has no counts';
  const unknown = Object.keys(counts).find((column) => !HEAD.includes(column));
  if (unknown !== undefined) return `counts ${unknown}, which is no column`;
  if (counts['mutants'] === undefined || counts['tried'] === undefined)
    return 'does not count what was tried';
  const isShare = isObject(ladder) && isCount(ladder['noticed']) && isCount(ladder['entered']);
  if (ladder !== undefined && !isShare) return 'has no share of the ladder';
  const list = LISTS.find((one) => !isListOf(value[one], isText));
  return list === undefined ? undefined : `has no list of texts '${list}'`;
}

const LISTS = ['wide', 'known', 'survived', 'open'] as const;

/** What a text states. Throws at any other than an object of reports by package. */
export function reportsIn(text: string | undefined): PackageReports {
  const value = requiredValue(REPORTS, text, isObject, 'an object of reports by package');
  for (const [name, one] of Object.entries(value)) {
    const wrong = wrongIn(name, one);
    if (wrong !== undefined) throw new CannotJudge(`${REPORTS}: ${name} ${wrong}`);
  }
  return value as PackageReports;
}

/** Reads the file of a workspace. */
export function readReports(root: string): PackageReports {
  const path = join(root, REPORTS);
  return reportsIn(existsSync(path) ? readFileSync(path, 'utf8') : undefined);
}

/** Writes the file of a workspace. */
export function writeReports(root: string, tried: PackageReports): void {
  writeFileSync(join(root, REPORTS), `${JSON.stringify(tried, undefined, 2)}\n`);
}

/** What is known of the mutants of a package. */
export interface Known {
  readonly mutants: readonly Mutant[];
  readonly trials: readonly Trial[];
  /** Those that are listed as equivalent, which count as such until they fall. */
  readonly reasons: { readonly has: (id: string) => boolean };
}

/** Of ten mutants so many need a verdict, or the last results of a package stay. */
const ENOUGH = 9;

/** Whether enough mutants have a verdict, or are equivalent, to say what came of a package. */
export function isEnough({ mutants, trials, reasons }: Known): boolean {
  const judged = new Set(trials.map(({ mutant: { id } }) => id));
  const said = mutants.filter(({ id }) => judged.has(id) || reasons.has(id));
  return mutants.length > 0 && 10 * said.length >= ENOUGH * mutants.length;
}

/** What came of a package. */
export function packageReportOf(
  name: string,
  commit: string,
  { mutants, trials, reasons }: Known,
): PackageReport {
  const ladder = ladderShareOf(name, trials);
  const judged = new Set(trials.map(({ mutant: { id } }) => id));
  const linesOf = (which: (one: Trial) => boolean): string[] =>
    trials.filter(which).map(({ mutant }) => `${describe(mutant)}\n  ${mutant.id}`);
  const left = mutants.filter(({ id }) => !judged.has(id));
  const open = left.filter(({ id }) => !reasons.has(id));
  const counts = countsIn(mutants.length, trials);
  const equivalent = (counts['equivalent'] ?? 0) + left.length - open.length;
  const wide = trials.filter(({ outcome }) => outcome.by === 'wide');
  return {
    commit,
    counts: { ...counts, equivalent },
    ...(ladder !== undefined && { ladder }),
    wide: wide.map(({ mutant, outcome }) => `${describe(mutant)}\n  ${outcome.what}`),
    known: linesOf(({ isKnown, outcome }) => isKnown && outcome.by === undefined),
    survived: linesOf(hasSurvived),
    open: open.map((one) => `${describe(one)}\n  ${one.id}`),
  };
}
