/**
 * The machine: harts, RAM and devices on one board, run in rounds of virtual time. A round:
 *
 *     begin    inputs that have arrived reach the console; if all harts wait, time jumps to the next timer or input, or
 *              the run ends as a deadlock; each hart is granted a quantum
 *     turns    in seeded order each hart runs: interrupt or user mode, trap, supervisor, until its quantum is spent
 *     end      time moves on by the quantum
 *
 * Nothing in it depends on the host: same seed, inputs and number of harts, same digest. A run can stop between any two
 * traps and go on later without a difference.
 */
import {
  HARTS_MAX,
  QUANTUM_NS_DEFAULT,
  SIE_TIMER,
  TICK_NS,
  TRAP_COST_NS_MIN,
} from '@abicus/abi-board';
import { Board } from './board.ts';
import type { Bus } from './bus.ts';
import { Digest } from './digest.ts';
import type { Guest, MachineView } from './guest.ts';
import { Hart } from './hart.ts';
import { InputLog, type MachineInput } from './input-log.ts';
import { takeInterrupt } from './interrupts.ts';
import type { MachineOptions, RunOptions, RunResult } from './options.ts';
import type { Ram } from './ram.ts';
import { Rounds } from './rounds.ts';
import type { Supervisor } from './supervisor.ts';
import { trapEvent, type MachineEvent } from './trace.ts';

type Stop = 'turn over' | 'finished' | 'limit' | 'stopped';

