/** A kernel on a test bench: a machine, programs, and what they printed. */
import { Machine, type MachineOptions, type RunResult } from '@abicus/emulator';
import { LIMITS, type Limits } from '@abicus/abi-kernel';
import { Kernel, type KernelConfig } from '../../src/kernel.ts';
import { programImage } from './image.ts';
import { testEngine, type Programs } from './engine.ts';

/** Slots of init on the bench. */
export const FACTORY = 1;
/** Slot of the service factory. */
export const SERVICES = 2;
/** The first slot of an image; the others follow in the order of the programs. */
export const IMAGES = 3;

/** Rounds that a machine under test runs at most: a test that goes wrong ends. */
export const ROUNDS = 60_000;

/** A machine under test. */
export interface TestMachine {
  readonly machine: Machine;
  readonly kernel: Kernel;
  /** Complete lines of the console so far. */
  readonly lines: () => string[];
  /** The same without stamps, of one writer. */
  readonly said: (who: string) => string[];
  /** Runs on, for at most so many rounds; `ROUNDS` if not said. */
  readonly run: (rounds?: number) => RunResult;
}

/** What may differ. */
export interface TestMachineOptions extends Partial<MachineOptions> {
  readonly limits?: Partial<Limits>;
  readonly config?: Partial<KernelConfig>;
}

/** Boots a machine whose init is `programs.init`; all programs have an image in a slot of init. */
export function testMachine(programs: Programs, options: TestMachineOptions = {}): TestMachine {
  const { limits, config, ...machineOptions } = options;
  const bytes: number[] = [];
  const machine = new Machine({
    harts: 1,
    seed: 1,
    onByte: (byte) => bytes.push(byte),
    ...machineOptions,
  });
  const kernel = new Kernel({ ...testConfig(programs, limits), ...config });
  machine.boot(kernel);
  const lines = (): string[] => {
    const text = new TextDecoder().decode(Uint8Array.from(bytes));
    return text.split('\n').slice(0, -1);
  };
  return {
    machine,
    kernel,
    lines,
    said: (who) =>
      lines()
        .filter((line) => new RegExp(`^\\[[^\\]]* ${who}\\] `).test(line))
        .map((line) => line.slice(line.indexOf('] ') + 2)),
    run: (rounds = ROUNDS) => machine.run({ maxRounds: rounds }),
  };
}

/** Runs a machine to its end, which must be a good one; what init said. Throws if it ended otherwise. */
export function runToEnd(b: TestMachine): string[] {
  const end = b.run();
  if (end.reason !== 'finished' || end.exitCode !== 0) throw new Error(JSON.stringify(end));
  return b.said('init');
}

/** A configuration for programs: the images in slots from `IMAGES` on, in their order, init left out. */
export function testConfig(programs: Programs, limits: Partial<Limits> = {}): KernelConfig {
  const names = Object.keys(programs).filter((name) => name !== 'init');
  return {
    engine: testEngine(programs),
    images: Object.fromEntries(
      Object.keys(programs).map((name) => [name, programImage(name, ...names)]),
    ),
    slots: {
      endpointFactory: FACTORY,
      serviceFactory: SERVICES,
      images: Object.fromEntries(names.map((name, i) => [name, IMAGES + i])),
    },
    limits: { ...LIMITS, ...limits },
  };
}
