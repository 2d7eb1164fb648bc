/** The right to time: what `nsec` returns with and without a clock capability, in each class and across changes. */
import {
  capCloneRaw,
  capCloseRaw,
  capQueryRaw,
  capTransferRaw,
  capTransferToRaw,
  CLOCK_WINDOW,
  ipcRecvRaw,
  ipcSendRaw,
  LIMITS,
  mapRaw,
  nsecRaw,
  QosClass,
  QOS_CLASS_NAMES,
  Rights,
  SendFlags,
  taskQosSetRaw,
} from '@abicus/abi-kernel';
import { INVARIANTS } from '@abicus/abi-kernel/testing';
import { drew } from '@abicus/wire/testing';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cap, Kind } from '../src/state/capability.ts';
import { stateDigest } from '../src/state/digest.ts';
import { header } from './slots/setup.ts';
import { SLOT, World as OneCall } from './support/one-call.ts';
import { INIT, VA, World, type Actor } from './support/world.ts';

const CLASSES = [QosClass.Idle, QosClass.Normal, QosClass.Interactive, QosClass.PerfBurst];
const CLOCK = cap(Kind.Clock, 0, Rights.TIME);
const MS = 1_000_000;
/** The step of the clock of the board. */
const TICK = 100;

/** A caller without a clock, at a time. */
function at(nowNs: number, qos: QosClass): OneCall {
  const world = new OneCall();
  world.task.qos = qos;
  return advance(world, nowNs);
}

function advance(world: OneCall, nowNs: number): OneCall {
  world.core.machine.board.clint.advanceTo(nowNs / TICK);
  return world;
}

function read(world: OneCall): number {
  world.prepare('nsec').make();
  return world.result;
}

test.each([
  ['Idle', QosClass.Idle, 24 * MS],
  ['Normal', QosClass.Normal, 28 * MS],
  ['Interactive', QosClass.Interactive, 31 * MS],
  ['PerfBurst', QosClass.PerfBurst, 31 * MS],
] as const)(
  'a task of %s reads 31.9 ms exactly with a clock, coarsely without',
  (_, qos, coarse) => {
    const now = 31_900_100;
    expect(read(at(now, qos))).toBe(coarse);
    expect(read(at(now, qos).give(SLOT.free, CLOCK))).toBe(now);
  },
);

test.each(CLASSES.map((qos) => [QOS_CLASS_NAMES[qos], qos] as const))(
  'kernel.limit.clockWindow: a reading of %s changes at the end of its window and not before',
  (_, qos) => {
    const window = Number(CLOCK_WINDOW[qos]);
    const world = at(5 * window, qos);
    expect(read(world)).toBe(5 * window);
    expect(read(advance(world, 6 * window - TICK))).toBe(5 * window);
    expect(read(advance(world, 6 * window))).toBe(6 * window);
  },
);

test('no class has a window of 0, and that of a stronger class divides that of a weaker one', () => {
  const windows = CLASSES.map((qos) => Number(CLOCK_WINDOW[qos]));
  expect(Math.min(...windows)).toBeGreaterThan(0);
  for (const [i, window] of windows.entries()) {
    for (const weaker of windows.slice(0, i)) expect(weaker % window).toBe(0);
  }
});

test('a clock counts in any slot, and only with TIME', () => {
  for (const slot of [SLOT.free, 40, LIMITS.capSlots - 1]) {
    expect(read(at(31_900_100, QosClass.Normal).give(slot, CLOCK))).toBe(31_900_100);
  }
  const none = cap(Kind.Clock, 0, Rights.SEND);
  expect(read(at(31_900_100, QosClass.Normal).give(SLOT.free, none))).toBe(28 * MS);
  // TIME of another object is no right to time.
  const other = cap(Kind.Vmo, 1, Rights.TIME);
  expect(read(at(31_900_100, QosClass.Normal).give(SLOT.free, other))).toBe(28 * MS);
});

