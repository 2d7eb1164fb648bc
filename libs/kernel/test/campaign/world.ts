/** A machine of players, and what is asked of it after each call. */
import { ipcCallV2Rejects, LIMITS, SYSCALL, type Limits, type Pid } from '@abicus/abi-kernel';
import {
  IRQ_VIRTIO,
  Machine,
  PAGE_SIZE,
  VIRTIO_BASE,
  VIRTIO_SIZE,
  type Hart,
  type Supervisor,
} from '@abicus/emulator';
import { A0, A6, A7, isReject, setNumber, type DispatchResult, type Reject } from '@abicus/wire';
import { currentTask, type Core } from '../../src/core/core.ts';
import { Kernel, type BootDevice } from '../../src/index.ts';
import { frameAddress } from '../../src/mm/frames.ts';
import { wakeBlocked } from '../../src/sched/wake.ts';
import { addCall, LAST_USE, removeCall, type Calls } from '../../src/state/calls.ts';
import { each, LAST_GENERATION, type Slots } from '../../src/state/slots.ts';
import { Resume, TaskState, type Task } from '../../src/state/task.ts';
import { answerEmpty } from '../support/answer.ts';
import { inconsistencies } from '../support/consistent.ts';
import { leftOver } from '../support/left-over.ts';
import { MAY_CHANGE } from '../support/may-change.ts';
import { tinyImage } from '../support/tiny-image.ts';
import { INIT } from '../support/world.ts';
import { WriteWatch } from '../support/write-watch.ts';
import { Dice } from './dice.ts';
import { operationsOf, undeclared } from './outcomes.ts';
import { Player, type Game } from './player.ts';

/** What one machine is asked for. */
export interface Match {
  readonly seed: number;
  readonly harts: number;
  /** Calls, after which all tasks end themselves. */
  readonly calls: number;
  /** Of how many dispatches one is compared with the state before it; 0: none. */
  readonly compareEach: number;
  /** Whether each page of memory that changes is compared with what engines were told. */
  readonly seesWrites?: boolean;
  /** Is shown the kernel at each look. */
  readonly observe?: (core: Core) => void;
}

/** What came of it. */
export interface MatchResult {
  /** Calls by outcome. */
  readonly seen: Map<string, number>;
  readonly calls: number;
  readonly digest: string;
  /** The first thing that was wrong, with the number of its call. */
  readonly wrong: string | undefined;
  /** Pages that changed and of which engines were told, counted at each look. */
  readonly toldChanges: number;
}

/** Rounds between two looks at the whole state. */
const LOOK_EACH = 12;
/** Of how many comparisons one is of the memory as well. */
const MEMORY_EACH = 40;
const SLOTS = { ...INIT, images: {} } as const;

/** The lines of two empty virtio slots, whose registers and interrupts init gets: the campaign raises them. */
const LINES: readonly number[] = [5, 6];
const DEVICES: readonly BootDevice[] = LINES.map((line, i) => ({
  base: VIRTIO_BASE + (line - IRQ_VIRTIO) * VIRTIO_SIZE,
  length: VIRTIO_SIZE,
  line,
  slots: { registers: 4 + 2 * i, interrupt: 5 + 2 * i },
}));

/** A deadline from here on is never reached. */
const FAR_NS = 2 ** 53 - 1;

/** Limits that random calls reach, different for each seed. */
function limitsOf(dice: Dice): Limits {
  return {
    ...LIMITS,
    tasks: dice.one([6, 12, 24, 40]),
    endpoints: dice.one([4, 10, 20]),
    endpointsPerOwner: dice.one([2, 5, 20]),
    factoryDepth: dice.one([1, 2, 8]),
    spaces: dice.one([8, 30, 64]),
    capSlots: dice.one([12, 16, 40]),
    watchesPerTask: dice.one([2, 5, 30]),
    callsPerTask: dice.one([1, 3, 64]),
    calls: dice.one([1, 2, 16_384]),
    queuedBytes: dice.one([1000, 9000, 40_000]),
    queuedBytesPerOwner: dice.one([600, 9000, 20_000]),
    maxFrame: dice.one([300, 8192, 8192]),
    vmoBytes: dice.one([6, 24, 4000]) * 4096,
    runQueue: dice.one([1, 2, 8, 64, 64]),
    timeslice: dice.one([20_000, 40_000, 1_000_000]),
  };
}

