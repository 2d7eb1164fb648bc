/**
 * Invariants over random sequences of syscalls by three tasks, checked after each syscall. The sequences are generated
 * by fast-check with a fixed seed, which shrinks a failing one.
 */
import {
  asCreateRaw,
  asMapRaw,
  capCloneRaw,
  capCloseRaw,
  capDeriveRaw,
  capQueryRaw,
  capTransferRaw,
  capTransferToRaw,
  capWatchRaw,
  taskWatchRaw,
  vmoShareRoRaw,
  deviceCapCreateRaw,
  factoryDeriveRaw,
  ipcEndpointCloseRaw,
  ipcEndpointCreateForRaw,
  ipcEndpointCreateV2Raw,
  ipcRecvRaw,
  irqBindRaw,
  irqCompleteRaw,
  ipcSendRaw,
  mapRaw,
  mmioMapRaw,
  recvHeaderRaw,
  Rights,
  sendHeaderRaw,
  taskKillRaw,
  taskQosGetRaw,
  taskQosSetRaw,
  vmoCreateRaw,
  vmoDestroyRaw,
  vmoReadRaw,
  vmoWriteRaw,
  waitInfoRaw,
  waitNohangRaw,
} from '@abicus/abi-kernel';
import { INVARIANTS } from '@abicus/abi-kernel/testing';
import { UART_BASE } from '@abicus/emulator';
import { isReject, type Cpu, type Program } from '@abicus/wire';
import { drew } from '@abicus/wire/testing';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Kind, type Cap } from '../src/state/capability.ts';
import { each } from '../src/state/slots.ts';
import { giveInterrupt, setLine } from './slots/interrupts.ts';
import { header, shareDevice, setUp } from './slots/setup.ts';
import { inconsistencies } from './support/consistent.ts';
import { INIT, VA, World, type Actor } from './support/world.ts';

const SEED = 0x6e65;
const { TIME } = Rights;
/** The slot of init's clock, and that of the copy of its child. */
const CLOCKS: readonly number[] = [INIT.clock, 17];
const FRESH = 0x3000_0000;

/** A syscall with arguments from few values, so that the calls of a sequence affect the same objects. */
interface Step {
  readonly caller: number;
  readonly op: number;
  readonly slot: number;
  readonly other: number;
  readonly value: number;
  readonly pid: number;
}

/** The kinds of capabilities that the calls below take, in their order. */
const KINDS: readonly number[] = [
  1, 1, 1, 1, 2, 1, 1, 1, 1, 1, 1, 4, 4, 1, 0, 2, 2, 2, 2, 3, 2, 0, 0, 0, 0, 0, 0, 0, 0, 1, 4, 7, 7,
];

const slots = fc.constantFrom(0, 1, 2, 3, 4, 5, 10, 11, 12, 13, 14, 16, 17, 95);
const step: fc.Arbitrary<Step> = fc.record({
  caller: fc.nat(2),
  op: fc.nat(32),
  slot: slots,
  other: slots,
  value: fc.oneof(
    { weight: 8, arbitrary: fc.nat(16) },
    { weight: 1, arbitrary: fc.constantFrom(0xffff_ffff, 2 ** 40) },
  ),
  pid: fc.nat(4),
});

/** Picks one of some values. */
function pick(values: readonly number[], value: number): number {
  return values[value % values.length] ?? 0;
}

