/**
 * Machines that are joined by a switch, and run by turns of virtual time. A turn is as long as no frame that is sent in it
 * can arrive in it, so the machines run it one after the other, in any order, and then the switch forwards what they sent:
 *
 *     next     the earliest time at which a machine does something by itself
 *     turn     each machine runs up to next + window                 window = shortest delay - what a run may exceed it by
 *     switch   the frames, in the order of their times and of the names of their ports, become input of machines
 *
 * Machines that are idle are behind: what they are given from outside arrives after the time of all (`feed`).
 *
 * A frame is input of the machine that receives it, in its log by device and tick. So each machine can be run again alone,
 * and what it does depends neither on the turns nor on the order in which machines are created.
 */
import { TICK_NS } from '@abicus/abi-board';
import type { Digest } from './digest.ts';
import type { InputDevice } from './input-lane.ts';
import { WAKE_LATENCY_TICKS, type Machine } from './machine.ts';
import { apart, classState, field, type Kind, type Plain } from './state-table.ts';
import { Switch, type SwitchOptions } from './switch.ts';

/** The limits of a run of a network. */
export interface NetworkRunOptions {
  /** Virtual time in nanoseconds: no machine begins a round there or later. */
  readonly until: number;
  /** Called before each turn; true stops the run. */
  readonly stopWhen?: () => boolean;
}

/**
 * Why a run of a network ended. `finished`: all machines have finished. `deadlock`: no machine can do anything, and no frame
 * is on its way. `until`: nothing is left to do before that time. `stopped`: by `stopWhen`.
 */
export type NetworkResult = 'finished' | 'deadlock' | 'until' | 'stopped';

interface Member {
  readonly name: string;
  readonly machine: Machine;
}

interface SentFrame {
  readonly from: string;
  readonly tick: number;
  readonly frame: Uint8Array;
}

/** Machines on a switch. */
export class Network {
  /** Its state, as a table of fields: that of the switch. Each machine has a digest of its own. */
  static readonly STATE: Kind<Network> = classState<Network>({
    switch: field((it) => it.switch, Switch.STATE),
    '#members': apart('each machine has a digest of its own'),
    '#windowNs': apart('fixed when the machines are joined'),
    '#sent': apart('empty but within a turn'),
    '#isRunning': apart('whether machines can be joined'),
  });
  readonly switch: Switch;
  readonly #members: Member[] = [];
  #windowNs = Infinity;
  #sent: SentFrame[] = [];
  #isRunning = false;

  constructor(options: SwitchOptions) {
    this.switch = new Switch(options);
  }

  /**
   * Joins a machine by a port with a name of its own, before the first run. The machine has a network device and has not run
   * yet; from now on the network runs it, and gives it further input. Its quantum is shorter than the shortest delay of the
   * switch.
   */
  join(name: string, machine: Machine): this {
    const { net } = machine.board;
    if (this.#isRunning) throw new Error('the network runs already');
    if (net === undefined) throw new RangeError(`${name} has no network device`);
    if (net.onFrame !== undefined) throw new RangeError(`${name} is joined already`);
    if (machine.ticks > 0) throw new RangeError(`${name} has run already`);
    const exceeded = Math.max(machine.quantumNs, WAKE_LATENCY_TICKS * TICK_NS);
    const windowNs = this.switch.delayNsMin - exceeded;
    if (windowNs < TICK_NS) {
      throw new RangeError(
        `${name} may exceed a turn by ${exceeded} ns, the shortest delay is ${this.switch.delayNsMin} ns`,
      );
    }
    this.switch.addPort(name);
    net.onFrame = (frame) => this.#sent.push({ from: name, tick: machine.ticks, frame });
    this.#members.push({ name, machine });
    this.#windowNs = Math.min(this.#windowNs, windowNs);
    return this;
  }

  /**
   * Gives input to a machine from outside. By default it arrives with the tick after that of the machine which is furthest;
   * at an earlier one a frame that answers it could be late for that machine.
   */
  feed(name: string, bytes: Uint8Array, device: InputDevice = 'uart', atTick?: number): void {
    const to = this.#members.find((member) => member.name === name);
    if (to === undefined) throw new RangeError(`the network has no machine ${name}`);
    const now = Math.max(...this.#members.map(({ machine }) => machine.ticks));
    const tick = atTick ?? now + 1;
    if (tick <= now) throw new RangeError(`input for tick ${tick}: a machine is at ${now} already`);
    to.machine.feed(bytes, device, tick);
  }

  /** Runs the machines by turns. A run to T in several steps equals one in a single step. */
  run({ until, stopWhen }: NetworkRunOptions): NetworkResult {
    if (Number.isNaN(until)) throw new RangeError('the time of a run is no number');
    this.#isRunning = true;
    for (;;) {
      if (stopWhen?.() === true) return 'stopped';
      const next = Math.min(Infinity, ...this.#members.map(({ machine }) => machine.nextEventNs));
      if (next === Infinity) return this.#hasFinished ? 'finished' : 'deadlock';
      if (next >= until) return 'until';
      const end = Math.min(until, next + this.#windowNs);
      for (const { machine } of this.#members) machine.run({ until: end });
      this.#forward();
    }
  }

  /** Adds the state of the switch to a digest. */
  digestInto(digest: Digest): void {
    Network.STATE.digest(this, digest);
  }

  /** The state of the switch as plain values. */
  dump(): Plain {
    return Network.STATE.dump(this);
  }

  get #hasFinished(): boolean {
    return this.#members.every(({ machine }) => machine.board.finisher.ended);
  }

  /** Forwards what was sent in a turn. Frames of one machine are in their order, which a stable sort keeps. */
  #forward(): void {
    const sent = this.#sent.toSorted(
      (a, b) => a.tick - b.tick || Number(a.from > b.from) - Number(a.from < b.from),
    );
    this.#sent = [];
    for (const { from, tick, frame } of sent) {
      for (const { port, atTick } of this.switch.forward(frame, from, tick)) {
        const to = this.#members.find(({ name }) => name === port);
        to?.machine.feed(frame, 'virtio-net', atTick);
      }
    }
  }
}
