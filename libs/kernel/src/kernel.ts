/** The kernel as the supervisor of a machine: boots it and handles its traps. */
import { LIMITS, WITHIN, type Limits } from '@abicus/abi-kernel';
import type { Digest, Hart, Machine, Supervisor } from '@abicus/emulator';
import type { Plain } from '@abicus/emulator/state-table';
import { Boot } from './boot/boot.ts';
import type { BootConfig } from './boot/config.ts';
import { childEngine } from './boot/selftest/boot-task.ts';
import { newCore, type Core, type Engine } from './core/core.ts';
import { ENDED, PROGRAMS, type ObservedTask } from './core/observed.ts';
import { digestState, dumpState, stateDigest } from './state/digest.ts';
import { trap } from './trap.ts';

/** The configuration of a kernel. */
export interface KernelConfig extends BootConfig {
  /** `LIMITS` if left out. */
  readonly limits?: Limits;
  /** Creates the engine of a program from its bytes: the kernel knows no kind of program. */
  readonly engine: Engine;
  /** Is told of each task that ends, while its program still states what it held. */
  readonly onTaskEnd?: (task: ObservedTask) => void;
}

/** The kernel `neuron`. Boot a machine with it: `machine.boot(new Kernel(config))`. */
export class Kernel implements Supervisor {
  readonly #config: KernelConfig;
  #core: Core | undefined = undefined;
  #boot: Boot | undefined = undefined;

  constructor(config: KernelConfig) {
    this.#config = config;
  }

  /** The internals, for proofs and tools. Throws before the boot. */
  get core(): Core {
    if (this.#core === undefined) throw new Error('the kernel is not booted');
    return this.#core;
  }

  boot(machine: Machine): void {
    const { limits = LIMITS, engine, onTaskEnd } = this.#config;
    if (!WITHIN.cpus(machine.harts.length, limits)) {
      throw new RangeError(`${machine.harts.length} harts: the kernel runs ${limits.cpus}`);
    }
    const current: Engine = (...image) => (core.state.stage < 0 ? engine : childEngine)(...image);
    const core: Core = newCore(machine, limits, current, onTaskEnd);
    this.#core = core;
    this.#boot = new Boot(core, this.#config, (hart, cpu) => trap(core, hart, cpu));
    this.#boot.start();
  }

  trap(hart: Hart): void {
    const { core } = this;
    const cpu = core.state.cpus[hart.id];
    if (cpu === undefined) return;
    if (core.state.stage >= 0) this.#boot?.trap(hart, cpu);
    else trap(core, hart, cpu);
  }

  /**
   * Returns the digest of the state, as 16 hexadecimal digits. A rejected syscall does not change it: it leaves out
   * counters, audit and time.
   */
  stateDigest(): string {
    return stateDigest(this.core.state);
  }

  /** All state as plain values, that of programs as far as they state it: to print, or to compare. */
  dump(): Plain {
    const { state, guests, ended } = this.core;
    return { state: dumpState(state), programs: PROGRAMS.dump(guests), ended: ENDED.dump(ended) };
  }

  digestInto(digest: Digest): void {
    const { state, guests, ended } = this.core;
    digestState(state, digest);
    PROGRAMS.digest(guests, digest);
    ENDED.digest(ended, digest);
  }
}
