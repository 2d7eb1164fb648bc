/**
 * A program that makes random calls and spoils memory. It draws its next action each time that it runs, so that what it
 * does depends on the seed and on the order in which the machine runs the tasks.
 */
import { SYSCALL } from '@abicus/abi-kernel';
import { CALLS } from '@abicus/abi-kernel/testing';
import {
  CAUSE_BREAKPOINT,
  CAUSE_INSTRUCTION_PAGE_FAULT,
  CAUSE_USER_ECALL,
  copyToUser,
  GuestCpu,
  type Guest,
  type Hart,
  type Machine,
} from '@abicus/emulator';
import {
  A0,
  A1,
  A2,
  A3,
  A4,
  A5,
  A6,
  A7,
  T0,
  T1,
  T2,
  T3,
  T4,
  T5,
  T6,
  encodeUtf8,
  setNumber,
  setWide,
} from '@abicus/wire';
import type { Core } from '../../src/core/core.ts';
import type { Task } from '../../src/state/task.ts';
import { tinyImage } from '../support/tiny-image.ts';
import { VA } from '../support/world.ts';
import type { Dice } from './dice.ts';
import { agree, drawDesc, drawHeader, isAwaited, SENDS_HEADER } from './structs.ts';
import {
  BUFFERS,
  drawArgs,
  drawGift,
  isHopeless,
  slotsOf,
  waitingChildren,
  type Operation,
  type Scene,
} from './values.ts';

/** What all players of a machine share. */
export interface Game {
  readonly dice: Dice;
  readonly machine: Machine;
  readonly core: () => Core;
  /** The task that runs on a hart. */
  readonly taskOn: (hart: number) => Task | undefined;
  readonly pids: readonly number[];
  readonly spaces: readonly number[];
  /** Whether all players end themselves. */
  readonly isOver: (task: Task) => boolean;
  /** Hears of a task that runs: its last call may have been ended by another one's. */
  readonly runs: (task: Task, x: Int32Array) => void;
}

/** How often an operation is drawn; 4 if it is not listed. */
const WEIGHTS: Readonly<Record<string, number>> = {
  exit: 1,
  getpid: 1,
  nsec: 1,
  yield: 2,
  spawnLastError: 1,
  'taskQos.get': 2,
  capQuery: 2,
  asCreate: 2,
  wait: 1,
  waitInfo: 3,
  ipcSend: 26,
  ipcRecv: 14,
  ipcRecvV2: 14,
  ipcCall: 20,
  ipcReplyRecv: 24,
  ipcCallV2: 22,
  ipcReplyRecvV2: 34,
  ipcCallStart: 16,
  recvHeader: 10,
  sendHeader: 14,
  'taskQos.set': 8,
  vmoCreate: 8,
  capClone: 8,
  capDerive: 8,
  spawn: 8,
  exec: 6,
  execV2: 1,
  capWatch: 7,
  taskWatch: 7,
  taskKill: 2,
  factoryDerive: 6,
  irqBind: 8,
  irqComplete: 12,
  capTransfer: 8,
  capTransferTo: 8,
  debugWrite: 1,
  debugPutc: 1,
  ipcEndpointCreate: 1,
  capClose: 6,
};
/** Init alone creates endpoints and hands them out: it does so more often. */
const OF_INIT: Readonly<Record<string, number>> = {
  exit: 0,
  exec: 14,
  execV2: 14,
  ipcEndpointCreateV2: 12,
  ipcEndpointCreateFor: 16,
  ipcEndpointClose: 6,
  deviceCapCreate: 10,
  asCreate: 1,
  capClose: 4,
  mmioMap: 8,
  waitNohang: 16,
  waitInfo: 10,
  capTransfer: 24,
  capTransferTo: 16,
};

/** Names of services: two of them may set the class of any task. */
const SETTERS: ReadonlySet<string> = new Set(['execd', 'policyd']);
const NAMES = [...SETTERS, 'init', 's0', 's1', 's2', 's3', 's4', 'ünï', '\u0007'];

const weighted = (own: Readonly<Record<string, number>>): readonly Operation[] =>
  CALLS.operations.flatMap((op) =>
    Array.from({ length: own[op.id] ?? WEIGHTS[op.id] ?? 4 }, () => op),
  );
const USUAL = weighted({});
const INIT_DRAWS = weighted(OF_INIT);

