/** The kernel suite: on one core, with syscalls by registers and pages, without tracing. */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { measureInThread } from './kernel/measure-in-thread.ts';
import { waitingTasks } from './kernel/many-tasks.ts';
import { digits, table } from './table.ts';

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
  const costs: Record<'programs' | 'bare', string[]> = { programs: [], bare: [] };
  for (const count of counts) {
    for (const kind of ['programs', 'bare'] as const) {
      costs[kind].push(digits(1e9 / (await measureInThread(kind, count))));
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
