/**
 * The interface between the machine and user mode: a program that can be resumed on a hart. The coroutine engine
 * (TypeScript programs) implements it, and an instruction engine (RV64 programs) can; the machine and the supervisor
 * treat all engines alike.
 *
 * An engine that caches what it makes of code learns in two ways that it is out of date: `ram.code` tells it that a page was
 * written, and `ram.fences` counts that a mapping was removed or changed.
 */
import type { OwnState } from '@abicus/wire';
import type { Bus } from './bus.ts';
import type { Hart } from './hart.ts';
import type { Ram } from './ram.ts';

/** A program in execution. */
export interface Guest {
  /** Names the program in traces, digests and reports of the watchdog. */
  readonly name: string;
  /**
   * Runs user mode on `hart` from `hart.pc`, with its registers and its satp. Returns true on a trap: scause, sepc and
   * stval are then in `hart.csr`, and `hart.pc` equals sepc. Returns false when the budget is used up: `hart.budgetNs` is
   * then zero or less, and `hart.pc` is the next instruction.
   */
  resume(hart: Hart): boolean;
  /** What the program states of its own state; nothing if it states none. */
  observed?(): OwnState | undefined;
}

/** The part of a `Machine` that an execution engine needs. */
export interface MachineView {
  readonly ram: Ram;
  readonly bus: Bus;
}
