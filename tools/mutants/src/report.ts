/** Prints what came of mutants: a table by package, and the survivors. */
import type { Mutant } from './mutant.ts';
import { describe } from './mutant.ts';
import { packageOf } from './packages.ts';
import type { Outcome } from './run/outcome.ts';
import { STAGES, type StageName } from './run/stages.ts';

/** A mutant that was tried. */
export interface Trial {
  readonly mutant: Mutant;
  readonly outcome: Outcome;
  /** Its reason in a list of equivalent mutants. */
  readonly reason?: string;
  /** Whether it is listed as a survivor. */
  readonly isKnown: boolean;
}

/** Whether nothing noticed a mutant that is in no list. */
export function hasSurvived({ outcome, reason, isKnown }: Trial): boolean {
  return outcome.by === undefined && reason === undefined && !isKnown;
}

function columnOf(stage: StageName): string {
  return `by ${stage}`;
}

/** The columns of the table. */
export const HEAD: readonly string[] = [
  'package',
  'mutants',
  'tried',
  ...STAGES.map(columnOf),
  'equivalent',
  'known',
  'survived',
];

/** What came of the mutants of a package: the numbers of a row of the table, by column. */
export type Counts = Readonly<Record<string, number>>;

/** Counts what came of the mutants of a package. @param of how many it has */
export function countsIn(of: number, tried: readonly Trial[]): Counts {
  const unnoticed = tried.filter(({ outcome }) => outcome.by === undefined);
  const noticed = STAGES.map((stage) => tried.filter(({ outcome }) => outcome.by === stage).length);
  return {
    mutants: of,
    tried: tried.length,
    ...Object.fromEntries(STAGES.map((stage, i) => [columnOf(stage), noticed[i] ?? 0])),
    equivalent: unnoticed.filter(({ reason }) => reason !== undefined).length,
    known: unnoticed.filter(({ isKnown }) => isKnown).length,
    survived: tried.filter(hasSurvived).length,
  };
}

/** The trials of each package that has mutants. @param mutants the number of mutants by package */
export function rowsOf(
  tried: readonly Trial[],
  mutants: ReadonlyMap<string, number>,
): ReadonlyMap<string, Counts> {
  const groups = Map.groupBy(tried, ({ mutant }) => packageOf(mutant.file));
  return new Map([...mutants].map(([name, of]) => [name, countsIn(of, groups.get(name) ?? [])]));
}

/** The sum of a column. */
export function sumOf(rows: Iterable<Counts>, column: string): number {
  return [...rows].reduce((sum, row) => sum + (row[column] ?? 0), 0);
}

/** A table in Markdown: a row for each package, and one for all. */
export function tableOf(counts: ReadonlyMap<string, Counts>): string {
  const columns = HEAD.slice(1);
  const sums = Object.fromEntries(columns.map((one) => [one, sumOf(counts.values(), one)]));
  const rows = [...counts, ...(counts.size > 1 ? [['all', sums] as const] : [])];
  const cellsOf = (row: Counts): string[] => columns.map((one) => String(row[one] ?? 0));
  const all = [HEAD, ...rows.map(([name, row]) => [name, ...cellsOf(row)])];
  const widths = HEAD.map((_, i) => Math.max(...all.map((cells) => cells[i]?.length ?? 0)));
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell, i) => (i === 0 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0))).join(' | ')} |`;
  const rule = widths.map((width, i) =>
    i === 0 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`,
  );
  return [line(HEAD), line(rule), ...all.slice(1).map(line)].join('\n');
}

/** The number of mutants of each package that has some. */
export function countsOf(mutants: readonly Mutant[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { file } of mutants) {
    const name = packageOf(file) ?? '';
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return counts;
}

/** One line for a mutant that was tried. */
export function lineOf({ mutant, outcome, reason, isKnown }: Trial): string {
  const { by, what, seconds, cpu, reached } = outcome;
  const unloaded = reached.length === 0 ? ', and no stage enters it' : '';
  const came =
    by !== undefined
      ? `fell by ${by}: ${what}`
      : reason !== undefined
        ? `equivalent: ${reason}`
        : `${isKnown ? 'survived, as is known' : 'SURVIVED'}${unloaded}`;
  return `${describe(mutant)}\n  ${came} (${seconds.toFixed(1)} s, ${cpu.toFixed(1)} s of the processor)\n  ${mutant.id}`;
}