const REPLY: Operation = operation('ipcReplyRecvV2');
const EXIT: Operation = operation('exit');
const TRANSFER: Operation = operation('capTransfer');
const CLONE: Operation = operation('capClone');
const SET_QOS: Operation = operation('taskQos.set');
/** The calls that wait for a message in which a capability may come. */
const AWAITING: ReadonlySet<string> = new Set(['ipcCall', 'ipcReplyRecv', 'ipcCallV2']);

function operation(name: string): Operation {
  const found = CALLS.operations.find(({ id }) => id === name);
  if (found === undefined) throw new Error(`no operation ${name}`);
  return found;
}

/** The registers of arguments: the index of the low word of each. */
const REGISTERS: ReadonlyMap<string, number> = new Map(
  Object.entries({
    a0: A0,
    a1: A1,
    a2: A2,
    a3: A3,
    a4: A4,
    a5: A5,
    a6: A6,
    t0: T0,
    t1: T1,
    t2: T2,
    t3: T3,
    t4: T4,
    t5: T5,
    t6: T6,
  }),
);

const at = (name: string): number => REGISTERS.get(name) ?? A7;

/** A program that draws what it does. */
export class Player implements Guest {
  readonly name = 'player';
  readonly #game: Game;
  readonly #cpu: GuestCpu;
  readonly #entry: number;
  /** Clones that it makes, and the call behind them. */
  #clones = 0;
  #then: Operation = CLONE;

  constructor(game: Game, entry: number) {
    this.#game = game;
    this.#entry = entry;
    this.#cpu = new GuestCpu(game.machine);
  }

  resume(hart: Hart): boolean {
    const { dice } = this.#game;
    this.#cpu.enter(hart);
    hart.pc = this.#entry;
    if (!this.#cpu.canFetch(hart.pc)) return trap(hart, CAUSE_INSTRUCTION_PAGE_FAULT, hart.pc);
    const task = this.#game.taskOn(hart.id);
    if (task === undefined) throw new Error(`no task on hart ${hart.id}`);
    this.#game.runs(task, hart.x);
    if (this.#game.isOver(task)) return this.#exit(hart);
    const roll = dice.below(1000);
    if (roll < 40) {
      // Rests for what is left of its budget.
      hart.budgetNs = Math.min(hart.budgetNs, 0);
      return false;
    }
    const core = this.#game.core();
    const isInit = task.name === 'init';
    if (roll < 41 && !isInit) return trap(hart, CAUSE_BREAKPOINT, dice.word() >>> 0);
    const { pids, spaces } = this.#game;
    const scene: Scene = { dice, core, task, pids, spaces };
    if (roll < 250) this.#spoil(hart, scene);
    if (roll >= 985) return this.#junk(hart, isInit);
    return this.#call(hart, scene, isInit);
  }

  /** Puts clones that fill the table of the task before some of the calls for which it will need a free slot. */
  #afterFilling({ dice, core, task }: Scene, op: Operation): Operation {
    if (this.#clones > 0) return --this.#clones > 0 ? CLONE : this.#then;
    if (!AWAITING.has(op.id) || !dice.chance(20)) return op;
    this.#clones = 1 + Math.max(0, core.limits.capSlots - slotsOf(task).length);
    this.#then = op;
    return CLONE;
  }

  /** A call with registers that are words of any value. */
  #junk(hart: Hart, isInit: boolean): true {
    const { dice } = this.#game;
    for (const register of REGISTERS.values()) {
      for (const i of [register, register + 1]) hart.x[i] = dice.chance(30) ? 0 : dice.word();
    }
    const number = dice.chance(70) ? dice.below(140) : dice.word();
    hart.x[A7] = isInit && number === SYSCALL.exit ? SYSCALL.getpid : number;
    hart.x[A7 + 1] = dice.chance(95) ? 0 : dice.word();
    return trap(hart, CAUSE_USER_ECALL, 0);
  }

  #exit(hart: Hart): true {
    setNumber(hart.x, A0, 0);
    setNumber(hart.x, A7, SYSCALL.exit);
    return trap(hart, CAUSE_USER_ECALL, 0);
  }

