/** Prints what came of mutants: a table by package, and the survivors. */
import type { Mutant } from './mutant.ts';
import { describe } from './mutant.ts';
import { packageOf } from './packages.ts';
import type { Outcome } from './run/outcome.ts';
import { STAGES } from './run/stages.ts';

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

const HEAD = [
  'package',
  'mutants',
  'tried',
  ...STAGES.map((stage) => `by ${stage}`),
  'equivalent',
  'known',
  'survived',
];

function row(name: string, of: number, tried: readonly Trial[]): string[] {
  const unnoticed = tried.filter(({ outcome }) => outcome.by === undefined);
  const counts = [
    of,
    tried.length,
    ...STAGES.map((stage) => tried.filter(({ outcome }) => outcome.by === stage).length),
    unnoticed.filter(({ reason }) => reason !== undefined).length,
    unnoticed.filter(({ isKnown }) => isKnown).length,
    tried.filter(hasSurvived).length,
  ];
  return [name, ...counts.map(String)];
}

/** A table in Markdown: a row for each package, and one for all. @param mutants the number of mutants by package */
export function tableOf(tried: readonly Trial[], mutants: ReadonlyMap<string, number>): string {
  const groups = Map.groupBy(tried, ({ mutant }) => packageOf(mutant.file));
  const rows = [...mutants].map(([name, of]) => row(name, of, groups.get(name) ?? []));
  const sum = [...mutants.values()].reduce((total, of) => total + of, 0);
  const all = [HEAD, ...rows, ...(rows.length > 1 ? [row('all', sum, tried)] : [])];
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
