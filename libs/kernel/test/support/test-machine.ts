/** A machine under test: boots the kernel with test programs and records the console. */
import { Machine, type MachineOptions, type RunResult } from '@abicus/emulator';
import { LIMITS, type Limits } from '@abicus/abi-kernel';
import { Kernel, type KernelConfig } from '../../src/kernel.ts';
import { programImage } from './image.ts';
import { testEngine, type Programs } from './engine.ts';

/** Slot of init's endpoint factory. */
export const FACTORY = 1;
/** Slot of init's service factory. */
export const SERVICES = 2;
/** Slot of the first image; the others follow in the order of the programs. */
export const IMAGES = 3;
/** The slot of the clock. */
export const CLOCK = 40;

/** Most rounds of a machine under test, so that a failing test ends. */
export const ROUNDS = 60_000;

/** A machine under test. */
export interface TestMachine {
  readonly machine: Machine;
  readonly kernel: Kernel;
  /** Returns the complete lines of the console so far. */
  readonly lines: () => string[];
  /** Returns the lines of one writer, without stamps. */
  readonly said: (writer: string) => string[];
  /** Continues the run for a number of rounds at most; the default is `ROUNDS`. */
  readonly run: (rounds?: number) => RunResult;
}

/** Options of a machine under test. */
export interface TestMachineOptions extends Partial<MachineOptions> {
  readonly limits?: Partial<Limits>;
  readonly config?: Partial<KernelConfig>;
}

/** Boots a machine whose init is `programs.init`. The images of the other programs are in slots of init. */
export function testMachine(programs: Programs, options: TestMachineOptions = {}): TestMachine {
  const { limits, config, ...machineOptions } = options;
  const bytes: number[] = [];
  const machine = new Machine({
    harts: 1,
    seed: 1,
    ramBytes: 2 << 20,
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
    said: (writer) =>
      lines()
        .filter((line) => new RegExp(`^\\[[^\\]]* ${writer}\\] `).test(line))
        .map((line) => line.slice(line.indexOf('] ') + 2)),
    run: (rounds = ROUNDS) => machine.run({ maxRounds: rounds }),
  };
}

/** Runs a machine to its end and returns the lines of init. Throws unless it ends with exit code 0. */
export function runToEnd(b: TestMachine): string[] {
  const end = b.run();
  if (end.reason !== 'finished' || end.exitCode !== 0) throw new Error(JSON.stringify(end));
  return b.said('init');
}

/** Returns a configuration for programs: the images except init's are in slots from `IMAGES` on, in their order. */
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
      clock: CLOCK,
      images: Object.fromEntries(names.map((name, i) => [name, IMAGES + i])),
    },
    limits: { ...LIMITS, ...limits },
  };
}
