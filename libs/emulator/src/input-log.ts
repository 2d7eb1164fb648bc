/**
 * The input of a machine, with device and tick of its arrival. A run depends only on the seed and the input, so the log of a
 * run replays it. Live input is logged for the tick after the current one or later: that is the first tick at which both the
 * live run and its replay can deliver it.
 */
import type { Digest } from './digest.ts';
import { InputLane, type InputDevice, type InputSink, type MachineInput } from './input-lane.ts';
import { apart, classState, field, list, type Kind, type Plain } from './state-table.ts';

/** The inputs of a run, and how far they are delivered. */
export class InputLog {
  /** Its state, as a table of fields. */
  static readonly STATE: Kind<InputLog> = classState<InputLog>({
    '#lanes': field((it) => it.#lanes, list(InputLane.STATE)),
    '#firstTick': apart('the earliest of the lanes'),
  });
  readonly #lanes: readonly InputLane[];
  /** The tick of the first input that is not delivered; Infinity: none. Most rounds have no input. */
  #firstTick = Infinity;

  /** @param inputs in the order of their arrival. @param sinks the devices; undefined: the board has no such device. */
  constructor(
    inputs: readonly MachineInput[],
    sinks: Readonly<Record<InputDevice, InputSink | undefined>>,
  ) {
    const devices = Object.keys(sinks) as InputDevice[];
    this.#lanes = devices.map((device) => new InputLane(device, sinks[device]));
    inputs.forEach(({ atTick, device, bytes }, i) => {
      if (!(atTick >= (inputs[i - 1]?.atTick ?? 0))) {
        const before = i === 0 ? 'start' : 'one in front of it';
        throw new RangeError(`input ${i} arrives before the ${before}`);
      }
      this.#laneOf(device).add(atTick, bytes);
    });
    this.#updateFirst();
  }

  /** All inputs of the run so far; a machine with the same inputs repeats the run. */
  get entries(): readonly MachineInput[] {
    return this.#lanes.flatMap(({ entries }) => entries).toSorted((a, b) => a.atTick - b.atTick);
  }

  /**
   * Adds live input that is given at tick `now`, for a later tick. By default it arrives as early as possible after all
   * inputs of the device that are already logged.
   */
  add(now: number, device: InputDevice, bytes: Uint8Array, atTick?: number): void {
    const lane = this.#laneOf(device);
    const tick = atTick ?? Math.max(now + 1, lane.entries.at(-1)?.atTick ?? 0);
    if (!Number.isSafeInteger(tick) || tick <= now) {
      throw new RangeError(
        `input for tick ${tick} is given at tick ${now}: it has to be a later one`,
      );
    }
    lane.add(tick, bytes);
    this.#updateFirst();
  }

  /** The tick at which the next input can be delivered, `now` or later; Infinity: none, or no device has room. */
  nextTick(now: number): number {
    let next = Infinity;
    for (const lane of this.#lanes) next = Math.min(next, lane.nextTick(now));
    return next;
  }

  /** Delivers input that has arrived by `now` to the devices that have room. */
  deliver(now: number): void {
    if (now < this.#firstTick) return;
    for (const lane of this.#lanes) lane.deliver(now);
    this.#updateFirst();
  }

  /** Adds its state to a digest. */
  digestInto(digest: Digest): void {
    InputLog.STATE.digest(this, digest);
  }

  /** Its state as plain values. */
  dump(): Plain {
    return InputLog.STATE.dump(this);
  }

  #updateFirst(): void {
    this.#firstTick = Math.min(...this.#lanes.map(({ firstTick }) => firstTick));
  }

  #laneOf(device: InputDevice): InputLane {
    const lane = this.#lanes.find((one) => one.device === device);
    if (lane === undefined) throw new RangeError(`${String(device)} takes no input`);
    return lane;
  }
}
