/**
 * What comes into a machine from outside, with the tick of its arrival. Together with the seed it is all that a run
 * depends on, so the log of one run replays it: an input that was given live is logged for the tick after the one in
 * which it was given, because that is the first moment at which both the live run and its replay can see it.
 */
import type { Digest } from './digest.ts';
import type { Uart } from './uart.ts';

/** Bytes that arrive at the console. */
export interface MachineInput {
  /** Tick of the arrival; inputs are in the order of arrival. */
  readonly atTick: number;
  readonly bytes: Uint8Array;
}

/** The inputs of a run, and how far they are delivered. */
export class InputLog {
  readonly #inputs: MachineInput[];
  #next = 0;
  #offset = 0;

  constructor(inputs: readonly MachineInput[]) {
    this.#inputs = inputs.map(({ atTick, bytes }) => ({ atTick, bytes: bytes.slice() }));
    const late = inputs.findIndex(({ atTick }, i) => atTick < (inputs[i - 1]?.atTick ?? 0));
    if (late >= 0) {
      const before = late === 0 ? 'start' : 'one in front of it';
      throw new RangeError(`input ${late} arrives before the ${before}`);
    }
  }

  /** All inputs of the run so far, to be given to a machine that shall repeat it. */
  get entries(): readonly MachineInput[] {
    return this.#inputs;
  }

  /** Adds an input that is given at `now`. It must not be earlier than those that are already planned. */
  add(now: number, bytes: Uint8Array): void {
    const atTick = Math.max(now + 1, this.#inputs.at(-1)?.atTick ?? 0);
    this.#inputs.push({ atTick, bytes: bytes.slice() });
  }

  /** The tick of the next input that is still to arrive after `now`; Infinity: none. */
  after(now: number): number {
    const next = this.#inputs[this.#next];
    return next !== undefined && next.atTick > now ? next.atTick : Infinity;
  }

  /** Gives the console what has arrived by `now`, as far as its queue takes it. */
  deliver(now: number, uart: Uart): void {
    let input = this.#inputs[this.#next];
    while (input !== undefined && input.atTick <= now) {
      while (this.#offset < input.bytes.length) {
        if (!uart.receive(input.bytes[this.#offset] ?? 0)) return;
        this.#offset++;
      }
      this.#next++;
      this.#offset = 0;
      input = this.#inputs[this.#next];
    }
  }

  /** Adds what is delivered to a digest; what lies ahead is not state yet. */
  digestInto(digest: Digest): void {
    digest.word(this.#next).word(this.#offset);
  }
}
