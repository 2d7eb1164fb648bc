/** The kernel on one core, through registers and pages, without trace. */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { apart } from './kernel/apart.ts';
import { waiting } from './kernel/many.ts';
import { digits, table } from './table.ts';

/** Bytes of JavaScript heap and of frames that one waiting task takes, its own two pages left out. */
function perTask(count: number): number {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  const used = (): number => {
    collect();
    return process.memoryUsage().heapUsed;
  };
  const few = waiting(1);
  const [heap, frames] = [used(), few.kernel.core.state.frames.low];
  const many = waiting(count + 1);
  const grown = used() - heap + (many.kernel.core.state.frames.low - frames) * 4096;
  return grown / count - 2 * 4096;
}

/** Rates, and cost by number of tasks. */
export async function kernelSuite(): Promise<string> {
  const rates: readonly (readonly [string, number])[] = [
    ['null syscalls', await apart('nullSyscalls')],
    ['round trips, standing endpoints', await apart('standing')],
    ['round trips, moved reply capability', await apart('moved')],
  ];
  const first = table(
    ['per second', 'abicus'],
    rates.map(([name, rate]) => [name, digits(rate)]),
  );
  const counts = [10, 100, 1000, 10_000];
  const costs: Record<'programs' | 'bare', string[]> = { programs: [], bare: [] };
  for (const count of counts) {
    for (const kind of ['programs', 'bare'] as const) {
      costs[kind].push(digits(1e9 / (await apart(kind, count))));
    }
  }
  const second = table(
    ['ns per scheduling decision', ...counts.map((count) => `${count} tasks`)],
    [
      ['of programs, each with memory of its own', ...costs.programs],
      ['of tasks that only trap', ...costs.bare],
    ],
  );
  const third = `Memory of a waiting task beyond its own pages: ${digits(perTask(1000) / 1024)} KiB.`;
  return [first, second, third].join('\n\n');
}
