/** The rates of events in a running machine. */
import { getpidRaw } from '@abicus/abi-kernel';
import type { Machine } from '@abicus/emulator';
import type { Cpu } from '@abicus/wire';
import { median } from '../measure.ts';
import { benchMachine } from './machine.ts';
import { yieldingTasks } from './many-tasks.ts';
import { movedReplyCap, fixedEndpoints, type RoundTrips } from './round-trip.ts';

const STEPS = 4_000_000;
const SAMPLES = 5;

/**
 * Measures events per second of the thread's CPU time while the machine runs: the median of samples after a warm-up. On an
 * idle host CPU time equals wall time.
 */
function perSecond(machine: Machine, count: () => number): number {
  const rates: number[] = [];
  for (let i = 0; i <= SAMPLES; i++) {
    const [before, from] = [count(), process.threadCpuUsage()];
    machine.run({ maxRounds: Infinity, maxSteps: STEPS });
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

function decisions(count: number, tasks: 'programs' | 'bare'): number {
  const { machine, count: yields } = yieldingTasks(count, tasks);
  return perSecond(machine, yields);
}

/** The measured rates; `tasks` is the number of tasks, for rates that depend on it. */
export const RATES = {
  nullSyscalls: (): number => nullSyscalls(),
  fixedEndpoints: (): number => roundTrips(fixedEndpoints()),
  movedReplyCap: (): number => roundTrips(movedReplyCap()),
  programs: (tasks: number): number => decisions(tasks, 'programs'),
  bare: (tasks: number): number => decisions(tasks, 'bare'),
};