/** The checks that end the call of a task that waits for its reply, by their error numbers. */
const ENDS: ReadonlyMap<number, string> = new Map(
  Object.values(ipcCallV2Rejects)
    .filter(({ check }) => MAY_CHANGE.has(check))
    .map(({ errno, check }) => [errno, check]),
);

/** The 64 bits of a0, signed. */
const wideOf = (x: Int32Array): bigint =>
  (BigInt(x[A0 + 1] ?? 0) << 32n) | BigInt((x[A0] ?? 0) >>> 0);

function sumOf(words: Int32Array, from: number, to: number): number {
  let sum = 0;
  for (let i = from; i < to; i++) sum = Math.imul(sum ^ (words[i] ?? 0), 0x0100_0193) + 1;
  return sum | 0;
}

/** Lets the ids of some indexes be near their last generation. */
function wear<T>(table: Slots<T>): void {
  for (let i = 0; i < 12; i++) {
    const index = table.items.push(undefined) - 1;
    table.generations.push(LAST_GENERATION - (i % 4));
    table.free.push(index);
  }
}

/** Lets some indexes of calls be near their last use. */
function wearCalls(calls: Calls): void {
  for (let i = 0; i < 6; i++) {
    const call = addCall(calls, 1 as Pid, 0);
    call.uses = LAST_USE - 1 - (i % 4);
    removeCall(calls, call);
  }
}

/** A machine, its kernel and the observer between the two. */
class Observed implements Supervisor {
  readonly kernel: Kernel;
  readonly machine: Machine;
  readonly dice: Dice;
  readonly seen = new Map<string, number>();
  readonly pids: number[] = [];
  readonly spaces: number[] = [];
  wrong: string | undefined = undefined;
  calls = 0;
  isOver = false;
  readonly #match: Match;
  readonly #ids = new Map<string, Map<number, object>>();
  writes: WriteWatch | undefined = undefined;
  #hart: Hart | undefined = undefined;
  #dispatches = 0;
  #before: { state: string; own: number; memory: number | undefined } | undefined = undefined;
  #number = 0;
  #selector = 0;
  /** The tasks that wait for their replies: another task's call ends theirs. */
  readonly #waiting = new Set<Pid>();

  constructor(match: Match) {
    this.#match = match;
    this.dice = new Dice(match.seed);
    const { seed, harts } = match;
    const limits = limitsOf(this.dice);
    const ramBytes = this.dice.one([8, 16, 16, 64]) << 16;
    this.machine = new Machine({ harts, seed, ramBytes, quantumNs: 20_000 });
    const game: Game = {
      dice: this.dice,
      machine: this.machine,
      core: () => this.core,
      taskOn: (hart) => currentTask(this.core, hart),
      pids: this.pids,
      spaces: this.spaces,
      isOver: (task) =>
        this.isOver && (task.parent !== 0 || task.name !== 'init' || this.#isAlone()),
      runs: (task, x) => this.#runs(task, x),
    };
    this.kernel = new Kernel({
      images: { init: tinyImage() },
      slots: SLOTS,
      devices: DEVICES,
      stackPages: 8,
      limits,
      engine: (_machine, _read, entry) => new Player(game, entry),
    });
    this.machine.boot(this);
    if (match.seesWrites === true) this.writes = new WriteWatch(this.core);
  }

  get core(): Core {
    return this.kernel.core;
  }

  boot(machine: Machine): void {
    this.kernel.boot(machine);
    const { core } = this;
    const { state } = core;
    if (this.dice.chance(50)) {
      wear(state.tasks);
      wear(state.endpoints);
      wear(state.factories);
      wear(state.spaces);
      wear(state.vmos);
      wearCalls(state.calls);
    }
    // The kernel counts a syscall before each dispatch, and notes its outcome after it: also those that it restarts.
    let count = 0;
    Object.defineProperty(core.counters, 'syscalls', {
      get: () => count,
      set: (value: number) => {
        count = value;
        this.#begin();
      },
    });
    let outcome: DispatchResult = core.outcome;
    Object.defineProperty(core, 'outcome', {
      get: () => outcome,
      set: (value: DispatchResult) => {
        outcome = value;
        this.#end(value);
      },
    });
  }

  trap(hart: Hart): void {
    this.#hart = hart;
    this.kernel.trap(hart);
    this.#hart = undefined;
  }

  digestInto(digest: Parameters<Supervisor['digestInto']>[0]): void {
    this.kernel.digestInto(digest);
  }

  dump(): ReturnType<Supervisor['dump']> {
    return this.kernel.dump();
  }

  fail(what: string): void {
    this.wrong ??= `call ${this.calls}: ${what}`;
  }

  /** Whether all tasks but one have ended. */
  #isAlone(): boolean {
    let live = 0;
    for (const { state } of each(this.core.state.tasks)) if (state !== TaskState.Zombie) live++;
    return live === 1;
  }

