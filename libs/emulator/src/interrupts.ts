/**
 * The pending interrupts: sip of each hart. Devices and the CLINT write it; the machine's loop reads one word before each
 * trap, which is faster than polling the devices.
 *
 * There is no PLIC: the interrupt lines of all devices are ORed into one external interrupt of every hart (as a PLIC with
 * one source and no claim). A supervisor that enables SIE_EXTERNAL polls its devices.
 */
import {
  CAUSE_SUPERVISOR_EXTERNAL,
  CAUSE_SUPERVISOR_SOFTWARE,
  CAUSE_SUPERVISOR_TIMER,
  SIE_EXTERNAL,
  SIE_SOFTWARE,
} from '@abicus/abi-board';
import type { Hart } from './hart.ts';
import { classState, field, numbers, word, type Kind } from './state-table.ts';

/** Pending interrupts of all harts. */
export class Interrupts {
  /** Its state, as a table of fields. */
  static readonly STATE: Kind<Interrupts> = classState<Interrupts>({
    pending: field((it) => it.pending, numbers),
    '#lines': field((it) => it.#lines, word),
  });
  /** sip of each hart: bits SIE_SOFTWARE, SIE_TIMER, SIE_EXTERNAL. */
  readonly pending: Int32Array;
  #lines = 0;

  constructor(harts: number) {
    this.pending = new Int32Array(harts);
  }

  /** Sets or clears bits in sip of a hart. */
  setPending(hart: number, bits: number, level: boolean): void {
    const before = this.pending[hart] ?? 0;
    this.pending[hart] = level ? before | bits : before & ~bits;
  }

  /** Asserts or deasserts the interrupt line of a device (0..31). */
  setLine(source: number, level: boolean): void {
    const before = this.#lines;
    this.#lines = level ? before | (1 << source) : before & ~(1 << source);
    // The fast path: most bytes of the console do not change the level of the OR.
    if ((before === 0) === (this.#lines === 0)) return;
    for (let hart = 0; hart < this.pending.length; hart++) {
      this.setPending(hart, SIE_EXTERNAL, this.#lines !== 0);
    }
  }
}

/** Traps a hart with the pending interrupt (bits of sip) of highest priority: external, software, timer. */
export function takeInterrupt(hart: Hart, pending: number): void {
  const { csr } = hart;
  if ((pending & SIE_EXTERNAL) !== 0) csr.scause = CAUSE_SUPERVISOR_EXTERNAL;
  else if ((pending & SIE_SOFTWARE) !== 0) csr.scause = CAUSE_SUPERVISOR_SOFTWARE;
  else csr.scause = CAUSE_SUPERVISOR_TIMER;
  csr.sepc = hart.pc;
  csr.stval = 0;
  hart.waiting = false;
}
