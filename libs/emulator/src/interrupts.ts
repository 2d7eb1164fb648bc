/**
 * The pending interrupts: sip of each hart. Devices and the CLINT write it; the machine's loop reads one word before each
 * trap, which is faster than polling the devices.
 *
 * The interrupt lines of devices are level triggered. Each can be masked; those that are not are ORed into one external
 * interrupt of every hart. The hart that takes it first asks which line is raised, and masks it until its device is
 * served: as a PLIC's claim and complete, without its registers, priorities and thresholds.
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
    '#masked': field((it) => it.#masked, word),
  });
  /** sip of each hart: bits SIE_SOFTWARE, SIE_TIMER, SIE_EXTERNAL. */
  readonly pending: Int32Array;
  #lines = 0;
  #masked = 0;

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
    const before = this.#lines & ~this.#masked;
    this.#lines = level ? this.#lines | (1 << source) : this.#lines & ~(1 << source);
    this.#update(before);
  }

  /** Masks the interrupt line of a device, or unmasks it: a masked line interrupts no hart. None is masked at reset. */
  setMask(source: number, masked: boolean): void {
    const before = this.#lines & ~this.#masked;
    this.#masked = masked ? this.#masked | (1 << source) : this.#masked & ~(1 << source);
    this.#update(before);
  }

  /** Whether a line is masked. */
  isMasked(source: number): boolean {
    return (this.#masked & (1 << source)) !== 0;
  }

  /** The lowest line that is asserted and not masked; -1: there is none. */
  get raised(): number {
    const lines = this.#lines & ~this.#masked;
    return lines === 0 ? -1 : 31 - Math.clz32(lines & -lines);
  }

  #update(before: number): void {
    const after = this.#lines & ~this.#masked;
    // The fast path: most bytes of the console do not change the level of the OR.
    if ((before === 0) === (after === 0)) return;
    for (let hart = 0; hart < this.pending.length; hart++) {
      this.setPending(hart, SIE_EXTERNAL, after !== 0);
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
