/** The kernel suite: on one core, with syscalls by registers and pages, without tracing. */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { measureInThread } from './kernel/measure-in-thread.ts';
import { waitingTasks } from './kernel/many-tasks.ts';
import { digits, ratio, table } from './table.ts';

/** Measures the JavaScript heap and page frames of one blocked task in bytes, without its own two pages. */
function perTask(count: number): number {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  const used = (): number => {
    collect();
    return process.memoryUsage().heapUsed;
  };
  const few = waitingTasks(1);
  const [heap, frames] = [used(), few.kernel.core.state.frames.low];
  const many = waitingTasks(count + 1);
  const grown = used() - heap + (many.kernel.core.state.frames.low - frames) * 4096;
  return grown / count - 2 * 4096;
}

/** The mark of flat costs: the largest allowed ratio of the cost with many to the cost with few. */
const FLAT = 2;

/** A cost that must not grow with a number of objects. */
type FlatCost = {
  readonly name: string;
  readonly of: string;
  readonly rate: 'endpointPairs' | 'exits' | 'childPolls';
  readonly counts: readonly number[];
};

const FLAT_COSTS: readonly FlatCost[] = [
  {
    name: 'create and close an endpoint',
    of: 'endpoints of the owner',
    rate: 'endpointPairs',
    counts: [1000, 60_000],
  },
  {
    name: 'exit of an owner, per endpoint',
    of: 'endpoints of the owner',
    rate: 'exits',
    counts: [1000, 60_000],
  },
  {
    name: 'wait without blocking',
    of: 'children',
    rate: 'childPolls',
    counts: [100, 10_000, 30_000],
  },
];

/** Formats a ratio and whether it is within the mark. */
function judged(value: number, base: number): string {
  return `${ratio(value, base)} ${value <= base * FLAT ? 'flat' : 'grows'}`;
}

/** Measures costs by the number of objects that exist, in nanoseconds, and their ratios to the first number. */
async function flatCosts(): Promise<string> {
  const rows: string[][] = [];
  for (const { name, of, rate, counts } of FLAT_COSTS) {
    const costs: number[] = [];
    for (const count of counts) costs.push(1e9 / (await measureInThread(rate, count)));
    for (const [i, cost] of costs.entries()) {
      const [first = Number.NaN] = costs;
      const count = (counts[i] ?? 0).toLocaleString('en-US');
      rows.push([name, `${count} ${of}`, digits(cost), i === 0 ? '1.00×' : judged(cost, first)]);
    }
  }
  return table(['ns', 'with', 'median', `ratio (mark: ${FLAT}×)`], rows);
}

/** Measures rates, and costs by number of tasks. */
export async function kernelSuite(): Promise<string> {
  const rates: readonly (readonly [string, number])[] = [
    ['null syscalls', await measureInThread('nullSyscalls')],
    ['round trips, standing endpoints', await measureInThread('fixedEndpoints')],
    ['round trips, moved reply capability', await measureInThread('movedReplyCap')],
  ];
  const first = table(
    ['per second', 'abicus'],
    rates.map(([name, rate]) => [name, digits(rate)]),
  );
  const counts = [10, 100, 1000, 10_000];
  const costs: Record<'programs' | 'bare', number[]> = { programs: [], bare: [] };
  for (const count of counts) {
    for (const kind of ['programs', 'bare'] as const) {
      costs[kind].push(1e9 / (await measureInThread(kind, count)));
    }
  }
  const decisions = (name: string, all: readonly number[]): string[] => {
    const [few = Number.NaN] = all;
    return [name, ...all.map(digits), judged(all.at(-1) ?? Number.NaN, few)];
  };
  const second = table(
    [
      'ns per scheduling decision',
      ...counts.map((count) => `${count} tasks`),
      `last to first (mark: ${FLAT}×)`,
    ],
    [
      decisions('of programs, each with memory of its own', costs.programs),
      decisions('of tasks that only trap', costs.bare),
    ],
  );
  const third = `Memory of a waiting task beyond its own pages: ${digits(perTask(1000) / 1024)} KiB.`;
  return [first, second, await flatCosts(), third].join('\n\n');
}
