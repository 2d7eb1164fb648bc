/** Boots a machine with the kernel and all programs of the selftest. */
import { BOOT, SLOTS } from '@abicus/abi-init';
import {
  IRQ_VIRTIO,
  Machine,
  VIRTIO_BASE,
  VIRTIO_BLK_SECTOR_SIZE,
  VIRTIO_SIZE,
  VIRTIO_SLOT_BLK,
} from '@abicus/emulator';
import { Kernel, type BootDevice } from '@abicus/kernel';
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
}

/** A booted machine with its kernel. */
export interface BootResult {
  readonly machine: Machine;
  readonly kernel: Kernel;
  /** The images of the programs that the first one starts, by name. */
  readonly images: Readonly<Record<string, Uint8Array>>;
}

/** The block device, which the selftest client drives. */
const BLOCK: BootDevice = {
  base: VIRTIO_BASE + VIRTIO_SLOT_BLK * VIRTIO_SIZE,
  length: VIRTIO_SIZE,
  line: IRQ_VIRTIO + VIRTIO_SLOT_BLK,
  slots: { registers: SLOTS.init.blockRegisters, interrupt: SLOTS.init.blockInterrupt },
};
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
  const registry = new ProgramRegistry(system.contractsSha256);
  const add = (name: string, main: ProgramMain): void => {
    registry.add(name, replaced[name] ?? main);
  };
  const images = (name: string): Uint8Array => registry.image(name);
  for (const program of system.programs) {
    add(program.name, 'main' in program ? program.main : program.mainFor({ probes, images }));
    for (const [name, main] of Object.entries(program.children ?? {})) add(name, main);
  }
  return registry;
}

/** Boots a machine; no program has run yet. */
export function bootMachine(system: System, options: BootOptions): BootResult {
  const { harts, seed, onByte } = options;
  const registry = programsOf(system, options);
  const { endpointFactory, serviceFactory, clock } = SLOTS.init;
  const images = Object.fromEntries(BOOT.map(({ name }) => [name, registry.image(name)]));
  const kernel = new Kernel({
    engine: coroutineEngine(registry),
    images: { init: registry.image('init'), ...images },
    slots: {
      endpointFactory,
      serviceFactory,
      clock,
      images: Object.fromEntries(BOOT.map(({ name, image }) => [name, image])),
    },
    devices: [BLOCK],
  });
  const machine = new Machine({ harts, seed, onByte, disk: testDisk() });
  machine.boot(kernel);
  return { machine, kernel, images };
}
