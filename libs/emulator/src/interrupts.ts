/**
 * Which interrupts are pending, as each hart's sip has them. Devices and the CLINT write here; the machine's loop reads
 * one word for each trap, which is why this is a table of words and not a question to each device.
 *
 * There is no interrupt controller: the lines of all devices are one wire to every hart (as a PLIC with one source and
 * no claim). A supervisor that enables SIE_EXTERNAL looks at its devices itself.
 */
import {
  CAUSE_SUPERVISOR_EXTERNAL,
  CAUSE_SUPERVISOR_SOFTWARE,
  CAUSE_SUPERVISOR_TIMER,
  SIE_EXTERNAL,
  SIE_SOFTWARE,
} from '@abicus/abi-board';
import type { Hart } from './hart.ts';

/** Pending interrupts of all harts. */
export class Interrupts {
  /** For each hart the bits of sip: SIE_SOFTWARE, SIE_TIMER, SIE_EXTERNAL. */
  readonly pending: Int32Array;
  #lines = 0;

  constructor(harts: number) {
    this.pending = new Int32Array(harts);
  }

  /** Raises or clears bits of one hart. */
  set(hart: number, bits: number, raised: boolean): void {
    const before = this.pending[hart] ?? 0;
    this.pending[hart] = raised ? before | bits : before & ~bits;
  }

  /** Sets the level of one device's line (0..31). */
  line(source: number, raised: boolean): void {
    const before = this.#lines;
    this.#lines = raised ? before | (1 << source) : before & ~(1 << source);
    // A console sends many bytes and moves its line with hardly any of them.
    if ((before === 0) === (this.#lines === 0)) return;
    for (let hart = 0; hart < this.pending.length; hart++) {
      this.set(hart, SIE_EXTERNAL, this.#lines !== 0);
    }
  }
}

/** Makes a hart take the interrupt of highest rank among `raised` (bits of sip): external, software, timer. */
export function takeInterrupt(hart: Hart, raised: number): void {
  const { csr } = hart;
  if ((raised & SIE_EXTERNAL) !== 0) csr.scause = CAUSE_SUPERVISOR_EXTERNAL;
  else if ((raised & SIE_SOFTWARE) !== 0) csr.scause = CAUSE_SUPERVISOR_SOFTWARE;
  else csr.scause = CAUSE_SUPERVISOR_TIMER;
  csr.sepc = hart.pc;
  csr.stval = 0;
  hart.waiting = false;
}
