/** A hart: the registers of one RISC-V hardware thread, and its time budget in the machine's rounds. */
import { REG_COUNT } from '@abicus/abi-board';
import type { Digest } from './digest.ts';
import type { Guest } from './guest.ts';
import {
  apart,
  classState,
  field,
  flag,
  number,
  record,
  text,
  word,
  type Kind,
  type Plain,
} from './state-table.ts';

/** Registers: `Digest.words` is the fast way. */
const WORDS: Kind<Int32Array> = {
  digest: (words, digest) => void digest.words(words, 0, words.length),
  dump: (words) => [...words],
};

/**
 * The supervisor CSRs of a hart. They are numbers, not 64-bit integers: user addresses end at 2^31, and larger values
 * appear only in stval.
 */
export class Csr {
  /** Its state, as a table of fields. */
  static readonly STATE: Kind<Csr> = record<Csr>({
    sepc: number,
    scause: number,
    stval: number,
    satp: number,
    sie: word,
  });
  /** The address of the trapped instruction; for an ecall, of the ecall itself. */
  sepc = 0;
  /** The cause of the trap: one of the board's CAUSE_ numbers. Negative: an interrupt. */
  scause = 0;
  /** The faulting address; 0 for causes without one. */
  stval = 0;
  /** Physical address of the root page table; 0: no address space, every access faults. */
  satp = 0;
  /** Enabled interrupts: bits SIE_SOFTWARE, SIE_TIMER, SIE_EXTERNAL. User mode can't mask them. */
  sie = 0;
}

/** One hardware thread. */
export class Hart {
  /** Its state, as a table of fields. */
  static readonly STATE: Kind<Hart> = classState<Hart>({
    id: apart('fixed when it is made'),
    x: field(({ x }) => x, WORDS),
    pc: field(({ pc }) => pc, number),
    csr: field(({ csr }) => csr, Csr.STATE),
    guest: field(({ guest }) => guest?.name ?? '', text),
    waiting: field(({ waiting }) => waiting, flag),
    budgetNs: field(({ budgetNs }) => budgetNs, number),
  });
  /** 0 to the number of harts - 1. */
  readonly id: number;
  /**
   * The registers: `x[2 * i]` is the low word of x_i, `x[2 * i + 1]` the high word. On a context switch the supervisor may
   * replace the array, which has REG_COUNT registers, instead of copying them.
   */
  x: Int32Array = new Int32Array(REG_COUNT * 2);
  /** The next instruction of user mode. After a trap it equals sepc: by default the trapped instruction is restarted. */
  pc = 0;
  readonly csr: Csr = new Csr();
  /** The program that runs in user mode; set by the supervisor. */
  guest: Guest | undefined = undefined;
  /** True: the hart is in wfi until an interrupt that is enabled in sie is pending. Initially true. */
  waiting = true;
  /** Nanoseconds that are left in this round; negative: a debt that the next rounds pay. */
  budgetNs = 0;

  constructor(id: number) {
    this.id = id;
  }

  /** Charges virtual time for work done on this hart, in nanoseconds. */
  charge(ns: number): void {
    this.budgetNs -= ns;
  }

  /** Adds the quantum of a new round: time left over from the last round expires, a debt is kept. */
  replenish(ns: number): void {
    this.budgetNs = this.budgetNs < 0 ? this.budgetNs + ns : ns;
  }

  /** Pays the debt with time in which the hart was in wfi, in nanoseconds; more than the debt is not credited. */
  payDebt(ns: number): void {
    if (this.budgetNs < 0) this.budgetNs = Math.min(0, this.budgetNs + ns);
  }

  /** Adds its state to a digest; the supervisor's state says which program it runs. */
  digestInto(digest: Digest): void {
    Hart.STATE.digest(this, digest);
  }

  /** Its state as plain values. */
  dump(): Plain {
    return Hart.STATE.dump(this);
  }
}
