/**
 * What the machine knows of a program: that it can be resumed on a hart. The coroutine engine (TypeScript programs) and
 * an instruction engine (RV64 programs) are both behind this; neither the machine nor a supervisor can tell them apart.
 */
import type { Bus } from './bus.ts';
import type { Hart } from './hart.ts';
import type { Ram } from './ram.ts';

/** A program in execution. */
export interface Guest {
  /** For traces, and for the watchdog to name who didn't come back. */
  readonly name: string;
  /**
   * Runs user mode on `hart` from `hart.pc` on, with its registers and its satp. Returns true when it trapped: scause,
   * sepc and stval are then in `hart.csr` and `hart.pc` equals sepc. Returns false when the budget is used up instead:
   * `hart.budgetNs` is then zero or less, and `hart.pc` is where to go on.
   */
  resume(hart: Hart): boolean;
}

/** What an engine needs of the machine. A `Machine` is one. */
export interface MachineView {
  readonly ram: Ram;
  readonly bus: Bus;
}
