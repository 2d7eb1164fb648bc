/**
 * Invariants over random sequences of syscalls by three tasks, checked after each syscall. The sequences are generated
 * by fast-check with a fixed seed, which shrinks a failing one.
 */
import { INVARIANTS } from '@abicus/abi-kernel/testing';
import { drew } from '@abicus/wire/testing';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Kind, type Cap } from '../src/state/capability.ts';
import { each } from '../src/state/slots.ts';
import { inconsistencies } from './support/consistent.ts';
import { leftAtEnd } from './support/left-over.ts';
import { Players } from './support/players.ts';
import { CLOCKS, pick, step, type Step } from './support/random-steps.ts';

const SEED = 0x6e65;

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

/** The calls that may move a capability in a message. */
const SENDS: readonly number[] = [6, 7, 31, 32, 33, 34, 35];

/** The call that derives a factory. */
const DERIVE = 30;

/** Checks sequences of steps; of what they did nothing is left when all tasks have ended. */
function holds(numRuns: number, check: (players: Players, steps: readonly Step[]) => void): void {
  const steps = fc.array(step, { minLength: 20, maxLength: 60 });
  const property = fc.property(steps, (drawn) => {
    const players = new Players();
    check(players, drawn);
    expect(leftAtEnd(players.world.core)).toEqual([]);
  });
  fc.assert(property, { seed: SEED, numRuns });
}

test('abi.invariant.rejectsChangeNothing: in any state, a rejected syscall changes neither the kernel’s state nor memory, but for checks behind what was sent', () => {
  const checks = new Set<string | undefined>();
  holds(8, (players, steps) => {
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
  holds(14, (players, steps) => {
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
  holds(5, (players, steps) => {
    const [, , grandchild] = players.actors;
    for (const one of steps) {
      const source = players.heldBy(one)[players.slotOf(one)];
      const gives = SENDS.includes(one.op) || source?.kind === Kind.Clock;
      if (!gives) players.make(one);
    }
    const held = players.world.task(grandchild).caps.filter((one) => one?.kind === Kind.Clock);
    expect(held).toEqual([]);
    expect(inconsistencies(players.world.core)).toEqual([]);
    expect(players.caps().filter(({ kind }) => kind === Kind.Clock)).toHaveLength(CLOCKS.length);
  });
});

test('cap.invariant.rightsNeverGrow: a child that was never given MANAGE or a factory has none', () => {
  holds(5, (players, steps) => {
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
  holds(8, (players, steps) => {
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
  holds(16, (players, steps) => {
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
  holds(5, (players, steps) => {
    for (const one of steps) players.make(one);
    const { state } = players.world.core;
    const running = state.cpus.map(({ current }) => current).filter((index) => index !== 0);
    expect(new Set(running).size).toBe(running.length);
    for (const { pid } of players.actors) expect(running).toContain(pid & 0xffff);
  });
});
