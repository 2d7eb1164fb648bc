/** Boots of two programs whose init is observed, and may fail at a syscall. */
import type { Cpu, Program } from '@abicus/wire';
import type { TestMachine } from '../../../kernel/test/support/test-machine.ts';
import { FailingSteps, type FailingStep } from './failing-steps.ts';
import { mainProgram, obedient } from './programs.ts';
import { calls } from './small-boot.ts';
import { supervised, type SupervisedOptions, type TestProgram } from './supervised.ts';
import { SLOT } from './with-main.ts';

const A: TestProgram = {
  name: 'a',
  main: obedient,
  boot: {
    requests: { slot: 2, depth: 16, send: 14 },
    endpoints: [{ name: 'loopback', depth: 4, recv: 7, send: 8 }],
    factory: { slot: 10, budget: 2 },
    clock: 9,
  },
};
const MAIN: Omit<TestProgram, 'main'> = {
  name: 'main',
  boot: {
    endsRun: true,
    requests: undefined,
    calls: [calls('a', SLOT.first)],
    supervision: undefined,
  },
};

/** A boot that has ended. */
export interface BootRun {
  readonly end: ReturnType<TestMachine['run']>;
  readonly lines: readonly string[];
  readonly steps: FailingSteps;
}

/** What a boot has other than most. */
export interface BootedOptions {
  /** The syscall of init that fails. */
  readonly failing?: FailingStep;
  /** Replaces the boot that init is told. */
  readonly change?: SupervisedOptions['change'];
  /** What the program does whose end ends the run. */
  readonly act?: (cpu: Cpu) => Program<unknown>;
}

/** Boots a program with most of what a contract can state, and one whose end ends the run. */
export function booted({ failing, change, act = nothing }: BootedOptions = {}): BootRun {
  const steps = new FailingSteps(failing);
  steps.isOn = true;
  const main = { ...MAIN, main: mainProgram([], act) };
  const options = change === undefined ? {} : { change };
  const machine = supervised([A, main], { wrap: steps.wrap, ...options });
  return { end: machine.run(), lines: machine.said('init'), steps };
}

function* nothing(): Program {}
