/** A run of the selftest with a fault in it. Without evidence, trace and digest, since there are hundreds of such runs. */
import type { Supervisor } from '@abicus/emulator';
import type { Kernel } from '@abicus/kernel';
import type { Probe, System } from '@abicus/probe';
import type { Assertion } from '@abicus/wire';
import { bootMachine } from '../../src/boot.ts';
import { ConsoleLines } from '../../src/console.ts';
import { recorded } from '../recorded.ts';
import type { Fault } from './fault.ts';
import { FaultyKernel } from './faulty-kernel.ts';
import { weakened } from './weakened.ts';

/** What came of a run. */
export interface FaultRun {
  /** The lines of the console. */
  readonly lines: readonly string[];
  /** Of all markers, in their order. */
  readonly assertions: readonly Assertion[];
}

/** What a run is made of. */
export interface FaultRunOptions {
  readonly harts: number;
  /** The probes to run, in their order. */
  readonly probes: readonly Probe[];
  readonly fault?: Fault;
  /** Counts the traps while this probe runs; all traps if left out. */
  readonly during?: Probe | undefined;
  /** The name of an assertion of that probe that always holds. */
  readonly weaken?: string | undefined;
}

/** More rounds than any ladder takes: with a fault programs may poll without end. */
const MAX_ROUNDS = 20_000;

/** Runs, to the end of the programs. */
export function faultRun(
  system: System,
  { harts, probes, fault, during, weaken }: FaultRunOptions,
): FaultRun {
  let isDuring = during === undefined;
  const watched = (probe: Probe): Probe => ({
    ...probe,
    *run(context) {
      isDuring = true;
      const result = yield* probe.run(context);
      isDuring = false;
      return result;
    },
  });
  const supervisor = (kernel: Kernel): Supervisor =>
    fault === undefined ? kernel : new FaultyKernel(kernel, fault, () => isDuring);
  const console = new ConsoleLines();
  const assertions = recorded((made) => {
    const own = (probe: Probe): Probe =>
      watched(weaken === undefined ? probe : weakened(probe, weaken, made));
    const run = probes.map((probe) => (probe === during ? own(probe) : probe));
    const options = { harts, seed: 1, onByte: console.push, probes: run, supervisor };
    bootMachine(system, options).machine.run({ maxRounds: MAX_ROUNDS });
  });
  console.flush();
  return { lines: console.lines, assertions };
}
