/** The trap handler of a machine: the kernel, or a few lines in a test. */
import type { Digest } from './digest.ts';
import type { Hart } from './hart.ts';
import type { Machine } from './machine.ts';
import type { Plain } from './state-table.ts';

/** The code in supervisor mode. It runs between instructions of user mode and takes the virtual time that it charges. */
export interface Supervisor {
  /** Called once, before the first round. All harts are in wfi, with all interrupts disabled. */
  boot(machine: Machine): void;
  /**
   * Handles a trap on `hart`: cause, pc and faulting address are in `hart.csr`, user registers in `hart.x`. Before it
   * returns it either sets guest, pc, csr.satp and registers of the program to run, or sets `hart.waiting`. An exception
   * ends the run: an error of the supervisor is not a trap.
   */
  trap(hart: Hart): void;
  /** Adds all state that affects later behaviour. */
  digestInto(digest: Digest): void;
  /** The same as plain values. */
  dump(): Plain;
}
