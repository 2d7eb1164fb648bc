/** A system as text: each task with its capabilities, then endpoints, devices and budgets. */
import { durationOf, grouped, plural, visible } from '@abicus/codegen';
import { callTexts } from './calls-of-run.ts';
import type { BudgetReport, Holding, SystemReport, TaskReport, Uses } from './report.ts';

/** Lines of cells, each column as wide as its widest cell. */
function table(rows: readonly (readonly string[])[]): string[] {
  const widths: number[] = [];
  for (const row of rows) {
    for (const [i, cell] of row.entries()) widths[i] = Math.max(widths[i] ?? 0, cell.length);
  }
  return rows.map((row) =>
    row
      .map((cell, i) => cell.padEnd(widths[i] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}

const indented = (lines: readonly string[]): string[] => lines.map((line) => `  ${line}`);

const ORIGINS = { own: 'made by itself', moved: 'moved to it by a caller' } as const;

function holdingRow({ slot, object, rights, origin }: Holding): string[] {
  const place = slot === undefined ? 'any' : String(slot);
  const how = origin === undefined ? '' : `(${ORIGINS[origin]})`;
  return [place, rights.length === 0 ? 'no right' : rights.join(' '), object, how];
}

/** A line for each service; of a run, what the task may do, and the calls that it made. */
function usesText(verb: string, uses: readonly Uses[]): string[] {
  return uses.map(({ service, ops, derived, made = [] }) => {
    const why = derived === true ? ' (derived from boot)' : '';
    if (ops.length > 0) return `${verb} ${service}: ${ops.join(', ')}${why}`;
    const calls = made.length === 0 ? '' : `: ${callTexts(made).join('; ')}`;
    return `may send to ${service}${calls}`;
  });
}

/** What a service counted besides requests. */
function countedText({ counted }: TaskReport): string[] {
  if (counted === undefined) return [];
  const { starts, incidents } = counted;
  const told = Object.entries(incidents).map(([name, count]) => `${name} ${count}`);
  return [`counted: ${[`starts ${starts}`, ...told].join(', ')}`];
}

function heading({ name, contract, parent, supervision, stackPages }: TaskReport): string {
  const { restart, backoffNs, maxInWindow, windowNs } = supervision ?? {};
  const again = restart === 'always';
  const wait = (backoffNs ?? []).map(durationOf).join(' to ');
  const kept = again
    ? `, restarted after ${wait}, after failures at most ${plural(maxInWindow ?? 0, 'time')} in ${durationOf(windowNs ?? 0)}`
    : restart === 'never'
      ? ', not restarted'
      : '';
  const stack = stackPages === undefined ? '' : `, ${plural(stackPages, 'page')} of stack`;
  const of = contract === undefined ? '' : ` (${contract})`;
  return `${name}${of}: child of ${parent}${stack}${kept}`;
}

function taskLines(task: TaskReport): string[] {
  const { holds, calls, notifies, moved } = task;
  const may = moved.map(({ op, callers, unbooted = [] }) => {
    const all = [...callers, ...unbooted.map((caller) => `${caller} (not booted)`)];
    return `may hold what callers of ${op} move: ${all.join(', ')}`;
  });
  return [
    heading(task),
    ...indented([
      ...table(holds.map(holdingRow)),
      ...usesText('calls', calls),
      ...usesText('notifies', notifies),
      ...may,
      ...countedText(task),
    ]),
    '',
  ];
}

function budgetRow({
  op,
  callers,
  budgetNs,
  costNs,
  waitsFor,
  sumNs,
  path,
}: BudgetReport): string[] {
  const budget = budgetNs === undefined ? 'without a budget' : `at most ${durationOf(budgetNs)}`;
  const cost = costNs === undefined ? [] : [durationOf(costNs)];
  const nested = waitsFor.map((one) =>
    one.budgetNs === undefined ? `${one.op} (no budget)` : `${one.op} ${durationOf(one.budgetNs)}`,
  );
  const parts = [...cost, ...nested];
  const sum = sumNs === 0 || nested.length === 0 ? '' : ` = ${durationOf(sumNs)}`;
  const takes = parts.length === 0 ? 'states no cost' : `takes ${parts.join(' + ')}${sum}`;
  const way = path.length > 2 ? `(${path.join(' → ')})` : '';
  return [op, budget, takes, `called by ${callers.join(', ')}`, way];
}

const hex = (n: number): string => `0x${n.toString(16)}`;

function section(title: string, rows: readonly (readonly string[])[]): string[] {
  return rows.length === 0 ? [] : [title, ...indented(table(rows)), ''];
}

/** The text of a system. */
export function systemText(system: SystemReport): string {
  const { from, first, starts, tasks, endpoints, devices, budgets, earlierCalls = [] } = system;
  if (tasks.length === 0) {
    const why = from === 'run' ? 'the run left no task' : 'no contract says what is booted';
    return `${why}\n`;
  }
  const count = tasks.reduce((sum, { holds }) => sum + holds.length, 0);
  const lines = [
    ...tasks.flatMap(taskLines),
    ...section(
      'endpoints',
      endpoints.map(({ name, owner, depth }) => {
        return [name, `owned by ${owner}`, depth === undefined ? '' : `a queue of ${depth}`];
      }),
    ),
    ...section(
      'devices',
      devices.map(({ name, base, length, line, driver }) => {
        const registers = `${hex(base)}, ${plural(length, 'byte')}`;
        const by = driver === undefined ? 'driven by none' : `driven by ${driver}`;
        return [name, registers, `line ${line}`, by];
      }),
    ),
    ...section(
      'earlier calls',
      earlierCalls.map(({ client, service, calls }) => {
        return [client, `called ${service}`, callTexts(calls).join('; ')];
      }),
    ),
    ...section('budgets of calls', budgets.map(budgetRow)),
    `order of start: ${[first, ...starts].join(', ')}`,
    `${plural(tasks.length, 'task')}, ${grouped(count)} ${count === 1 ? 'capability' : 'capabilities'}, ${plural(endpoints.length, 'endpoint')}`,
  ];
  return lines.map((line) => `${visible(line)}\n`).join('');
}