  #begin(): void {
    const hart = this.#hart;
    if (hart === undefined || this.core.state.stage >= 0) return;
    this.#number = hart.x[A7 + 1] === 0 ? (hart.x[A7] ?? 0) >>> 0 : -1;
    this.#selector = hart.x[A0] ?? 0;
    const { compareEach } = this.#match;
    this.#dispatches++;
    this.#before = undefined;
    if (compareEach === 0 || this.#dispatches % compareEach !== 0) return;
    const memory = this.#dispatches % (compareEach * MEMORY_EACH) === 0;
    this.#before = {
      state: this.kernel.stateDigest(),
      own: this.#ownMemory(hart),
      memory: memory ? this.#memory() : undefined,
    };
  }

  /** A sum over the whole memory. */
  #memory(): number {
    const { ram } = this.machine;
    return sumOf(ram.i32, 0, ram.i32.length);
  }

  /** A sum over the pages of the space that runs on a hart: what a call could write to. */
  #ownMemory(hart: Hart): number {
    const { ram } = this.machine;
    const words = PAGE_SIZE / 4;
    let sum = 0;
    for (const { root, frames } of each(this.core.state.spaces)) {
      if (frameAddress(root) !== hart.csr.satp) continue;
      for (const frame of frames) sum ^= sumOf(ram.i32, frame * words, (frame + 1) * words);
    }
    return sum;
  }

  #end(outcome: DispatchResult): void {
    const hart = this.#hart;
    if (hart === undefined || this.core.state.stage >= 0) return;
    const { x } = hart;
    const a0 = wideOf(x);
    const task = currentTask(this.core, hart.id);
    if (task !== undefined) {
      if (task.call === 0) this.#waiting.delete(task.pid);
      else this.#waiting.add(task.pid);
    }
    const reject: Reject | undefined = isReject(outcome) ? outcome : undefined;
    const state = isReject(outcome) ? 'rejected' : outcome.state;
    const said = undeclared({
      number: this.#number,
      state,
      ...(reject === undefined ? {} : { reject }),
      a0,
    });
    if (said !== undefined) this.fail(said);
    this.#tally(reject, state);
    // What was sent stays sent.
    if (reject === undefined || MAY_CHANGE.has(reject.check)) return;
    const before = this.#before;
    if (before === undefined) return;
    if (before.state !== this.kernel.stateDigest()) this.fail(`${reject.check} changed the state`);
    if (before.own !== this.#ownMemory(hart))
      this.fail(`${reject.check} changed the caller's memory`);
    if (before.memory !== undefined && before.memory !== this.#memory()) {
      this.fail(`${reject.check} changed memory`);
    }
  }

  /** Notes how a call ended that another task's call has ended, when its task runs again. */
  #runs({ pid }: Task, x: Int32Array): void {
    if (!this.#waiting.delete(pid)) return;
    const a0 = wideOf(x);
    const key = a0 >= 0n ? 'ipcCallV2 done' : ENDS.get(-Number(a0));
    if (key === undefined) this.fail(`a call that waited ends with ${a0}`);
    else this.seen.set(key, (this.seen.get(key) ?? 0) + 1);
  }

  #tally(reject: Reject | undefined, state: string): void {
    if (state !== 'blocked') this.calls++;
    const ids = operationsOf(this.#number);
    const id = ids.length > 1 ? (ids[this.#selector] ?? '') : (ids[0] ?? '');
    const key = reject?.check ?? `${id} ${state}`;
    this.seen.set(key, (this.seen.get(key) ?? 0) + 1);
  }

  /** Looks at the whole state. */
  look(): void {
    const { core } = this;
    this.#match.observe?.(core);
    if (this.#match.compareEach > 0) {
      const [first] = inconsistencies(core);
      if (first !== undefined) this.fail(first);
    }
    const [untold] = this.writes?.untold() ?? [];
    if (untold !== undefined) this.fail(`page 0x${untold.toString(16)} changed untold`);
    const { tasks, endpoints, factories, spaces, vmos } = core.state;
    const tables = { tasks, endpoints, factories, spaces, vmos };
    for (const [name, table] of Object.entries(tables)) {
      const known = this.#ids.get(name) ?? new Map<number, object>();
      this.#ids.set(name, known);
      for (const [index, item] of table.items.entries()) {
        if (item === undefined) continue;
        const id = 'pid' in item ? item.pid : item.id;
        if (id >>> 16 > LAST_GENERATION) this.fail(`${name}: ${id} is beyond the last generation`);
        if ((id & 0xffff) !== index) this.fail(`${name}: ${id} is at ${index}`);
        const was = known.get(id);
        if (was !== undefined && was !== item) this.fail(`${name}: ${id} is issued twice`);
        if (was !== undefined) continue;
        known.set(id, item);
        if (name === 'tasks') this.pids.push(id);
        if (name === 'spaces') this.spaces.push(id);
      }
    }
  }

  /** Raises or lowers the line of a device. */
  interrupt(): void {
    const { interrupts } = this.machine.board;
    interrupts.setLine(this.dice.one(LINES), this.dice.chance(60));
  }

  /**
   * Ends the wait of a task that would wait for ever: its call becomes getpid. Where something was sent, its deadline has
   * passed, or an empty reply comes.
   */
  release(): boolean {
    const stuck = [...each(this.core.state.tasks)].filter(
      (task) => task.state === TaskState.Blocked && task.deadlineNs >= FAR_NS,
    );
    const task: Task | undefined =
      stuck.length === 0 ? undefined : stuck[this.dice.below(stuck.length)];
    if (task === undefined) return false;
    const { core } = this;
    if (task.resume === Resume.Call) answerEmpty(core, task);
    else {
      if (task.resume === Resume.Restart) setNumber(task.x, A7, SYSCALL.getpid);
      else setNumber(task.x, A6, 1);
      if (task.receiving !== undefined) task.receiving = { ...task.receiving, deadline: 1n };
      wakeBlocked(core, task);
    }
    // An interrupt, so that a hart looks at its queue.
    this.machine.board.clint.setMsip(task.cpu, true);
    return true;
  }
}

/** Plays one match to its end. */
export function play(match: Match): MatchResult {
  const it = new Observed(match);
  const { machine } = it;
  let idle = 0;
  for (let round = 0; it.wrong === undefined; round++) {
    if (it.calls >= match.calls) it.isOver = true;
    const before = it.calls;
    if (it.core.state.stage < 0) it.interrupt();
    const { reason } = machine.run({ maxRounds: 1 });
    if (reason === 'finished') break;
    if (it.core.state.stage >= 0) continue;
    if (match.seesWrites === true || round % LOOK_EACH === 0) it.look();
    // All wait for each other: one of them continues.
    idle = it.calls === before ? idle + 1 : 0;
    if (reason === 'deadlock' || idle > 40 || (it.isOver && idle > 4)) {
      if (!it.release() && reason === 'deadlock') it.fail('all tasks wait, none of them for ever');
      idle = 0;
    }
  }
  if (it.wrong === undefined) {
    it.look();
    for (const left of leftOver(it.core)) it.fail(`left at the end: ${left}`);
  }
  const { seen, calls, wrong, writes } = it;
  return { seen, calls, wrong, toldChanges: writes?.changes ?? 0, digest: machine.digest() };
}
