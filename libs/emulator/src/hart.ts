/** A hart: what one RISC-V hardware thread holds, and what the machine's rounds keep about it. */
import { REG_COUNT } from '@abicus/abi-board';
import type { Digest } from './digest.ts';
import type { Guest } from './guest.ts';

/**
 * The supervisor's registers of a hart. Numbers, not 64-bit integers: user addresses end at 2^31, and what lies beyond
 * only ever appears in stval.
 */
export class Csr {
  /** Where the trap happened; for an ecall the address of the ecall itself. */
  sepc = 0;
  /** Why, one of the board's CAUSE_ numbers. Negative: an interrupt. */
  scause = 0;
  /** The address that faulted; 0 where the cause has none. */
  stval = 0;
  /** Physical address of the root page table; 0: no space, every access faults. */
  satp = 0;
  /** Interrupts that the supervisor wants: bits SIE_SOFTWARE, SIE_TIMER, SIE_EXTERNAL. User mode can't mask them. */
  sie = 0;
}

/** One hardware thread. */
export class Hart {
  /** 0 to the number of harts - 1. */
  readonly id: number;
  /**
   * Registers: `x[2 * i]` the low word of x_i, `x[2 * i + 1]` the high one. A supervisor that changes the program may put
   * other REG_COUNT registers in their place instead of copying them.
   */
  x: Int32Array = new Int32Array(REG_COUNT * 2);
  /** Where user mode goes on. After a trap it equals sepc, so that a supervisor that changes nothing retries. */
  pc = 0;
  readonly csr: Csr = new Csr();
  /** The engine that runs user mode from `pc` on; set by the supervisor. */
  guest: Guest | undefined = undefined;
  /** True: in wfi, nothing runs until an interrupt that sie enables is pending. A hart starts so. */
  waiting = true;
  /** Nanoseconds that it may still spend in this round; negative: a debt, paid in the next ones. */
  budgetNs = 0;

  constructor(id: number) {
    this.id = id;
  }

  /** Takes virtual time for work done on this hart, in nanoseconds. */
  charge(ns: number): void {
    this.budgetNs -= ns;
  }

  /** Opens a round: what was left is lost, a debt is kept. */
  grant(ns: number): void {
    this.budgetNs = this.budgetNs < 0 ? this.budgetNs + ns : ns;
  }

  /** Time passes in which it waits, in nanoseconds: pays a debt. */
  rest(ns: number): void {
    if (this.budgetNs < 0) this.budgetNs = Math.min(0, this.budgetNs + ns);
  }

  /** Adds registers, csr and budget to a digest; the supervisor's state says which program it is. */
  digestInto(digest: Digest): void {
    const { csr } = this;
    digest.words(this.x, 0, this.x.length).number(this.pc);
    digest.number(csr.sepc).number(csr.scause).number(csr.stval).number(csr.satp).word(csr.sie);
    digest.flag(this.waiting).number(this.budgetNs);
    digest.text(this.guest?.name ?? '');
  }
}
