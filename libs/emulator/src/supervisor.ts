/** What takes the traps of a machine: the kernel, or a few lines in a test. */
import type { Digest } from './digest.ts';
import type { Hart } from './hart.ts';
import type { Machine } from './machine.ts';

/** The code in supervisor mode. It runs between instructions of user mode, on no hart's time but what it charges. */
export interface Supervisor {
  /** Called once, before the first round. All harts wait, with nothing enabled. */
  boot(machine: Machine): void;
  /**
   * A trap on `hart`: why, where and with which address are in its csr, all user registers in `hart.x`. Before it returns
   * it either sets guest, pc, csr.satp and registers for what runs next, or sets `hart.waiting`. What it throws ends the
   * run: a supervisor's error is no trap.
   */
  trap(hart: Hart): void;
  /** Adds all state that later behaviour depends on. */
  digestInto(digest: Digest): void;
}