  #call(hart: Hart, scene: Scene, isInit: boolean): true {
    const { dice, task } = scene;
    const gift = isInit && dice.chance(35) ? drawGift(scene) : undefined;
    if (gift !== undefined) {
      for (const [name, value] of gift) setNumber(hart.x, at(name), value);
      return trap(hart, CAUSE_USER_ECALL, 0);
    }
    const draws = isInit ? INIT_DRAWS : USUAL;
    let op = dice.one(draws);
    for (let i = 0; i < 4 && isHopeless(scene.core, task, op.id) && dice.chance(85); i++)
      op = dice.one(draws);
    // Most tasks live for some hundred calls.
    if (op.id === 'exit' && dice.chance(70)) op = dice.one(INIT_DRAWS);
    // A request is replied to before long.
    if (task.held.length > 0 && dice.chance(30)) op = REPLY;
    if (isAwaited(scene, task) && dice.chance(30)) op = EXIT;
    // Few may set the class of another task.
    if (SETTERS.has(task.name) && dice.chance(12)) op = SET_QOS;
    op = this.#afterFilling(scene, op);
    if (waitingChildren(scene.core, task).length > 0 && dice.chance(12)) op = TRANSFER;
    const args = drawArgs(scene, op);
    if (dice.chance(80)) agree(scene, op.id, args);
    // Without its factories and interrupts, which are in its first slots, init gives none to others any longer.
    if (isInit && op.id === 'capClose' && dice.chance(99)) args.set('a0', 8 + dice.below(60));
    if (dice.chance(SENDS_HEADER.has(op.id) ? 94 : 75)) this.#fit(hart, scene, op, args);
    setNumber(hart.x, A7, op.number);
    for (const [name, value] of args) {
      if (typeof value === 'bigint') setWide(hart.x, at(name), value);
      else setNumber(hart.x, at(name), value);
      // A register whose high word is not what its type needs.
      if (dice.chance(0.7)) hart.x[at(name) + 1] = dice.word();
    }
    return trap(hart, CAUSE_USER_ECALL, 0);
  }

  /** Writes what an operation reads from memory, so that it decodes. */
  #fit(hart: Hart, scene: Scene, op: Operation, args: Map<string, number | bigint>): void {
    const { dice } = scene;
    if (SENDS_HEADER.has(op.id)) {
      const header = drawHeader(scene, op.id, args);
      this.#write(hart, Number(args.get('a1') ?? 0), header);
    }
    const desc = op.id === 'ipcRecvV2' ? 'a0' : op.id === 'ipcReplyRecv' ? 'a4' : undefined;
    if (desc !== undefined) {
      const used = op.id === 'ipcReplyRecv' ? Number(args.get('a0') ?? 0) : -1;
      this.#write(hart, Number(args.get(desc) ?? 0), drawDesc(scene, used));
    }
    if (op.id === 'exec' || op.id === 'execV2') this.#write(hart, VA.image, tinyImage());
    if (op.id === 'execV2' && dice.chance(85)) {
      const name = encodeUtf8(dice.one(NAMES));
      this.#write(hart, VA.name, name);
      args.set('a5', name.length);
    }
  }

  /** Overwrites buffers, which other tasks of the space may be using. */
  #spoil(hart: Hart, { dice, task }: Scene): void {
    if (dice.chance(50)) {
      // One field alone: another slot, length or flags for a call that may be waiting.
      const slots = slotsOf(task, 1);
      const slot = slots.length > 0 ? dice.one(slots) : dice.below(10);
      const isHeader = dice.chance(40);
      const buffer = isHeader ? dice.one(BUFFERS.headers) : dice.one(BUFFERS.descriptors);
      const offset = isHeader ? dice.one([0, 10, 12]) : dice.one([8, 8, 8, 32, 48]);
      this.#write(hart, buffer + offset, Uint8Array.of(slot, 0));
      return;
    }
    const target = dice.one([...BUFFERS.headers, ...BUFFERS.descriptors, VA.name, VA.payload]);
    const bytes = new Uint8Array(dice.one([1, 2, 4, 8, 16]));
    for (let i = 0; i < bytes.length; i++) bytes[i] = dice.chance(60) ? 0 : dice.word();
    const offset = dice.below(16);
    this.#write(hart, target + offset, bytes);
    if (dice.chance(10)) this.#write(hart, VA.image + dice.below(144), bytes);
  }

  /** Writes as the program would, but leaves out what it may not write: no fault. */
  #write(hart: Hart, va: number, bytes: Uint8Array): void {
    copyToUser(this.#game.machine.ram, hart.csr.satp, va, bytes);
  }
}

function trap(hart: Hart, scause: number, stval: number): true {
  hart.csr.scause = scause;
  hart.csr.sepc = hart.pc;
  hart.csr.stval = stval;
  return true;
}
