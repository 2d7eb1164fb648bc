/** The rates of events in a running machine. */
import { getpidRaw } from '@abicus/abi-kernel';
import type { Machine } from '@abicus/emulator';
import type { Cpu } from '@abicus/wire';
import { median } from '../measure.ts';
import { childrenOfOne, endpointsOfOwner, exitOfOwners } from './flat-costs.ts';
import { benchMachine } from './machine.ts';
import { yieldingTasks, type CountingMachine } from './many-tasks.ts';
import { callTrips } from './call-trips.ts';
import { serviceTrips } from './service-trips.ts';
import { movedPair, movedReplyCap, fixedEndpoints, type RoundTrips } from './round-trip.ts';

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

function ofMachine({ machine, count }: CountingMachine): number {
  return perSecond(machine, count);
}

function decisions(count: number, tasks: 'programs' | 'bare'): number {
  const { machine, count: yields } = yieldingTasks(count, tasks);
  return perSecond(machine, yields);
}

/** The measured rates; the argument is the number of tasks, endpoints or children that a rate could depend on. */
export const RATES = {
  nullSyscalls: (): number => nullSyscalls(),
  fixedEndpoints: (): number => roundTrips(fixedEndpoints()),
  movedPair: (): number => roundTrips(movedPair()),
  callsOfBytes: (bytes: number): number => roundTrips(callTrips(bytes)),
  callsBesideSpinners: (spinners: number): number => roundTrips(callTrips(32, spinners)),
  requests: (): number => roundTrips(serviceTrips('now')),
  requestsWithin: (): number => roundTrips(serviceTrips('now', 1_000_000_000n)),
  requestsLater: (): number => roundTrips(serviceTrips('later')),
  requestsNested: (): number => roundTrips(serviceTrips('nested')),
  movedReplyCap: (): number => roundTrips(movedReplyCap()),
  programs: (tasks: number): number => decisions(tasks, 'programs'),
  bare: (tasks: number): number => decisions(tasks, 'bare'),
  endpointPairs: (endpoints: number): number => ofMachine(endpointsOfOwner(endpoints)),
  exits: (endpoints: number): number => 1e9 / exitOfOwners(endpoints),
  childPolls: (children: number): number => ofMachine(childrenOfOne(children)),
};