/** Returns the call of a step: often a valid one. None of them blocks. */
function jobOf(s: Step, pid: number): (cpu: Cpu) => Program<number> {
  const { slot, other, value } = s;
  const page = FRESH + (value % 8) * 4096;
  const rights = pick([1, 2, 3, TIME, 4, 1, 2, TIME, 20, 8, 31], value);
  const at = pick([0, 4096, 8, 0x1_0000], value);
  const calls: readonly ((cpu: Cpu) => Program<number>)[] = [
    (cpu) => capCloneRaw(cpu, slot),
    (cpu) => capCloseRaw(cpu, slot),
    (cpu) => capTransferRaw(cpu, pid, slot, rights),
    (cpu) => capTransferToRaw(cpu, pid, slot, rights, other + value),
    (cpu) => capQueryRaw(cpu, slot, VA.info),
    (cpu) => capWatchRaw(cpu, slot, other, BigInt(value)),
    (cpu) => ipcSendRaw(cpu, slot, VA.header, VA.payload, 4, 1, 0n),
    (cpu) => ipcSendRaw(cpu, slot, VA.desc + 16 * (other % 6), VA.payload, 4, 1, 0n),
    (cpu) => ipcRecvRaw(cpu, slot, VA.image, VA.image + 64, 64, 1, 0n),
    (cpu) => sendHeaderRaw(cpu, slot, value, 0, value),
    (cpu) => recvHeaderRaw(cpu, slot),
    (cpu) => ipcEndpointCreateV2Raw(cpu, slot, value),
    (cpu) => ipcEndpointCreateForRaw(cpu, slot, pid, value),
    (cpu) => ipcEndpointCloseRaw(cpu, slot),
    (cpu) => vmoCreateRaw(cpu, pick([-1, other], value), pick([4096, 1, 0, 8192], value)),
    (cpu) => vmoDestroyRaw(cpu, slot),
    (cpu) => vmoReadRaw(cpu, slot, at, VA.payload, 8),
    (cpu) => vmoWriteRaw(cpu, slot, at, VA.payload, 8),
    (cpu) => mapRaw(cpu, slot, page, at, pick([19, 23, 19, 31], value)),
    (cpu) => mmioMapRaw(cpu, slot, page, at),
    (cpu) => asMapRaw(cpu, value + 1, slot, page, 4096, 1, 1),
    (cpu) => (value % 2 === 0 ? asCreateRaw(cpu) : deviceCapCreateRaw(cpu, UART_BASE, 4096, other)),
    (cpu) => taskQosGetRaw(cpu, pid),
    (cpu) => taskQosSetRaw(cpu, pid, value % 5),
    (cpu) => waitNohangRaw(cpu, pid),
    (cpu) => taskWatchRaw(cpu, pid, other, BigInt(value)),
    (cpu) => vmoShareRoRaw(cpu, slot),
    (cpu) => waitInfoRaw(cpu, pid, 1, VA.info),
    // Of no task: the three must live on. What a kill does is tested in kill.test.ts, and by the campaign.
    (cpu) => taskKillRaw(cpu, value % 4),
    (cpu) => capDeriveRaw(cpu, slot, rights),
    (cpu) => factoryDeriveRaw(cpu, slot, value),
    (cpu) => irqBindRaw(cpu, slot, other, BigInt(value)),
    (cpu) => irqCompleteRaw(cpu, slot),
  ];
  return calls[s.op % calls.length] ?? ((cpu) => taskQosGetRaw(cpu, 0));
}

/** Three tasks, init, its child and its grandchild, with capabilities of all kinds. */
class Players {
  readonly world = new World();
  readonly actors: readonly [Actor, Actor, Actor];
  /**
   * Numbers of messages, in the order in which they were first seen: a message keeps its number when earlier ones
   * leave.
   */
  readonly #messages = new Map<object, number>();

  constructor() {
    const { world } = this;
    const { caller } = setUp(world);
    shareDevice(world, caller);
    giveInterrupt(world, caller, 5, 18);
    // Asserted for ever: each completion gives a notice.
    setLine(world, true, 5);
    this.actors = [world.init, caller, world.exec(caller)];
    world.give(world.init, INIT.clock, caller, TIME, 17);
    for (const at of [10, 12, 13, 14]) {
      const rights = at === 12 ? 2 : at === 14 ? 4 : 3;
      world.give(caller, at, this.actors[2], rights, at);
    }
    for (const actor of this.actors) {
      world.write(actor, VA.header, header(4));
      // Headers that move the capabilities of several slots.
      for (const [at, slot] of [3, 4, 10, 13, 14, 16].entries()) {
        world.write(actor, VA.desc + 16 * at, header(4, slot));
      }
    }
    world.settle();
  }

  /** Returns the slot of a step's call: mostly one that holds the right kind of capability. */
  slotOf(s: Step): number {
    const fit = this.heldBy(s).flatMap((held, slot) => (held?.kind === KINDS[s.op] ? [slot] : []));
    return s.value % 4 === 3 || fit.length === 0 ? s.slot : pick(fit, s.slot);
  }

  /** Returns the capabilities of the caller of a step, by slot. */
  heldBy({ caller }: Step): readonly (Cap | undefined)[] {
    return this.world.task(this.actors[caller] ?? this.actors[0]).caps;
  }

  /** Makes the call of a step; returns whether it was rejected. */
  make(s: Step): boolean {
    const [first] = this.actors;
    const actor = this.actors[s.caller] ?? first;
    const slot = this.slotOf(s);
    // Its child, itself, any of the three, or no task.
    const target = this.actors[pick([s.caller + 1, s.caller, s.value, s.caller + 1, 9], s.pid)];
    const pid = target?.pid ?? 0;
    this.world.call(actor, jobOf({ ...s, slot }, pid));
    return isReject(this.world.core.outcome);
  }

  /** Returns all capabilities, in tables and in transit. */
  caps(): Cap[] {
    const { state } = this.world.core;
    return [
      ...[...each(state.tasks)].flatMap(({ caps }) => caps.filter((held) => held !== undefined)),
      ...[...each(state.endpoints)].flatMap(({ messages }) =>
        messages.flatMap(({ cap }) => (cap === undefined ? [] : [cap])),
      ),
    ];
  }

