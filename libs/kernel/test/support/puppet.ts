/**
 * A program that a test controls. Between two jobs it stays on its hart without a trap, so that only the jobs change
 * the kernel's state.
 */
import {
  CAUSE_BREAKPOINT,
  CAUSE_INSTRUCTION_PAGE_FAULT,
  CAUSE_USER_ECALL,
  ECALL_SIZE,
  GuestCpu,
  type Guest,
  type Hart,
  type MachineView,
} from '@abicus/emulator';
import type { Cpu, Program } from '@abicus/wire';

/** A job of a puppet: makes any number of traps and returns a value. */
export type Job = (cpu: Cpu) => Program<unknown>;

/** An engine that executes one job after another. */
export class Puppet implements Guest {
  readonly name: string;
  /** The value that the last job returned. */
  result: unknown = undefined;
  /** Whether it has no job, or the last one is done. */
  idle = true;
  /** The exception of the last job. */
  error: unknown = undefined;
  readonly #cpu: GuestCpu;
  readonly #entry: number;
  #program: Program<unknown> | undefined = undefined;
  #job: Job | undefined = undefined;
  #trapped = false;

  constructor(view: MachineView, entry: number, name = 'puppet') {
    this.name = name;
    this.#cpu = new GuestCpu(view);
    this.#entry = entry;
  }

  /** Assigns a job, which starts when its task next runs on a hart. */
  ask(job: Job): void {
    this.#job = job;
    this.#program = undefined;
    this.idle = false;
    this.result = undefined;
  }

  resume(hart: Hart): boolean {
    const cpu = this.#cpu;
    cpu.enter(hart);
    const { pc } = hart;
    if (!cpu.canFetch(pc)) return trap(hart, CAUSE_INSTRUCTION_PAGE_FAULT, pc);
    if (pc === this.#entry + ECALL_SIZE) {
      hart.pc = this.#entry;
      this.#trapped = false;
    } else if (this.#trapped) return trap(hart, CAUSE_USER_ECALL, 0);
    return this.#run(hart);
  }

  #run(hart: Hart): boolean {
    if (this.idle) return rest(hart);
    const { x } = hart;
    x[0] = 0;
    x[1] = 0;
    try {
      this.#program ??= this.#job?.(this.#cpu);
      const step = this.#program?.next();
      if (step === undefined || step.done === true) {
        this.result = step?.value;
        this.idle = true;
        return rest(hart);
      }
    } catch (error) {
      this.error = error;
      const { faultCause, faultValue } = this.#cpu;
      return trap(hart, faultCause === 0 ? CAUSE_BREAKPOINT : faultCause, faultValue);
    }
    this.#trapped = true;
    return trap(hart, CAUSE_USER_ECALL, 0);
  }
}

/** Uses up the round's budget of a hart, so that it does nothing until the next round. */
function rest(hart: Hart): false {
  hart.budgetNs = Math.min(hart.budgetNs, 0);
  return false;
}

function trap(hart: Hart, scause: number, stval: number): true {
  hart.csr.scause = scause;
  hart.csr.sepc = hart.pc;
  hart.csr.stval = stval;
  return true;
}
