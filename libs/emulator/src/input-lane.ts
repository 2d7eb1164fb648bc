/** The input of one device, in the order of its arrival, and how far it is delivered. */
import {
  apart,
  bytes as byteArray,
  classState,
  field,
  list,
  number,
  record,
  text,
  word,
  type Kind,
} from './state-table.ts';

/** The devices that take input. */
export type InputDevice = 'uart' | 'virtio-net';

/** Input of a device: bytes for the console, or a frame. */
export interface MachineInput {
  /** Tick of the arrival; inputs are sorted by it. */
  readonly atTick: number;
  readonly device: InputDevice;
  readonly bytes: Uint8Array;
}

/** A device that takes input. */
export interface InputSink {
  /** Whether it takes input now. */
  readonly canReceive: boolean;
  /** What is wrong with an input, whenever it arrives. */
  inputProblem(bytes: Uint8Array): string | undefined;
  /** Takes bytes from `offset` on, and gives how many: fewer than there are if it has no room for the rest now. */
  accept(bytes: Uint8Array, offset: number): number;
}

const INPUT: Kind<MachineInput> = record<MachineInput>({
  atTick: number,
  device: text,
  bytes: byteArray,
});

/** The inputs of one device. Input that finds no room waits, and holds back what arrives after it at this device only. */
export class InputLane {
  /** Its state, as a table of fields. */
  static readonly STATE: Kind<InputLane> = classState<InputLane>({
    device: apart('fixed when it is made'),
    entries: field((it) => it.entries.slice(it.#next), list(INPUT)),
    '#sink': apart('a part of the board'),
    '#next': field((it) => it.#next, word),
    '#offset': field((it) => it.#offset, word),
  });
  readonly device: InputDevice;
  /** All inputs of the run so far, sorted by their ticks. */
  readonly entries: MachineInput[] = [];
  readonly #sink: InputSink | undefined;
  #next = 0;
  #offset = 0;

  /** @param sink the device; undefined: the board does not have it. */
  constructor(device: InputDevice, sink: InputSink | undefined) {
    this.device = device;
    this.#sink = sink;
  }

  /** Adds input, after all that arrives at its tick or earlier. Throws if the device cannot take it. */
  add(atTick: number, bytes: Uint8Array): void {
    if (this.#sink === undefined) throw new RangeError(`there is no ${this.device} on the board`);
    const problem = this.#sink.inputProblem(bytes);
    if (problem !== undefined) {
      throw new RangeError(`input of ${bytes.length} bytes for ${this.device}: ${problem}`);
    }
    let at = this.entries.length;
    while (at > this.#next && (this.entries[at - 1]?.atTick ?? 0) > atTick) at--;
    this.entries.splice(at, 0, { atTick, device: this.device, bytes: bytes.slice() });
  }

  /** The tick of the first input that is not delivered; Infinity: none. */
  get firstTick(): number {
    return this.entries[this.#next]?.atTick ?? Infinity;
  }

  /** The tick at which the next input can be delivered, `now` or later; Infinity: none, or the device has no room. */
  nextTick(now: number): number {
    const next = this.entries[this.#next];
    if (next === undefined) return Infinity;
    if (next.atTick > now) return next.atTick;
    return this.#sink?.canReceive === true ? now : Infinity;
  }

  /** Delivers input that has arrived by `now`, as long as the device has room. */
  deliver(now: number): void {
    let input = this.entries[this.#next];
    while (input !== undefined && input.atTick <= now) {
      this.#offset += this.#sink?.accept(input.bytes, this.#offset) ?? 0;
      if (this.#offset < input.bytes.length) return;
      this.#next++;
      this.#offset = 0;
      input = this.entries[this.#next];
    }
  }
}