  /**
   * Returns the number of capabilities with SEND of an endpoint outside its owner's table, those in transit included.
   */
  sendersOutside(endpoint: number, owner: number): number {
    const { state } = this.world.core;
    const sends = (held: Cap | undefined): boolean =>
      held?.kind === 1 && held.object === endpoint && (held.rights & Rights.SEND) !== 0;
    const held = [...each(state.tasks)].flatMap(({ pid, caps }) =>
      pid === owner ? [] : caps.filter(sends),
    );
    const onTheirWay = [...each(state.endpoints)].flatMap(({ messages }) =>
      messages.filter(({ cap }) => sends(cap)),
    );
    return held.length + onTheirWay.length;
  }

  #numberOf(message: object): number {
    const known = this.#messages.get(message) ?? this.#messages.size;
    this.#messages.set(message, known);
    return known;
  }

  /** Returns each capability with its location: a slot of a task, or a message of an endpoint. */
  placed(): Map<string, Cap> {
    const { state } = this.world.core;
    const held = [...each(state.tasks)].flatMap(({ pid, caps }) =>
      caps.map((one, slot) => [`${pid} ${slot}`, one] as const),
    );
    const moving = [...each(state.endpoints)].flatMap(({ id, messages }) =>
      messages.map((one) => [`message ${id} ${this.#numberOf(one)}`, one.cap] as const),
    );
    return new Map([...held, ...moving].flatMap(([at, one]) => (one ? [[at, one] as const] : [])));
  }
}

/** Returns the capabilities, by location, that are absent or different in the other state. */
function missing(from: Map<string, Cap>, to: Map<string, Cap>): [at: string, cap: Cap][] {
  return [...from].filter(([at, one]) => {
    const there = to.get(at);
    return there === undefined || !isSame(there, one);
  });
}

const nameOf = ({ kind, object }: Cap): string => `${kind} ${object}`;
const isSame = (a: Cap, b: Cap): boolean => nameOf(a) === nameOf(b) && a.rights === b.rights;

/** The calls that copy the capability of a slot: clone, both transfers, derive. */
const COPIES: readonly number[] = [0, 2, 3, 29];

/** The call that derives a factory. */
const DERIVE = 30;

function holds(numRuns: number, check: (steps: readonly Step[]) => void): void {
  const steps = fc.array(step, { minLength: 20, maxLength: 60 });
  fc.assert(fc.property(steps, check), { seed: SEED, numRuns });
}

test('abi.invariant.rejectsChangeNothing: in any state, a rejected syscall changes neither the kernel’s state nor memory', () => {
  const checks = new Set<string | undefined>();
  holds(16, (steps) => {
    const players = new Players();
    let before = players.world.digest();
    for (const one of steps) {
      const rejected = players.make(one);
      if (!rejected) players.world.settle(1);
      const after = players.world.digest();
      if (rejected) {
        checks.add(players.world.check());
        const reached = { 'different checks': checks.size };
        drew(INVARIANTS['abi.invariant.rejectsChangeNothing'], { one, before }, reached);
      }
      expect(rejected ? after : before).toBe(before);
      before = after;
    }
  });
});

/** Makes every second call one that copies or moves, and some of the others a copy of a clock. */
function copies(drawn: Step): Step {
  if (drawn.value % 2 === 0) return { ...drawn, op: pick([...COPIES, 7, 8], drawn.value / 2) };
  if (drawn.value !== 3) return drawn;
  return { ...drawn, op: pick(COPIES, drawn.other), slot: pick(CLOCKS, drawn.caller) };
}

test('cap.invariant.rightsNeverGrow: no sequence of calls gives a capability rights that its source did not have', () => {
  let clocks = 0;
  holds(40, (steps) => {
    const players = new Players();
    let before = players.placed();
    for (const drawn of steps) {
      const one = copies(drawn);
      const source = COPIES.includes(one.op) ? players.heldBy(one)[players.slotOf(one)] : undefined;
      players.make(one);
      const after = players.placed();
      const objects = new Set([...before.values()].map(nameOf));
      for (const [at, made] of after) {
        const was = before.get(at);
        if (was !== undefined && isSame(was, made)) continue;
        // A capability to a new object has no source. Other new ones are copies of a slot, or were moved unchanged.
        if (!objects.has(nameOf(made))) continue;
        const same = [...before.values()].filter((held) => nameOf(held) === nameOf(made));
        const sources = source === undefined ? same : [source];
        if (made.kind === Kind.Clock) clocks += 1;
        const reached = { 'copies of one object': same.length };
        drew(INVARIANTS['cap.invariant.rightsNeverGrow'], { at, made, same }, reached);
        expect(sources.some((had) => (made.rights & ~had.rights) === 0)).toBe(true);
        expect(sources.map(nameOf)).toContain(nameOf(made));
      }
      before = after;
    }
  });
  // The sequences copied and moved clocks too.
  expect(clocks).toBeGreaterThan(10);
});

