/** Work stealing from random queues, compared with what the victim would have run itself. */
import { LIMITS } from '@abicus/abi-kernel';
import { INVARIANTS } from '@abicus/abi-kernel/testing';
import { Machine } from '@abicus/emulator';
import { drew } from '@abicus/wire/testing';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { newCore, type Core } from '../core/core.ts';
import { createSpace } from '../mm/space.ts';
import { addTask } from '../task/table.ts';
import { KERNEL_PID } from '../state/task.ts';
import type { Task } from '../state/task.ts';
import { testEngine } from '../../test/support/engine.ts';
import { dequeueNext } from './select.ts';
import { CLASSES, type CpuState } from '../state/cpu.ts';
import { enqueueAt } from './enqueue.ts';
import { pickNext } from './pick-next.ts';
import { skipped } from './tickets.ts';
import { rounds } from '../../test/support/rounds.ts';

/** Harts with run queues; those of the first one are empty. */
interface Scene {
  readonly ageing: number;
  readonly stealBatch: number;
  /** The classes of the queued tasks of each other hart. */
  readonly queues: readonly (readonly number[])[];
  /** Number of timeslices on each of them before the steal. */
  readonly timeslices: number;
  /** What the machine chooses, in turns. */
  readonly picks: readonly number[];
}

const scene: fc.Arbitrary<Scene> = fc.record({
  ageing: fc.constantFrom(0, 1, 2, LIMITS.ageing),
  stealBatch: fc.integer({ min: 1, max: 3 }),
  queues: fc.array(fc.array(fc.nat(CLASSES - 1), { maxLength: 12 }), {
    minLength: 1,
    maxLength: 3,
  }),
  timeslices: fc.nat(60),
  picks: fc.array(fc.nat(5), { minLength: 1, maxLength: 8 }),
});

/** What a scene chooses: the number of choices so far, and the next one. */
const pickOf = ({ picks }: Scene, made: number, n: number): number =>
  (picks[made % picks.length] ?? 0) % n;

interface SetUp {
  readonly core: Core;
  /** The choices so far. */
  readonly made: () => number;
}

function setUp(one: Scene): SetUp {
  const { ageing, stealBatch, queues, timeslices } = one;
  const harts = queues.length + 1;
  let made = 0;
  const choose = (n: number): number => pickOf(one, made++, n);
  const machine = new Machine({ harts, seed: 1, ramBytes: 0x10_0000, choose });
  const core = newCore(machine, { ...LIMITS, ageing, stealBatch }, testEngine({}));
  const { id: space } = createSpace(core, KERNEL_PID);
  const seed = { parent: KERNEL_PID, identity: 0n, name: '', space, pc: 0x1000, stackVa: 0 };
  for (const [i, classes] of queues.entries()) {
    const cpu = cpuOf(core, i + 1);
    cpu.online = true;
    for (const qos of classes) enqueueAt(core, cpu, Object.assign(addTask(core, seed), { qos }));
    for (let n = 0; n < timeslices && cpu.queued > 0; n++) {
      const next = dequeueNext(core, cpu);
      if (next !== undefined) enqueueAt(core, cpu, next);
    }
  }
  cpuOf(core, 0).online = true;
  return { core, made: () => made };
}

function cpuOf(core: Core, id: number): CpuState {
  const cpu = core.state.cpus[id];
  if (cpu === undefined) throw new Error('no hart');
  return cpu;
}

/** Returns what the chosen harts would run next themselves, in order, from a copy of the state. */
function nextAlone({ core, made }: SetUp, one: Scene): Task[] {
  const { stealBatch: count } = one;
  const copy: Core = { ...core, state: structuredClone(core.state) };
  let choices = made();
  const next = (): Task | undefined => {
    const victims = copy.state.cpus.filter(({ queued }) => queued > 0);
    // A single hart is no choice.
    const at = victims.length < 2 ? 0 : pickOf(one, choices++, victims.length);
    const victim = victims[at];
    return victim === undefined ? undefined : dequeueNext(copy, victim);
  };
  return Array.from({ length: count }, next).filter((task) => task !== undefined);
}

test('smp.invariant.stealKeepsClass: stolen tasks are those that the victim would have run next, in its order, and keep their class', () => {
  let stolen = 0;
  fc.assert(
    fc.property(scene, (one) => {
      const made = setUp(one);
      const { core } = made;
      const thief = cpuOf(core, 0);
      for (const _timeslice of rounds(core.state.tasks.items.length)) {
        if (core.state.cpus.every(({ queued }) => queued === 0)) break;
        const expected = nextAlone(made, one);
        const before = core.counters.steals;
        const first = pickNext(core, thief);
        const ran = first === undefined ? [] : [first];
        stolen = Math.max(stolen, core.counters.steals - before);
        // Runs the stolen tasks before the next steal.
        for (const _next of rounds(core.state.tasks.items.length)) {
          if (thief.queued === 0) break;
          ran.push(pickNext(core, thief) as Task);
        }
        for (const { index, qos } of ran) {
          const reached = {
            'stolen at once': stolen,
            steals: core.counters.steals,
            choices: made.made(),
          };
          drew(INVARIANTS['smp.invariant.stealKeepsClass'], { one, index, qos }, reached);
        }
        expect(ran[0]?.index).toBe(expected[0]?.index);
        const inClass = (tasks: readonly Task[]): number[][] =>
          Array.from({ length: CLASSES }, (_, of) =>
            tasks.flatMap(({ index, qos }) => (qos === of ? [index] : [])),
          );
        expect(inClass(ran)).toEqual(inClass(expected));
        expect(ran.every(({ cpu }) => cpu === thief.id)).toBe(true);
      }
      const all = one.queues.flat().length;
      expect(core.counters.steals).toBe(all);
    }),
    { seed: 0x7374, numRuns: 100 },
  );
});

test('kernel.limit.ageing: timeslices on the victim are no skips of tasks that become runnable on the thief later', () => {
  const { core } = setUp({
    ageing: 4,
    stealBatch: 1,
    queues: [[1, 1, 1]],
    timeslices: 60,
    picks: [0],
  });
  const thief = cpuOf(core, 0);
  const stolen = pickNext(core, thief);
  expect([stolen?.qos, core.counters.steals]).toEqual([1, 1]);
  const { id: space } = createSpace(core, KERNEL_PID);
  const seed = { parent: KERNEL_PID, identity: 0n, name: '', space, pc: 0x1000, stackVa: 0 };
  const [low, high] = [0, 3].map((qos) => Object.assign(addTask(core, seed), { qos }));
  if (low === undefined || high === undefined) throw new Error('no task');
  enqueueAt(core, thief, low);
  enqueueAt(core, thief, high);
  expect([skipped(thief, low), skipped(thief, high)]).toEqual([0, 0]);
  expect(pickNext(core, thief)).toBe(high);
});