/** A board with its harts. */
export class Machine implements MachineView {
  readonly harts: readonly Hart[];
  readonly board: Board;
  readonly ram: Ram;
  readonly bus: Bus;
  /** Gets events when set; costs nothing when not. */
  trace: ((event: MachineEvent) => void) | undefined = undefined;
  /** Traps taken so far: the machine's step counter. */
  steps = 0;
  /** The program that is in user mode now; undefined while the supervisor runs. For the watchdog. */
  running: Guest | undefined = undefined;
  readonly #quantumNs: number;
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
    this.board = new Board(options);
    this.ram = this.board.ram;
    this.bus = this.board.bus;
    this.#quantumNs = quantumNs;
    this.#rounds = new Rounds(harts, seed);
    this.#inputs = new InputLog(options.inputs ?? []);
  }

  /** Installs the supervisor and lets it set up the harts. Once for each machine. */
  boot(supervisor: Supervisor): this {
    if (this.#supervisor !== undefined) throw new Error('the machine is booted already');
    this.#supervisor = supervisor;
    supervisor.boot(this);
    return this;
  }

  /** Virtual time in ticks of TICK_NS. It stands still within a round. */
  get ticks(): number {
    return this.board.clint.mtime;
  }

  /** Virtual time in nanoseconds. */
  get nowNs(): number {
    return this.board.clint.mtime * TICK_NS;
  }

  /** Rounds begun so far. */
  get rounds(): number {
    return this.#rounds.count;
  }

  /** All inputs so far, for a machine that shall repeat this run. */
  get inputs(): readonly MachineInput[] {
    return this.#inputs.entries;
  }

  /** Sends bytes to the console; they arrive with the next tick, and are in `inputs` from now on. */
  feed(bytes: Uint8Array): void {
    this.#inputs.add(this.ticks, bytes);
  }

  /** Runs until the machine ends or a limit is met. */
  run(options: RunOptions): RunResult {
    const supervisor = this.#supervisor;
    if (supervisor === undefined) throw new Error('boot a supervisor before running the machine');
    // No `finally` resets it: after an error, or when the watchdog cut in, the state between two traps is lost.
    if (this.#busy) throw new Error('the machine was interrupted within a step and cannot run on');
    this.#busy = true;
    const result = this.#runRounds(supervisor, options);
    this.#busy = false;
    return result;
  }

  /** Says that a run was cut off, wherever it was: the machine can be looked at, but not run on. For the watchdog. */
  cutOff(): void {
    this.#busy = true;
  }

  /** 16 hexadecimal digits over all state: harts, claimed RAM, devices, time, order of harts, supervisor. */
  digest(): string {
    const digest = new Digest();
    digest.number(this.steps);
    this.#rounds.digestInto(digest);
    this.#inputs.digestInto(digest);
    for (const hart of this.harts) hart.digestInto(digest);
    this.board.digestInto(digest);
    this.#supervisor?.digestInto(digest);
    return digest.hex();
  }

  #runRounds(supervisor: Supervisor, options: RunOptions): RunResult {
    const { finisher } = this.board;
    const lastRound = this.#rounds.count + options.maxRounds;
    const lastStep = this.steps + (options.maxSteps ?? Infinity);
    for (;;) {
      if (finisher.ended) return { reason: 'finished', exitCode: finisher.exitCode };
      if (this.steps >= lastStep) return { reason: 'limit' };
      if (this.#rounds.over) {
        if (this.#rounds.count >= lastRound) return { reason: 'limit' };
        if (!this.#beginRound()) return { reason: 'deadlock' };
      }
      while (!this.#rounds.over) {
        const hart = this.harts[this.#rounds.hart] as Hart;
        const stop = this.#turn(hart, supervisor, lastStep, options.until);
        if (stop === 'finished') break;
        if (stop !== 'turn over') return { reason: stop };
        this.#rounds.next();
      }
      if (this.#rounds.over) this.board.clint.advanceTo(this.ticks + this.#quantumNs / TICK_NS);
    }
  }

  /** Opens a round; false: nobody will ever run again. */
  #beginRound(): boolean {
    const { clint, uart } = this.board;
    this.#inputs.deliver(this.ticks, uart);
    while (!this.harts.some((hart) => this.#canRun(hart))) {
      const next = this.#nextEvent();
      if (next === Infinity) return false;
      this.trace?.({ kind: 'jump', step: this.steps, tick: this.ticks, to: next });
      for (const hart of this.harts) hart.rest((next - this.ticks) * TICK_NS);
      clint.advanceTo(next);
      this.#inputs.deliver(next, uart);
    }
    for (const hart of this.harts) hart.grant(this.#quantumNs);
    this.#rounds.begin();
    return true;
  }

  /** Runs one hart until its quantum is spent or it waits. This is the hot loop. */
  #turn(
    hart: Hart,
    supervisor: Supervisor,
    lastStep: number,
    until: (() => boolean) | undefined,
  ): Stop {
    const { finisher, interrupts } = this.board;
    while (hart.budgetNs > 0) {
      const raised = (interrupts.pending[hart.id] ?? 0) & hart.csr.sie;
      if (raised !== 0) takeInterrupt(hart, raised);
      else if (hart.waiting || !this.#userMode(hart)) return 'turn over';
      else if (finisher.ended) return 'finished';
      if (this.trace !== undefined) this.trace(trapEvent(this, hart));
      this.steps++;
      const before = hart.budgetNs;
      supervisor.trap(hart);
      // A trap that nobody charged still costs something, else the round might never end.
      if (hart.budgetNs >= before) hart.budgetNs = before - TRAP_COST_NS_MIN;
      if (this.trace !== undefined) {
        const ns = before - hart.budgetNs;
        this.trace({ kind: 'charge', step: this.steps - 1, hart: hart.id, ns });
      }
      if (finisher.ended) return 'finished';
      if (until !== undefined && until()) return 'stopped';
      if (this.steps >= lastStep) return 'limit';
    }
    return 'turn over';
  }

  /** Runs user mode; whether it ended with a trap. */
  #userMode(hart: Hart): boolean {
    const { guest } = hart;
    if (guest === undefined) {
      throw new Error(`hart ${hart.id} runs, but the supervisor set neither its guest nor waiting`);
    }
    this.running = guest;
    const trapped = guest.resume(hart);
    this.running = undefined;
    if (!trapped && hart.budgetNs > 0) {
      throw new Error(
        `${guest.name} stopped on hart ${hart.id} without a trap, ${hart.budgetNs} ns early`,
      );
    }
    return trapped;
  }

  #canRun(hart: Hart): boolean {
    const raised = (this.board.interrupts.pending[hart.id] ?? 0) & hart.csr.sie;
    return !hart.waiting || raised !== 0;
  }

  /** The tick of what can next wake a hart, when all wait; Infinity: nothing can. */
  #nextEvent(): number {
    let next = this.#inputs.after(this.ticks);
    for (const { id, csr } of this.harts) {
      if ((csr.sie & SIE_TIMER) !== 0) next = Math.min(next, this.board.clint.timer(id));
    }
    return next;
  }
}