test('a promotion jumps forward, a demotion waits until the wider window has passed the last reading', () => {
  const world = at(31_900_100, QosClass.Normal);
  expect(read(world)).toBe(28 * MS);
  world.task.qos = QosClass.Interactive;
  expect(read(world)).toBe(31 * MS);
  world.task.qos = QosClass.Idle;
  expect(read(world)).toBe(31 * MS);
  expect(read(advance(world, 32 * MS - TICK))).toBe(31 * MS);
  expect(read(advance(world, 32 * MS))).toBe(32 * MS);
});

test('a task that closes its clock reads its last exact time until the coarse time passes it', () => {
  const world = at(31_900_100, QosClass.Normal).give(SLOT.free, CLOCK);
  expect(read(world)).toBe(31_900_100);
  world.give(SLOT.free, undefined);
  expect(read(advance(world, 31_999_900))).toBe(31_900_100);
  expect(read(advance(world, 32 * MS))).toBe(32 * MS);
});

test('the last reading decides later ones, and so the digest covers it', () => {
  const world = at(31_900_100, QosClass.Interactive);
  const before = stateDigest(world.core.state);
  read(world);
  expect(stateDigest(world.core.state)).not.toBe(before);
});

interface Step {
  readonly ticks: number;
  readonly qos: QosClass;
  readonly change: 'give' | 'take' | 'none';
  readonly slot: number;
}

const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.record({
    ticks: fc.oneof(fc.nat(20), fc.nat((9 * MS) / TICK)),
    qos: fc.constantFrom(...CLASSES),
    change: fc.constantFrom('give', 'take', 'none'),
    slot: fc.constantFrom(7, 8, 95),
  }),
  { minLength: 10, maxLength: 40 },
);

test('time.invariant.coarseWithoutRight time.invariant.neverBack: over any changes of class and clocks, a reading without the right is coarse, one with it exact, and none goes back', () => {
  let held = 0;
  let backwards = 0;
  fc.assert(
    fc.property(steps, (drawn) => {
      const world = at(0, QosClass.Normal);
      const clocks = new Set<number>();
      let [now, last] = [world.core.machine.nowNs, 0];
      for (const { ticks, qos, change, slot } of drawn) {
        now += ticks * TICK;
        world.task.qos = qos;
        if (change === 'give') clocks.add(slot);
        if (change === 'take') clocks.delete(slot);
        world.give(slot, clocks.has(slot) ? CLOCK : undefined);
        const reading = read(advance(world, now));
        const window = Number(CLOCK_WINDOW[qos]);
        const coarse = Math.floor(now / window) * window;
        if (coarse < last) backwards += 1;
        const draw = { now, qos, last, clocks: [...clocks] };
        drew(INVARIANTS['time.invariant.neverBack'], draw, {
          'window behind a reading': backwards,
        });
        expect(reading).toBeGreaterThanOrEqual(last);
        const isExact = clocks.size > 0;
        held += Number(isExact);
        const reached = { 'readings after a clock was held': isExact ? 0 : held };
        drew(INVARIANTS['time.invariant.coarseWithoutRight'], draw, reached);
        expect(reading).toBe(isExact ? now : Math.max(coarse, last));
        last = reading;
      }
    }),
    { seed: 0x636c, numRuns: 60 },
  );
});

/** Whether a task reads the exact time: of the machine's, which advances by less than a window. */
function readsExactly(world: World, actor: Actor): boolean {
  world.machine.run({ maxRounds: 1 });
  const { clockNs: before } = world.task(actor);
  const reading = world.call(actor, (cpu) => nsecRaw(cpu));
  return reading > before && reading % MS !== 0;
}

/** Tasks at a time that no window divides. */
function started(): { world: World; child: Actor; grandchild: Actor } {
  const world = new World({ quantumNs: 70_100 });
  const child = world.exec(world.init);
  return { world, child, grandchild: world.exec(child) };
}

