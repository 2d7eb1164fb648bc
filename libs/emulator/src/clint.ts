/**
 * The CLINT: mtime, and mtimecmp and msip of each hart. Its interrupts are delivered to supervisor mode, since the machine
 * has no machine mode. mtime counts whole ticks; it advances between rounds and is constant within a round.
 */
import {
  CLINT_BASE,
  CLINT_MSIP,
  CLINT_MSIP_STRIDE,
  CLINT_MTIME,
  CLINT_MTIMECMP,
  CLINT_MTIMECMP_STRIDE,
  CLINT_SIZE,
  SIE_SOFTWARE,
  SIE_TIMER,
} from '@abicus/abi-board';
import { BUS_ERROR, type Device } from './device.ts';
import type { Digest } from './digest.ts';
import type { Interrupts } from './interrupts.ts';
import { apart, classState, field, number, numbers, type Kind, type Plain } from './state-table.ts';

const WORD = 0x1_0000_0000;

/** The core-local interruptor. */
export class Clint implements Device {
  /** Its state, as a table of fields. */
  static readonly STATE: Kind<Clint> = classState<Clint>({
    name: apart('fixed when it is made'),
    base: apart('fixed when it is made'),
    size: apart('fixed when it is made'),
    mtime: field((it) => it.mtime, number),
    '#harts': apart('fixed when it is made'),
    '#interrupts': apart('a connection to another part of the board'),
    '#mtimecmp': field((it) => it.#mtimecmp, numbers),
    '#deadline': field((it) => it.#deadline, numbers),
  });
  readonly name = 'clint';
  readonly base: number = CLINT_BASE;
  readonly size: number = CLINT_SIZE;
  /** Time in ticks. Only the machine writes it. */
  mtime = 0;
  readonly #harts: number;
  readonly #interrupts: Interrupts;
  /** mtimecmp as written: low and high word of each hart. All ones: disarmed, as after power-on. */
  readonly #mtimecmp: Uint32Array;
  /** mtimecmp as a number; Infinity beyond 2^53, which no run reaches. */
  readonly #deadline: Float64Array;

  constructor(harts: number, interrupts: Interrupts) {
    this.#harts = harts;
    this.#interrupts = interrupts;
    this.#mtimecmp = new Uint32Array(harts * 2).fill(0xffff_ffff);
    this.#deadline = new Float64Array(harts).fill(Infinity);
  }

  /** Sets or clears msip of a hart: its software interrupt. */
  setMsip(hart: number, pending: boolean): void {
    this.#interrupts.setPending(hart, SIE_SOFTWARE, pending);
  }

  /** Sets mtimecmp of a hart, in ticks; Infinity disarms the timer. Updates the pending timer interrupt. */
  setMtimecmp(hart: number, ticks: number): void {
    const armed = ticks < Number.MAX_SAFE_INTEGER;
    // A store into the array is truncated to 32 bits.
    this.#mtimecmp[hart * 2] = armed ? ticks : 0xffff_ffff;
    this.#mtimecmp[hart * 2 + 1] = armed ? ticks / WORD : 0xffff_ffff;
    this.#setDeadline(hart, armed ? ticks : Infinity);
  }

  /** Reads mtimecmp of a hart, in ticks; Infinity: the timer is disarmed. */
  mtimecmp(hart: number): number {
    return this.#deadline[hart] ?? Infinity;
  }

  /** Advances mtime, and makes the timer interrupt pending on harts whose mtimecmp is reached. */
  advanceTo(ticks: number): void {
    this.mtime = ticks;
    for (let hart = 0; hart < this.#harts; hart++) {
      if (ticks >= (this.#deadline[hart] ?? Infinity))
        this.#interrupts.setPending(hart, SIE_TIMER, true);
    }
  }

  read(offset: number, width: number): number {
    if (width !== 4) return BUS_ERROR;
    if (offset === CLINT_MTIME) return this.mtime % WORD;
    if (offset === CLINT_MTIME + 4) return Math.floor(this.mtime / WORD);
    const msip = (offset - CLINT_MSIP) / CLINT_MSIP_STRIDE;
    if (msip < this.#harts) {
      return ((this.#interrupts.pending[msip] ?? 0) & SIE_SOFTWARE) === 0 ? 0 : 1;
    }
    return this.#mtimecmp[this.#mtimecmpWord(offset)] ?? BUS_ERROR;
  }

  write(offset: number, width: number, value: number): boolean {
    if (width !== 4) return false;
    const msip = (offset - CLINT_MSIP) / CLINT_MSIP_STRIDE;
    if (msip < this.#harts) {
      this.setMsip(msip, (value & 1) === 1);
      return true;
    }
    const word = this.#mtimecmpWord(offset);
    if (word < 0 || word >= this.#mtimecmp.length) return false;
    this.#mtimecmp[word] = value;
    this.#updateDeadline(word >>> 1);
    return true;
  }

  /** Adds its state to a digest. */
  digestInto(digest: Digest): void {
    Clint.STATE.digest(this, digest);
  }

  /** Its state as plain values. */
  dump(): Plain {
    return Clint.STATE.dump(this);
  }

  #mtimecmpWord(offset: number): number {
    return (offset - CLINT_MTIMECMP) / (CLINT_MTIMECMP_STRIDE / 2);
  }

  #updateDeadline(hart: number): void {
    const high = this.#mtimecmp[hart * 2 + 1] ?? 0;
    const ticks = high * WORD + (this.#mtimecmp[hart * 2] ?? 0);
    this.#setDeadline(hart, ticks < Number.MAX_SAFE_INTEGER ? ticks : Infinity);
  }

  #setDeadline(hart: number, deadline: number): void {
    this.#deadline[hart] = deadline;
    this.#interrupts.setPending(hart, SIE_TIMER, this.mtime >= deadline);
  }
}
