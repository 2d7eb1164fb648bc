/** Boots a machine with the kernel and all programs of the selftest. */
import { BOOT, SLOTS } from '@abicus/abi-init';
import { CONTRACTS_SHA256 } from '@abicus/abi-ladder';
import { Machine } from '@abicus/emulator';
import { init } from '@abicus/init';
import { Kernel } from '@abicus/kernel';
import { ProgramRegistry, type ProgramMain } from '@abicus/program';
import { timed } from '@abicus/timed';
import { coroutineEngine } from './engine.ts';
import type { Probe } from './probes/context.ts';
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
  });
  const machine = new Machine({ harts, seed, onByte });
  machine.boot(kernel);
  return { machine, kernel };
}
