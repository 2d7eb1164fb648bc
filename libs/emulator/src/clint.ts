/**
 * The CLINT: mtime, and a timer and a software interrupt for each hart, wired to supervisor mode (there is no machine
 * mode above). Time is a whole number of ticks that only the machine's rounds advance; it stands still within a round.
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
import { REFUSED, type Device } from './device.ts';
import type { Digest } from './digest.ts';
import type { Interrupts } from './interrupts.ts';

const WORD = 0x1_0000_0000;

/** The interrupt controller near the harts. */
export class Clint implements Device {
  readonly name = 'clint';
  readonly base: number = CLINT_BASE;
  readonly size: number = CLINT_SIZE;
  /** Time in ticks. Written by the machine alone. */
  mtime = 0;
  readonly #harts: number;
  readonly #interrupts: Interrupts;
  /** mtimecmp as written: low and high word of each hart. All ones: not armed, as after power-on. */
  readonly #compare: Uint32Array;
  /** The same as numbers; Infinity beyond 2^53, which no run reaches. */
  readonly #deadline: Float64Array;

  constructor(harts: number, interrupts: Interrupts) {
    this.#harts = harts;
    this.#interrupts = interrupts;
    this.#compare = new Uint32Array(harts * 2).fill(0xffff_ffff);
    this.#deadline = new Float64Array(harts).fill(Infinity);
  }

  /** Raises or clears the software interrupt of a hart. */
  setSoftware(hart: number, raised: boolean): void {
    this.#interrupts.set(hart, SIE_SOFTWARE, raised);
  }

  /** Arms the timer of a hart for a time in ticks; Infinity disarms it. Clears or raises its interrupt accordingly. */
  setTimer(hart: number, ticks: number): void {
    const armed = ticks < Number.MAX_SAFE_INTEGER;
    // What goes into a word is taken modulo 2^32.
    this.#compare[hart * 2] = armed ? ticks : 0xffff_ffff;
    this.#compare[hart * 2 + 1] = armed ? ticks / WORD : 0xffff_ffff;
    this.#due(hart, armed ? ticks : Infinity);
  }

  /** The time in ticks that a hart's timer is armed for; Infinity: not armed. */
  timer(hart: number): number {
    return this.#deadline[hart] ?? Infinity;
  }

  /** Moves time on, and raises the timers that are due. */
  advanceTo(ticks: number): void {
    this.mtime = ticks;
    for (let hart = 0; hart < this.#harts; hart++) {
      if (ticks >= (this.#deadline[hart] ?? Infinity)) this.#interrupts.set(hart, SIE_TIMER, true);
    }
  }

  read(offset: number, width: number): number {
    if (width !== 4) return REFUSED;
    if (offset === CLINT_MTIME) return this.mtime % WORD;
    if (offset === CLINT_MTIME + 4) return Math.floor(this.mtime / WORD);
    const software = (offset - CLINT_MSIP) / CLINT_MSIP_STRIDE;
    if (software < this.#harts) {
      return ((this.#interrupts.pending[software] ?? 0) & SIE_SOFTWARE) === 0 ? 0 : 1;
    }
    return this.#compare[this.#compareWord(offset)] ?? REFUSED;
  }

  write(offset: number, width: number, value: number): boolean {
    if (width !== 4) return false;
    const software = (offset - CLINT_MSIP) / CLINT_MSIP_STRIDE;
    if (software < this.#harts) {
      this.setSoftware(software, (value & 1) === 1);
      return true;
    }
    const word = this.#compareWord(offset);
    if (word < 0 || word >= this.#compare.length) return false;
    this.#compare[word] = value;
    this.#arm(word >>> 1);
    return true;
  }

  digestInto(digest: Digest): void {
    digest.number(this.mtime);
    for (let hart = 0; hart < this.#harts; hart++) {
      digest.number(this.timer(hart)).word(this.#interrupts.pending[hart] ?? 0);
    }
  }

  #compareWord(offset: number): number {
    return (offset - CLINT_MTIMECMP) / (CLINT_MTIMECMP_STRIDE / 2);
  }

  #arm(hart: number): void {
    const high = this.#compare[hart * 2 + 1] ?? 0;
    const ticks = high * WORD + (this.#compare[hart * 2] ?? 0);
    this.#due(hart, ticks < Number.MAX_SAFE_INTEGER ? ticks : Infinity);
  }

  #due(hart: number, deadline: number): void {
    this.#deadline[hart] = deadline;
    this.#interrupts.set(hart, SIE_TIMER, this.mtime >= deadline);
  }
}
