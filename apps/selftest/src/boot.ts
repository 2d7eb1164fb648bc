/** Boots a machine with the kernel and all programs of the selftest. */
import { BOOT, SLOTS } from '@abicus/abi-init';
import { CONTRACTS_SHA256 } from '@abicus/abi-ladder';
import {
  IRQ_VIRTIO,
  Machine,
  VIRTIO_BASE,
  VIRTIO_BLK_SECTOR_SIZE,
  VIRTIO_SIZE,
  VIRTIO_SLOT_BLK,
} from '@abicus/emulator';
import { init } from '@abicus/init';
import { Kernel, type BootDevice } from '@abicus/kernel';
import { ProgramRegistry, type ProgramMain } from '@abicus/program';
import { timed } from '@abicus/timed';
import { coroutineEngine } from './engine.ts';
import type { Probe } from './probes/context.ts';
import { sectorPattern } from './programs/block-driver.ts';
import { probesFor } from './probes/index.ts';
import { CHILDREN } from './programs/children.ts';
import { selftestClient } from './programs/client.ts';
import { selftestPeer } from './programs/peer.ts';

/** The options of a boot. */
export interface BootOptions {
  readonly harts: number;
  readonly seed: number;
  readonly onByte: (byte: number) => void;
  /** Replaces the probes of the ladder. */
  readonly probes?: readonly Probe[];
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

/** Boots a machine; no program has run yet. */
export function bootMachine(options: BootOptions): BootResult {
  const { harts, seed, onByte, probes = probesFor(harts), programs = {} } = options;
  const registry = new ProgramRegistry(CONTRACTS_SHA256);
  const mains: Record<string, ProgramMain> = {
    init,
    timed,
    'selftest-client': selftestClient(probes, (name) => registry.image(name)),
    'selftest-peer': selftestPeer,
    ...CHILDREN,
    ...programs,
  };
  for (const [name, main] of Object.entries(mains)) registry.add(name, main);
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
