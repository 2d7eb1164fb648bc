/**
 * The machine: harts, RAM and devices on one board, run in rounds of virtual time. A round:
 *
 *     begin    input that has arrived is delivered, and requests of devices that are due are completed; if all harts are
 *              in wfi, time jumps to the next timer, input or completion and up to WAKE_LATENCY_TICKS further, or the run
 *              ends as a deadlock; the budget of each hart is replenished by a quantum
 *     harts    in a chosen order each hart runs: interrupt or user mode, trap, supervisor, until its quantum is spent
 *     end      time advances by the quantum
 *
 * No part of it depends on the host: the same seed, inputs and number of harts give the same digest. One function makes all
 * choices of the machine and its supervisor; it is seeded unless another one is given. A run can stop between any two traps
 * and be resumed later with the same result.
 */
import { HARTS_MAX, QUANTUM_NS_DEFAULT, SIE_TIMER, TICK_NS } from '@abicus/abi-board';
import { Board } from './board.ts';
import type { Bus } from './bus.ts';
import { Choices, type ChoiceKind } from './choices.ts';
import { Digest } from './digest.ts';
import type { Guest, MachineView } from './guest.ts';
import { Hart } from './hart.ts';
import type { InputDevice, MachineInput } from './input-lane.ts';
import { InputLog } from './input-log.ts';
import type { MachineOptions, RunOptions, RunResult } from './options.ts';
import type { Ram } from './ram.ts';
import { Rounds } from './rounds.ts';
import { runHart } from './run-hart.ts';
import type { Supervisor } from './supervisor.ts';
import {
  apart,
  classState,
  field,
  list,
  number,
  optional,
  type Kind,
  type Plain,
} from './state-table.ts';
import type { MachineEvent } from './trace.ts';

const SUPERVISOR: Kind<Supervisor> = {
  digest: (supervisor, digest) => supervisor.digestInto(digest),
  dump: (supervisor) => supervisor.dump(),
};

/** By how many ticks at most harts that are all in wfi wake later than the event. */
export const WAKE_LATENCY_TICKS = 9;

