/** Machines whose main program acts as a test says, and collects what it found. */
import type { Cpu, Program } from '@abicus/wire';
import { leftAtEnd } from '../../../kernel/test/support/left-over.ts';
import type { TestMachine } from '../../../kernel/test/support/test-machine.ts';
import { mainProgram } from './programs.ts';
import { calls } from './small-boot.ts';
import { supervised, type SupervisedOptions, type TestProgram } from './supervised.ts';

/** A run: the machine after it, and what the main program collected. */
export interface MainRun<T> {
  readonly machine: TestMachine;
  readonly collected: readonly T[];
  /** The lines of init after its own start, without those of the main program. */
  readonly init: readonly string[];
}

/** The slot of the main program for a service, by its place in the list: 5 and those after it. */
export const SLOT = { first: 5, second: 6, third: 7 } as const;

/**
 * Runs these programs with a main program that calls each of them, and ends them all after that; throws if the run does not
 * end well, or if the kernel has anything left in use.
 */
export function runMain<T>(
  programs: readonly TestProgram[],
  act: (cpu: Cpu, collected: T[], machine: TestMachine) => Program<unknown>,
  options: SupervisedOptions = {},
): MainRun<T> {
  const collected: T[] = [];
  const main: TestProgram = {
    name: 'main',
    main: mainProgram(collected, function* acting(cpu, all: T[]) {
      yield* act(cpu, all, machine);
    }),
    boot: {
      endsRun: true,
      requests: undefined,
      calls: programs.map(({ name }, i) => calls(name, SLOT.first + i)),
      supervision: undefined,
    },
  };
  const machine: TestMachine = supervised([...programs, main], options);
  const end = machine.run(2_000_000);
  if (end.reason !== 'finished' || end.exitCode !== 0) {
    throw new Error(`${JSON.stringify(end)}\n${machine.said('init').join('\n')}`);
  }
  const left = leftAtEnd(machine.kernel.core);
  if (left.length > 0) throw new Error(`left when all tasks have ended: ${left.join(', ')}`);
  const init = machine.said('init').filter((line) => !/ main\b/.test(line));
  return { machine, collected, init };
}