test('init has the clock, and a child has it when a parent that holds it gives it TIME', () => {
  const { world, child, grandchild } = started();
  const exact = (): boolean[] =>
    [world.init, child, grandchild].map((actor) => readsExactly(world, actor));
  expect(exact()).toEqual([true, false, false]);
  world.give(world.init, INIT.clock, child, Rights.TIME, 20);
  expect(exact()).toEqual([true, true, false]);
  world.give(child, 20, grandchild, Rights.TIME, 30);
  expect(exact()).toEqual([true, true, true]);
  world.must(child, (cpu) => capCloseRaw(cpu, 20));
  expect(exact()).toEqual([true, false, true]);
});

test('cap.invariant.rightsNeverGrow: a clock is transferred with TIME alone, and without it there is nothing to transfer', () => {
  const { world, child } = started();
  const transfer = (slot: number, rights: number): (number | string | undefined)[] => [
    world.call(world.init, (cpu) => capTransferRaw(cpu, child.pid, slot, rights)),
    world.check(),
  ];
  const rejected = [-1, 'capTransfer.rights'];
  const { MAP, MANAGE, SEND, TIME } = Rights;
  for (const rights of [0, MAP, SEND, MANAGE, TIME | MANAGE]) {
    expect(transfer(INIT.clock, rights)).toEqual(rejected);
  }
  expect(transfer(world.endpoint(), TIME)).toEqual(rejected);
  expect(readsExactly(world, child)).toBe(false);
});

test('a clock is cloned and closed as other capabilities, and is no memory', () => {
  const { world, child } = started();
  world.give(world.init, INIT.clock, child, Rights.TIME, 20);
  const copy = world.must(child, (cpu) => capCloneRaw(cpu, 20));
  expect(world.call(child, (cpu) => mapRaw(cpu, copy, 0x3000_0000, 0, 19))).toBe(-1);
  expect(world.call(child, (cpu) => capQueryRaw(cpu, copy, VA.info))).toBe(-1);
  const taken = world.call(child, (cpu) => capTransferToRaw(cpu, world.init.pid, copy, 32, 50));
  expect([taken, world.check()]).toEqual([-1, 'capTransferTo.child']);
  world.must(child, (cpu) => capCloseRaw(cpu, 20));
  expect(readsExactly(world, child)).toBe(true);
  world.must(child, (cpu) => capCloseRaw(cpu, copy));
  expect(readsExactly(world, child)).toBe(false);
});

test('a message moves a clock: the sender has it no more, and the receiver does', () => {
  const { world, child } = started();
  const endpoint = world.endpoint(2, child);
  world.give(world.init, endpoint, child, Rights.RECV, 21);
  const copy = world.must(world.init, (cpu) => capCloneRaw(cpu, INIT.clock));
  world.must(world.init, (cpu) => capCloseRaw(cpu, INIT.clock));
  world.write(world.init, VA.header, header(0, copy));
  const { NONBLOCK } = SendFlags;
  world.must(world.init, (cpu) =>
    ipcSendRaw(cpu, endpoint, VA.header, VA.payload, 0, NONBLOCK, 0n),
  );
  expect([readsExactly(world, world.init), readsExactly(world, child)]).toEqual([false, false]);
  world.must(child, (cpu) => ipcRecvRaw(cpu, 21, VA.header, VA.payload, 0, 1, 0n));
  expect([readsExactly(world, world.init), readsExactly(world, child)]).toEqual([false, true]);
});

test('a task that lowers its class reads 300 times, and each is coarse and less than two windows behind', () => {
  const { world, child } = started();
  world.must(child, (cpu) => taskQosSetRaw(cpu, 0, QosClass.Idle));
  for (let i = 0; i < 300; i++) {
    const reading = world.call(child, (cpu) => nsecRaw(cpu));
    expect(reading % (4 * MS)).toBe(0);
    expect(world.machine.nowNs - reading).toBeLessThan(16 * MS);
  }
});