/** A machine: a board with its harts. */
export class Machine implements MachineView {
  /** Its state, as a table of fields. */
  static readonly STATE: Kind<Machine> = classState<Machine>({
    harts: field((it) => it.harts, list(Hart.STATE)),
    board: field((it) => it.board, Board.STATE),
    ram: apart('a part of the board'),
    bus: apart('a part of the board'),
    trace: apart('an observer'),
    steps: field((it) => it.steps, number),
    running: apart('set within a step only'),
    quantumNs: apart('fixed when it is made'),
    '#choices': field((it) => it.#choices, Choices.STATE),
    '#rounds': field((it) => it.#rounds, Rounds.STATE),
    '#inputs': field((it) => it.#inputs, InputLog.STATE),
    '#supervisor': field((it) => it.#supervisor, optional(SUPERVISOR)),
    '#busy': apart('set within a step only'),
  });
  readonly harts: readonly Hart[];
  readonly board: Board;
  readonly ram: Ram;
  readonly bus: Bus;
  /** The time budget of a hart in a round. */
  readonly quantumNs: number;
  /** Receives events if set; without it tracing is free. */
  trace: ((event: MachineEvent) => void) | undefined = undefined;
  /** The step counter: traps taken so far. */
  steps = 0;
  /** The program that runs in user mode; undefined while the supervisor runs. For the watchdog. */
  running: Guest | undefined = undefined;
  readonly #choices: Choices;
  readonly #rounds: Rounds;
  readonly #inputs: InputLog;
  #supervisor: Supervisor | undefined = undefined;
  #busy = false;

  constructor(options: MachineOptions) {
    const { harts, seed, quantumNs = QUANTUM_NS_DEFAULT } = options;
    if (!Number.isInteger(harts) || harts < 1 || harts > HARTS_MAX) {
      throw new RangeError(`${harts} harts: 1 to ${HARTS_MAX} are possible`);
    }
    if (!Number.isInteger(quantumNs / TICK_NS) || quantumNs < TICK_NS) {
      throw new RangeError(`quantum of ${quantumNs} ns: a multiple of ${TICK_NS} is needed`);
    }
    this.harts = Array.from({ length: harts }, (_, id) => new Hart(id));
    this.#choices = new Choices(seed, options.choose, options.onChoice);
    this.board = new Board(options, this.#choices);
    this.ram = this.board.ram;
    this.bus = this.board.bus;
    this.quantumNs = quantumNs;
    this.#rounds = new Rounds(harts, this.#choices);
    this.#inputs = new InputLog(options.inputs ?? [], {
      uart: this.board.uart,
      'virtio-net': this.board.net,
    });
  }

  /** Installs the supervisor and calls its `boot`. Once for each machine. */
  boot(supervisor: Supervisor): this {
    if (this.#supervisor !== undefined) throw new Error('the machine is booted already');
    this.#supervisor = supervisor;
    supervisor.boot(this);
    return this;
  }

  /** Virtual time in ticks of TICK_NS. It is constant within a round. */
  get ticks(): number {
    return this.board.clint.mtime;
  }

  /** Virtual time in nanoseconds. */
  get nowNs(): number {
    return this.board.clint.mtime * TICK_NS;
  }

  /**
   * When the machine next does something by itself, in virtual nanoseconds: now if a hart can run or input has arrived, else
   * at the earliest timer, input or completion of a device. Infinity: it has finished, or only further input can wake it.
   */
  get nextEventNs(): number {
    if (this.board.finisher.ended) return Infinity;
    if (!this.#rounds.done || this.#canRun) return this.nowNs;
    return Math.max(this.ticks, this.#nextWakeTick()) * TICK_NS;
  }

  /** Rounds begun so far. */
  get rounds(): number {
    return this.#rounds.count;
  }

  /** All inputs so far; a machine with the same inputs repeats this run. */
  get inputs(): readonly MachineInput[] {
    return this.#inputs.entries;
  }

  /**
   * Gives input to a device: bytes to the console, or a frame to the network device. By default it arrives with the next
   * tick, or with the input that was given before it. It is added to `inputs`.
   */
  feed(bytes: Uint8Array, device: InputDevice = 'uart', atTick?: number): void {
    this.#inputs.add(this.ticks, device, bytes, atTick);
  }

  /** Chooses one of `n` possibilities, 0 to n - 1: for a supervisor, whose choices are those of its machine. */
  choose(n: number, what: ChoiceKind): number {
    return this.#choices.choose(n, what);
  }

  /** Runs until the machine ends or a limit is reached. */
  run(options: RunOptions): RunResult {
    const supervisor = this.#supervisor;
    if (supervisor === undefined) throw new Error('boot a supervisor before running the machine');
    // No `finally` resets it: an error or the watchdog leaves the machine in the middle of a trap.
    if (this.#busy) throw new Error('the machine was interrupted within a step and cannot run on');
    this.#busy = true;
    const result = this.#runRounds(supervisor, options);
    this.#busy = false;
    return result;
  }

  /** Marks a run as aborted: the machine can be inspected, but not run. For the watchdog. */
  markAborted(): void {
    this.#busy = true;
  }

  /** 16 hexadecimal digits over all state: harts, claimed RAM, devices, time, choices, supervisor. */
  digest(): string {
    const digest = new Digest();
    Machine.STATE.digest(this, digest);
    return digest.hex();
  }

  /** All state as plain values, to print or to compare with that of another run (`differences`). */
  dump(): Plain {
    return Machine.STATE.dump(this);
  }

  #runRounds(supervisor: Supervisor, options: RunOptions): RunResult {
    const { finisher } = this.board;
    const { until = Infinity, maxRounds = Infinity } = options;
    if (Number.isNaN(until + maxRounds)) throw new RangeError('a limit of a run is no number');
    const lastRound = this.#rounds.count + maxRounds;
    const lastStep = this.steps + (options.maxSteps ?? Infinity);
    for (;;) {
      if (finisher.ended) return { reason: 'finished', exitCode: finisher.exitCode };
      if (this.steps >= lastStep) return { reason: 'limit' };
      if (this.#rounds.done) {
        if (this.#rounds.count >= lastRound) return { reason: 'limit' };
        const reason = this.#beginRound(until);
        if (reason !== 'begun') return { reason };
      }
      while (!this.#rounds.done) {
        const hart = this.harts[this.#rounds.current] as Hart;
        const reason = runHart(this, hart, supervisor, lastStep, options.stopWhen);
        if (reason === 'finished') break;
        if (reason !== 'quantum spent') return { reason };
        this.#rounds.next();
      }
      if (this.#rounds.done) this.board.clint.advanceTo(this.ticks + this.quantumNs / TICK_NS);
    }
  }

  /**
   * Begins a round, unless time has reached `until` nanoseconds, or would reach it before a hart can run, or no hart can
   * ever run again. What it does up to `until` does not depend on it: a later call continues from there.
   */
  #beginRound(until: number): 'begun' | 'deadlock' | 'until' {
    if (this.nowNs >= until) return 'until';
    const { board } = this;
    this.#inputs.deliver(this.ticks);
    board.completeDue(this.ticks);
    while (!this.#canRun) {
      const event = this.#nextWakeTick();
      if (event === Infinity) return 'deadlock';
      if (event * TICK_NS >= until) return 'until';
      const next = event + this.#choices.choose(WAKE_LATENCY_TICKS + 1, 'wakeLatency');
      this.trace?.({ kind: 'jump', step: this.steps, tick: this.ticks, to: next });
      for (const hart of this.harts) hart.payDebt((next - this.ticks) * TICK_NS);
      board.clint.advanceTo(next);
      this.#inputs.deliver(next);
      board.completeDue(next);
      if (this.nowNs >= until) return 'until';
    }
    for (const hart of this.harts) hart.replenish(this.quantumNs);
    this.#rounds.begin();
    return 'begun';
  }

  /** Whether a hart can run: it is not in wfi, or an interrupt that it enabled is pending. */
  get #canRun(): boolean {
    const { pending } = this.board.interrupts;
    for (const { id, waiting, csr } of this.harts) {
      if (!waiting || ((pending[id] ?? 0) & csr.sie) !== 0) return true;
    }
    return false;
  }

  /** The tick of the next input, completion or enabled timer interrupt, when all harts are in wfi; Infinity: none. */
  #nextWakeTick(): number {
    const { board } = this;
    let next = Math.min(this.#inputs.nextTick(this.ticks), board.nextDueTick);
    for (const { id, csr } of this.harts) {
      if ((csr.sie & SIE_TIMER) !== 0) next = Math.min(next, board.clint.mtimecmp(id));
    }
    return next;
  }
}
