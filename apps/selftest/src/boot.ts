/** Boots a machine with the kernel and all programs of the selftest. */
import { SLOTS } from '@abicus/abi-init';
import { Machine, VIRTIO_BLK_SECTOR_SIZE, type Supervisor } from '@abicus/emulator';
import { Kernel, type ObservedTask } from '@abicus/kernel';
import { sectorPattern, type Probe, type System } from '@abicus/probe';
import { ProgramRegistry, type ProgramMain } from '@abicus/program';
import { coroutineEngine } from './engine.ts';

/** The options of a boot. */
export interface BootOptions {
  readonly harts: number;
  readonly seed: number;
  readonly onByte: (byte: number) => void;
  /** The probes to run, in their order. */
  readonly probes: readonly Probe[];
  /** Replaces the programs with the same names. */
  readonly programs?: Readonly<Record<string, ProgramMain>>;
  /** Stands before the kernel; the kernel itself if left out. */
  readonly supervisor?: (kernel: Kernel) => Supervisor;
  /** Is told of each task that ends. */
  readonly onTaskEnd?: (task: ObservedTask) => void;
}

/** A booted machine with its kernel. */
export interface BootResult {
  readonly machine: Machine;
  readonly kernel: Kernel;
  /** The images of the programs that the first one starts, by name. */
  readonly images: Readonly<Record<string, Uint8Array>>;
}

const SECTORS = 8;

/** A disk of which each sector has other bytes. */
function testDisk(): Uint8Array {
  const disk = new Uint8Array(SECTORS * VIRTIO_BLK_SECTOR_SIZE);
  for (let i = 0; i < SECTORS; i++) disk.set(sectorPattern(i), i * VIRTIO_BLK_SECTOR_SIZE);
  return disk;
}

/** The programs of a system, and those that they start as children. */
function programsOf(
  system: System,
  { probes, programs: replaced = {} }: BootOptions,
): ProgramRegistry {
  const registry = new ProgramRegistry();
  const images = (name: string): Uint8Array => registry.image(name);
  for (const program of system.programs) {
    // The first program depends on what is booted, which all contracts make.
    const booted = system.boot.programs.find(({ name }) => name === program.name);
    const sha256 = booted?.sha256 ?? system.contractsSha256;
    const add = (name: string, main: ProgramMain): void => {
      registry.add(name, replaced[name] ?? main, sha256);
    };
    add(
      program.name,
      'main' in program ? program.main : program.mainFor({ boot: system.boot, probes, images }),
    );
    for (const [name, main] of Object.entries(program.children ?? {})) add(name, main);
  }
  return registry;
}

/** Boots a machine; no program has run yet. */
export function bootMachine(system: System, options: BootOptions): BootResult {
  const { harts, seed, onByte, onTaskEnd, supervisor } = options;
  const registry = programsOf(system, options);
  const { endpointFactory, serviceFactory, clock } = SLOTS;
  const { first, programs, devices } = system.boot;
  const images = Object.fromEntries(programs.map(({ name }) => [name, registry.image(name)]));
  const kernel = new Kernel({
    engine: coroutineEngine(registry),
    ...(onTaskEnd !== undefined && { onTaskEnd }),
    images: { [first]: registry.image(first), ...images },
    slots: {
      endpointFactory,
      serviceFactory,
      clock,
      images: Object.fromEntries(programs.map(({ name, image }) => [name, image])),
    },
    devices: devices.map(({ base, length, line, registers, interrupt }) => {
      return { base, length, line, slots: { registers, interrupt } };
    }),
  });
  const machine = new Machine({ harts, seed, onByte, disk: testDisk() });
  machine.boot(supervisor?.(kernel) ?? kernel);
  return { machine, kernel, images };
}
