/** Prints what came of mutants: a table by package, and the survivors. */
import type { Mutant } from './mutant.ts';
import { describe } from './mutant.ts';
import { packageOf } from './packages.ts';
import type { Outcome } from './run/judge.ts';
import { STAGES } from './run/stages.ts';

/** A mutant that was tried. */
export interface Trial {
  readonly mutant: Mutant;
  readonly outcome: Outcome;
  /** Its reason in a list of equivalent mutants. */
  readonly reason?: string;
}

/** Whether nothing noticed a mutant that is in no list. */
export function hasSurvived({ outcome, reason }: Trial): boolean {
  return outcome.by === undefined && reason === undefined;
}

const HEAD = [
  'package',
  'tried',
  ...STAGES.map((stage) => `by ${stage}`),
  'equivalent',
  'survived',
];

function row(name: string, tried: readonly Trial[]): string[] {
  const counts = [
    tried.length,
    ...STAGES.map((stage) => tried.filter(({ outcome }) => outcome.by === stage).length),
    tried.filter(({ outcome, reason }) => outcome.by === undefined && reason !== undefined).length,
    tried.filter(hasSurvived).length,
  ];
  return [name, ...counts.map(String)];
}

/** A table in Markdown: a row for each package, and one for all. */
export function tableOf(tried: readonly Trial[]): string {
  const groups = Map.groupBy(tried, ({ mutant }) => packageOf(mutant.file) ?? '?');
  const rows = [...groups].map(([name, of]) => row(name, of));
  const all = [HEAD, ...rows, ...(rows.length > 1 ? [row('all', tried)] : [])];
  const widths = HEAD.map((_, i) => Math.max(...all.map((cells) => cells[i]?.length ?? 0)));
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell, i) => (i === 0 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0))).join(' | ')} |`;
  const rule = widths.map((width, i) =>
    i === 0 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`,
  );
  return [line(HEAD), line(rule), ...all.slice(1).map(line)].join('\n');
}

/** One line for a mutant that was tried. */
export function lineOf({ mutant, outcome, reason }: Trial): string {
  const { by, what, seconds, cpu, reached } = outcome;
  const unloaded = reached.length === 0 ? ', and no stage enters it' : '';
  const came =
    by !== undefined
      ? `fell by ${by}: ${what}`
      : reason !== undefined
        ? `equivalent: ${reason}`
        : `SURVIVED${unloaded}`;
  return `${describe(mutant)}\n  ${came} (${seconds.toFixed(1)} s, ${cpu.toFixed(1)} s of the processor)\n  ${mutant.id}`;
}
