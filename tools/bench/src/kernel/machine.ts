/** Boots a machine with the kernel and programs of the benchmark: one hart, without tracing. */
import { CoroutineGuest, Machine, type Guest } from '@abicus/emulator';
import { Kernel, type Engine } from '@abicus/kernel';
import { KernelError, LIMITS, type KernelFailure, type Limits } from '@abicus/abi-kernel';
import { ProgramRegistry, TEXT_SIZE } from '@abicus/program';
import type { Cpu, Program, Result } from '@abicus/wire';

/** The slots of init: the factories, the child's image and the clock. */
export const SLOT = { endpointFactory: 1, serviceFactory: 2, image: 3, clock: 4 } as const;

/** A program of the benchmark. */
export type BenchProgram = (cpu: Cpu) => Program;

/** The options of a machine. */
export type BenchMachineOptions = {
  readonly ramBytes?: number;
  readonly limits?: Partial<Limits>;
  /** Gives the guest of a program, by name; undefined: the engine of TypeScript programs runs it. */
  readonly guest?: (name: string, entry: number) => Guest | undefined;
};

function engineFor(registry: ProgramRegistry, guest: BenchMachineOptions['guest']): Engine {
  return (machine, read, entry) => {
    const program = registry.find(read(entry, TEXT_SIZE) ?? new Uint8Array(0));
    if (program === undefined) throw new Error(`no program at ${entry.toString(16)}`);
    const { name, main } = program;
    return guest?.(name, entry) ?? new CoroutineGuest(machine, main, entry, name);
  };
}

/** Boots a machine and starts `init`, which has the image of `child` in a slot. */
export function benchMachine(
  programs: { readonly init: BenchProgram; readonly child?: BenchProgram },
  { ramBytes = 0x100_0000, limits, guest }: BenchMachineOptions = {},
): { readonly machine: Machine; readonly kernel: Kernel } {
  const registry = new ProgramRegistry();
  const names = Object.keys(programs);
  for (const [name, main] of Object.entries(programs)) registry.add(name, main, '');
  const machine = new Machine({ harts: 1, seed: 1, ramBytes });
  const kernel = new Kernel({
    engine: engineFor(registry, guest),
    images: Object.fromEntries(names.map((name) => [name, registry.image(name)])),
    slots: {
      endpointFactory: SLOT.endpointFactory,
      serviceFactory: SLOT.serviceFactory,
      clock: SLOT.clock,
      images: names.includes('child') ? { child: SLOT.image } : {},
    },
    limits: { ...LIMITS, ...limits },
  });
  machine.boot(kernel);
  return { machine, kernel };
}

/** Unwraps a result; throws its error, since a failed benchmark has no valid result. */
export function must<T>(result: Result<T, KernelFailure>): T {
  if (!result.ok) throw new KernelError(result.error);
  return result.value;
}
