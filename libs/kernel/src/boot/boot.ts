/**
 * Boots the kernel. `state.stage` is the next step of the boot; −1: booted. Each step is a trap that an earlier step
 * caused, and the tasks of a proof run, trap and end on harts like any other: so the proofs observe the machine at
 * work, not a rehearsal of it.
 */
import {
  CAUSE_SUPERVISOR_SOFTWARE,
  IRQ_LINES,
  SIE_EXTERNAL,
  SIE_SOFTWARE,
  SIE_TIMER,
  type Hart,
} from '@abicus/emulator';
import type { Core } from '../core/core.ts';
import { acknowledge } from '../sched/resched.ts';
import { schedule } from '../sched/schedule.ts';
import type { CpuState } from '../state/cpu.ts';
import { INIT_NAME } from '../task/exit.ts';
import type { BootConfig } from './config.ts';
import { startInit } from './first-task.ts';
import { startBootTasks, type BootProgram, type BootProof } from './selftest/boot-task.ts';
import { BOOT_HART, stepsOf, type Step } from './steps.ts';

const NO_IMAGE = new Uint8Array();
/** The stage after the boot. */
const BOOTED = -1;

/** Handles a trap of a booted kernel. */
export type TrapHandler = (hart: Hart, cpu: CpuState) => void;

/** The boot of one kernel. */
export class Boot {
  readonly #core: Core;
  readonly #config: BootConfig;
  readonly #handle: TrapHandler;
  readonly #image: Uint8Array;
  readonly #steps: readonly Step[];
  /** The proof of this step, from its beginning until its tasks have ended. */
  #proof: BootProof | undefined;
  /** Its programs that have come to their end. */
  #over: ReadonlySet<BootProgram> = new Set();
  /** Lines whose place is the end of the boot. */
  readonly #later: string[] = [];

  constructor(core: Core, config: BootConfig, handle: TrapHandler) {
    this.#core = core;
    this.#config = config;
    this.#handle = handle;
    this.#image = config.images[INIT_NAME] ?? NO_IMAGE;
    this.#steps = stepsOf(core, this.#image, config.version);
  }

  /** Begins: enables interrupts, but for those of devices, and interrupts the boot hart. */
  start(): void {
    const { harts, board } = this.#core.machine;
    // A line is unmasked as long as it is bound and its interrupt is completed.
    for (let irq = 0; irq < IRQ_LINES; irq++) board.interrupts.setMask(irq, true);
    for (const hart of harts) hart.csr.sie = SIE_SOFTWARE | SIE_TIMER | SIE_EXTERNAL;
    this.#sendIpi(BOOT_HART);
  }

  /** Handles a trap during the boot: takes the next step, or is one of the tasks of this one. */
  trap(hart: Hart, cpu: CpuState): void {
    const { state } = this.#core;
    const step = this.#steps[state.stage];
    if (step === undefined) return;
    const isStep = state.tasks.live === 0 && hart.csr.scause === CAUSE_SUPERVISOR_SOFTWARE;
    if (isStep) this.#take(step, hart, cpu);
    else this.#handle(hart, cpu);
    if (this.#proof === undefined || state.tasks.live > 0) return;
    const lines = this.#proof.lines(this.#proof.programs.length === this.#over.size);
    this.#proof = undefined;
    if (step.printsLater === true) this.#later.push(...lines);
    else this.#print(hart, lines);
    this.#advance(step, hart, cpu);
  }

  #take({ hart: id, act }: Step, hart: Hart, cpu: CpuState): void {
    const acked = acknowledge(this.#core, cpu);
    hart.waiting = true;
    if (hart.id !== id) return;
    this.#proof = act(acked);
    this.#over = startBootTasks(this.#core, this.#image, this.#proof.programs);
  }

  #advance({ interruptsNext }: Step, hart: Hart, cpu: CpuState): void {
    const { state } = this.#core;
    state.stage++;
    const next = this.#steps[state.stage];
    if (next !== undefined) {
      if (interruptsNext !== true) this.#sendIpi(next.hart);
      return;
    }
    this.#print(hart, this.#later.splice(0));
    state.stage = BOOTED;
    startInit(this.#core, this.#config);
    schedule(this.#core, hart, cpu);
  }

  /** Sends a software interrupt without a request. */
  #sendIpi(hart: number): void {
    this.#core.machine.board.clint.setMsip(hart, true);
  }

  #print({ id }: Hart, lines: readonly string[]): void {
    for (const one of lines) this.#core.console.kernelLine(one, id);
  }
}
