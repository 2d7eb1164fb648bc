/** The kernel on one core, through registers and pages, without trace. */
import { getpidRaw } from '@abicus/abi-kernel';
import type { Machine } from '@abicus/emulator';
import type { Cpu } from '@abicus/wire';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { benchMachine } from './kernel/machine.ts';
import { waiting, yielding } from './kernel/many.ts';
import { moved, standing, type RoundTrips } from './kernel/round-trip.ts';
import { median } from './measure.ts';
import { digits, ratio, table } from './table.ts';

const STEPS = 400_000;
const SAMPLES = 9;

/**
 * Events per second of the thread's own time while the machine takes traps: the median of samples after a warm-up. On a
 * host with nothing else to do that is the time of the clock.
 */
function perSecond(machine: Machine, count: () => number): number {
  const rates: number[] = [];
  for (let i = 0; i <= SAMPLES; i++) {
    const [before, from] = [count(), process.threadCpuUsage()];
    machine.run({ maxSteps: STEPS });
    const { user, system } = process.threadCpuUsage(from);
    const seconds = (user + system) / 1e6;
    if (i > 0) rates.push((count() - before) / seconds);
  }
  return median(rates);
}

function nullSyscalls(): number {
  let calls = 0;
  const { machine } = benchMachine({
    *init(cpu: Cpu) {
      for (;;) {
        yield* getpidRaw(cpu);
        calls++;
      }
    },
  });
  return perSecond(machine, () => calls);
}

function roundTrips(programs: RoundTrips): number {
  const { machine } = benchMachine({ init: programs.init, child: programs.child });
  return perSecond(machine, programs.count);
}

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

/** Rates, ratios to xv6's figures under QEMU on a machine like this one, cost by number of tasks. */
export function kernelSuite(): string {
  const rates: readonly (readonly [string, number, number | undefined])[] = [
    ['null syscalls', nullSyscalls(), 40_000],
    ['round trips, standing endpoints', roundTrips(standing()), 3_000],
    ['round trips, moved reply capability', roundTrips(moved()), undefined],
  ];
  const first = table(
    ['per second', 'abicus', 'xv6 under QEMU', 'ratio'],
    rates.map(([name, rate, base]) => [
      name,
      digits(rate),
      base === undefined ? '' : digits(base),
      base === undefined ? '' : ratio(rate, base),
    ]),
  );
  const counts = [10, 100, 1000, 10_000];
  const costs = (['programs', 'bare'] as const).map((tasks) =>
    counts.map((count) => {
      const { machine, count: yields } = yielding(count, tasks);
      return digits(1e9 / perSecond(machine, yields));
    }),
  );
  const second = table(
    ['ns per scheduling decision', ...counts.map((count) => `${count} tasks`)],
    [
      ['of programs, each with memory of its own', ...(costs[0] ?? [])],
      ['of tasks that only trap', ...(costs[1] ?? [])],
    ],
  );
  const third = `Memory of a waiting task beyond its own pages: ${digits(perTask(1000) / 1024)} KiB.`;
  return [first, second, third].join('\n\n');
}
