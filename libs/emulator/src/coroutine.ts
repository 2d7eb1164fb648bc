/**
 * The execution engine of TypeScript programs. A program is a generator; the supervisor sees two instructions of text:
 *
 *     entry:      ecall        the program runs to its next trap; each trap has this address in sepc
 *     entry + 4:  j entry      the supervisor resumes the program here when the syscall is complete
 *
 * So sepc is always `entry`, and pc determines what a resume does:
 *
 *     pc           before the first resume   trapped                                 ended (faulted, threw, returned)
 *     entry        starts the program        the same ecall again, program not run   the same trap again
 *     entry + 4    instruction page fault    the program continues                   the same trap again
 *     elsewhere    instruction page fault    instruction page fault                  the same trap again
 *
 * A blocked syscall is restarted by executing the ecall again with the registers that the supervisor restored. The page of
 * the entry must be mapped executable, as for any program. A program can't be preempted between traps and its instructions
 * are not counted; its virtual time is what the supervisor charges for its syscalls.
 */
import type { Cpu, OwnState, Program } from '@abicus/wire';
import {
  CAUSE_BREAKPOINT,
  CAUSE_ILLEGAL_INSTRUCTION,
  CAUSE_INSTRUCTION_PAGE_FAULT,
  CAUSE_USER_ECALL,
  ECALL_SIZE,
} from '@abicus/abi-board';
import { GuestCpu } from './guest-cpu.ts';
import type { Guest, MachineView } from './guest.ts';
import type { Hart } from './hart.ts';

/** Creates the generator of a program; called once, on the first resume. */
export type ProgramFactory = (cpu: Cpu) => Program<unknown>;

/** A TypeScript program in execution. */
export class CoroutineGuest implements Guest {
  readonly name: string;
  /** The exception that ended the program, for diagnosis: the supervisor only sees a breakpoint trap. */
  error: unknown = undefined;
  readonly #cpu: GuestCpu;
  readonly #factory: ProgramFactory;
  readonly #entry: number;
  #program: Program<unknown> | undefined = undefined;
  /** Cause of the trap that an ended program takes on each resume; 0: it has not ended. */
  #endCause = 0;
  #endValue = 0;

  /** @param entry virtual address of the program's text. */
  constructor(machine: MachineView, make: ProgramFactory, entry: number, name = 'program') {
    this.name = name;
    this.#cpu = new GuestCpu(machine);
    this.#factory = make;
    this.#entry = entry;
  }

  resume(hart: Hart): boolean {
    if (this.#endCause !== 0) return trap(hart, this.#endCause, this.#endValue);
    const cpu = this.#cpu;
    cpu.enter(hart);
    const { pc } = hart;
    if (!cpu.canFetch(pc)) return trap(hart, CAUSE_INSTRUCTION_PAGE_FAULT, pc);
    if (pc === this.#entry) {
      if (this.#program !== undefined) return trap(hart, CAUSE_USER_ECALL, 0);
      return this.#run(hart, undefined);
    }
    if (pc !== this.#entry + ECALL_SIZE || this.#program === undefined) {
      return trap(hart, CAUSE_INSTRUCTION_PAGE_FAULT, pc);
    }
    hart.pc = this.#entry;
    return this.#run(hart, this.#program);
  }

  observed(): OwnState | undefined {
    return this.#cpu.observed();
  }

  /** Runs the program up to its next trap. */
  #run(hart: Hart, started: Program<unknown> | undefined): boolean {
    const { x } = hart;
    x[0] = 0;
    x[1] = 0;
    let done: boolean;
    try {
      const program = started ?? (this.#program = this.#factory(this.#cpu));
      done = program.next().done === true;
    } catch (error) {
      return this.#end(hart, CAUSE_BREAKPOINT, error);
    }
    x[0] = 0;
    x[1] = 0;
    if (done || this.#cpu.faultCause !== 0) {
      return this.#end(hart, CAUSE_ILLEGAL_INSTRUCTION, undefined);
    }
    return trap(hart, CAUSE_USER_ECALL, 0);
  }

  /** Ends the program: with its fault if it took one, even if it caught the exception, else with `cause`. */
  #end(hart: Hart, cause: number, error: unknown): boolean {
    const { faultCause, faultValue } = this.#cpu;
    this.error = error;
    this.#endCause = faultCause === 0 ? cause : faultCause;
    this.#endValue = faultCause === 0 ? 0 : faultValue;
    // Not `return()`, which would run the `finally` blocks of a dead program.
    this.#program = undefined;
    return trap(hart, this.#endCause, this.#endValue);
  }
}

function trap(hart: Hart, scause: number, stval: number): true {
  const { csr } = hart;
  csr.scause = scause;
  csr.sepc = hart.pc;
  csr.stval = stval;
  return true;
}
