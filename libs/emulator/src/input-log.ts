/**
 * The input of a machine, with the tick of its arrival. A run depends only on the seed and the input, so the log of a run
 * replays it. Live input is logged for the tick after the current one: that is the first tick at which both the live run
 * and its replay can deliver it.
 */
import type { Digest } from './digest.ts';
import type { Uart } from './uart.ts';
import {
  bytes as byteArray,
  classState,
  field,
  list,
  number,
  record,
  word,
  type Kind,
  type Plain,
} from './state-table.ts';

/** Bytes that arrive at the console. */
export interface MachineInput {
  /** Tick of the arrival; inputs are sorted by it. */
  readonly atTick: number;
  readonly bytes: Uint8Array;
}

const INPUT: Kind<MachineInput> = record<MachineInput>({ atTick: number, bytes: byteArray });

/** The inputs of a run, and the position up to which they are delivered. */
export class InputLog {
  /** Its state, as a table of fields. */
  static readonly STATE: Kind<InputLog> = classState<InputLog>({
    '#inputs': field((it) => it.#inputs.slice(it.#next), list(INPUT)),
    '#next': field((it) => it.#next, word),
    '#offset': field((it) => it.#offset, word),
  });
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

  /** All inputs of the run so far; a machine with the same inputs repeats the run. */
  get entries(): readonly MachineInput[] {
    return this.#inputs;
  }

  /** Appends live input that is given at tick `now`. It arrives after all inputs that are already logged. */
  add(now: number, bytes: Uint8Array): void {
    const atTick = Math.max(now + 1, this.#inputs.at(-1)?.atTick ?? 0);
    this.#inputs.push({ atTick, bytes: bytes.slice() });
  }

  /** The tick at which the next input can be delivered, `now` or later; Infinity: none, or the FIFO is full. */
  nextTick(now: number, uart: Uart): number {
    const next = this.#inputs[this.#next];
    if (next === undefined) return Infinity;
    if (next.atTick > now) return next.atTick;
    return uart.canReceive ? now : Infinity;
  }

  /** Delivers input that has arrived by `now` to the console, until its receive FIFO is full. */
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

  /** Adds its state to a digest. */
  digestInto(digest: Digest): void {
    InputLog.STATE.digest(this, digest);
  }

  /** Its state as plain values. */
  dump(): Plain {
    return InputLog.STATE.dump(this);
  }
}