test('cap.invariant.rightsNeverGrow: without a transfer or a message from a holder of a clock no other task has one', () => {
  holds(10, (steps) => {
    const players = new Players();
    const [, , grandchild] = players.actors;
    for (const one of steps) {
      const source = players.heldBy(one)[players.slotOf(one)];
      const gives = one.op === 6 || one.op === 7 || source?.kind === Kind.Clock;
      if (!gives) players.make(one);
    }
    const held = players.world.task(grandchild).caps.filter((one) => one?.kind === Kind.Clock);
    expect(held).toEqual([]);
    expect(inconsistencies(players.world.core)).toEqual([]);
    expect(players.caps().filter(({ kind }) => kind === Kind.Clock)).toHaveLength(CLOCKS.length);
  });
});

test('cap.invariant.rightsNeverGrow: a child that was never given MANAGE or a factory has none', () => {
  holds(10, (steps) => {
    const players = new Players();
    const [, child, grandchild] = players.actors;
    // Of a derived factory MANAGE may be given, and its holder creates endpoints.
    for (const one of steps) if (one.op !== DERIVE) players.make(one);
    for (const actor of [child, grandchild]) {
      // The creator of a VMO has MANAGE of it; only init has MANAGE of endpoints and factories.
      const managed = players.world
        .task(actor)
        .caps.filter((held) => held?.kind !== 2 && ((held?.rights ?? 0) & 8) !== 0);
      expect(managed).toEqual([]);
    }
  });
});

test('qos.invariant.neverClimbs: no sequence of calls without authority raises a class', () => {
  let raises = 0;
  holds(16, (steps) => {
    const players = new Players();
    const classes = () => players.actors.map((actor) => players.world.task(actor).qos);
    let before = classes();
    for (const made of steps) {
      // Every second call changes a class.
      const one = made.value % 2 === 0 ? { ...made, op: 23, value: made.value % 5 } : made;
      players.make(one);
      const after = classes();
      for (const [i, qos] of after.entries()) {
        const had = before[i] ?? 0;
        if (one.op === 23 && one.value > had) raises += 1;
        drew(
          INVARIANTS['qos.invariant.neverClimbs'],
          { one, before, i },
          { 'asked for more': raises },
        );
        expect(qos).toBeLessThanOrEqual(had);
      }
      before = after;
    }
  });
});

test('ipc.invariant.moveIsAtomic: a message takes its capability out of one table and inserts it into one', () => {
  holds(50, (steps) => {
    const players = new Players();
    const { world } = players;
    for (const one of steps) {
      // Sends with a capability, receives, and other calls.
      const op = one.value % 3 === 0 ? 7 : one.value % 3 === 1 ? 8 : one.op;
      const before = players.placed();
      const rejected = players.make({ ...one, op });
      const after = players.placed();
      const kept = rejected || op === 7 || op === 8;
      const left = kept ? missing(before, after) : [];
      const come = kept ? missing(after, before) : [];
      const inMessages = [...after.keys()].filter((at) => at.startsWith('message')).length;
      const objects = new Set([...after.values()].map(nameOf)).size;
      for (const [at, moved] of left) {
        const reached = { 'in messages at once': inMessages, objects };
        drew(INVARIANTS['ipc.invariant.moveIsAtomic'], { at, moved, come }, reached);
      }
      // Exactly the capabilities that left a table are in a message now, and the reverse.
      expect(come.map(([, cap]) => cap)).toEqual(left.map(([, cap]) => cap));
      const sides = (all: typeof left): boolean[] => all.map(([at]) => at.startsWith('message'));
      expect(sides(come)).toEqual(sides(left).map((isMessage) => !isMessage));
      // Reference counts of endpoints and VMOs equal the number of capabilities.
      for (const vmo of each(world.core.state.vmos)) {
        const named = players.caps().filter(({ kind, object }) => kind === 2 && object === vmo.id);
        expect(named).toHaveLength(vmo.caps);
      }
      for (const { id, owner, foreignSenders } of each(world.core.state.endpoints)) {
        expect(players.sendersOutside(id, owner)).toBe(foreignSenders);
      }
    }
  });
});

test('smp.invariant.noTaskLost: after any sequence of syscalls no task runs on two harts', () => {
  holds(10, (steps) => {
    const players = new Players();
    for (const one of steps) players.make(one);
    const { state } = players.world.core;
    const running = state.cpus.map(({ current }) => current).filter((index) => index !== 0);
    expect(new Set(running).size).toBe(running.length);
    for (const { pid } of players.actors) expect(running).toContain(pid & 0xffff);
  });
});
