/**
 * Bounded ageing over random task sets, classes and harts. A model without tickets runs beside the scheduler: it
 * records when each task became runnable, and at the start of each timeslice it counts a skip for each older task on
 * the hart.
 */
import { LIMITS } from '@abicus/abi-kernel';
import { INVARIANTS } from '@abicus/abi-kernel/testing';
import { Machine, type Hart } from '@abicus/emulator';
import { drew } from '@abicus/wire/testing';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { newCore, type Core } from '../core/core.ts';
import { createSpace } from '../mm/space.ts';
import { addTask } from '../task/table.ts';
import { KERNEL_PID } from '../state/task.ts';
import { TaskState, Wait, type Task } from '../state/task.ts';
import { testEngine } from '../../test/support/engine.ts';
import { CLASSES, type CpuState } from '../state/cpu.ts';
import { preempt, roundRobin, schedule, switchOut } from './schedule.ts';
import { setQos } from './set-qos.ts';
import { block, wake } from './wake.ts';

/** An event on a hart, or of a task. */
interface Step {
  readonly what: 'wake' | 'block' | 'round robin' | 'preempt' | 'set qos';
  readonly hart: number;
  readonly task: number;
  readonly qos: number;
}

/** A set of tasks, the machine that they run on, and the events there. */
interface Scene {
  readonly harts: number;
  readonly ageing: number;
  readonly runQueue: number;
  readonly classes: readonly number[];
  readonly steps: readonly Step[];
}

const qos = fc.nat(CLASSES - 1);
const scene: fc.Arbitrary<Scene> = fc.record({
  harts: fc.integer({ min: 1, max: 4 }),
  ageing: fc.constantFrom(0, 1, 2, 5, LIMITS.ageing),
  runQueue: fc.constantFrom(1, 2, 4, LIMITS.runQueue),
  classes: fc.array(qos, { minLength: 2, maxLength: 40, size: 'max' }),
  steps: fc.array(
    fc.record({
      what: fc.constantFrom<Step['what'][]>(
        'round robin',
        'round robin',
        'round robin',
        'wake',
        'wake',
        'preempt',
        'block',
        'set qos',
      ),
      hart: fc.nat(3),
      task: fc.nat(39),
      qos,
    }),
    { minLength: 100, maxLength: 250 },
  ),
});

/** A waiting task: since when, on which hart, and how often it was skipped. */
interface Waiting {
  readonly since: number;
  readonly hart: number;
  /** Number of tasks that waited there when it became runnable. */
  readonly before: number;
  skips: number;
  /** Timeslices of any task that waited there. */
  timeslices: number;
}

/** The scheduler and its model. */
class Model {
  readonly core: Core;
  readonly tasks: readonly Task[];
  readonly waiting = new Map<Task, Waiting>();
  /** Waits that ended, since their task ran. */
  readonly ended: Waiting[] = [];
  readonly #preempted = new Set<Task>();
  /** The class of each task at the start of its timeslice. */
  readonly #timeslices = new Map<Task, number>();
  #now = 0;

  constructor({ harts, ageing, runQueue, classes }: Scene) {
    const machine = new Machine({ harts, seed: 1, ramBytes: 0x10_0000 });
    this.core = newCore(machine, { ...LIMITS, ageing, runQueue }, testEngine({}));
    for (const cpu of this.core.state.cpus) cpu.online = true;
    const { id: space } = createSpace(this.core, KERNEL_PID);
    const seed = { parent: KERNEL_PID, identity: 0n, name: '', space, pc: 0x1000, stackVa: 0 };
    this.tasks = classes.map((one) => Object.assign(addTask(this.core, seed), { qos: one }));
  }

  /** Applies an event to the scheduler and to the model. */
  step({ what, hart: at, task: which, qos: to }: Step): void {
    const { machine, state } = this.core;
    const cpu = state.cpus[at % state.cpus.length];
    const hart = machine.harts[at % state.cpus.length];
    const task = this.tasks[which % this.tasks.length];
    if (cpu === undefined || hart === undefined || task === undefined) throw new Error('no hart');
    if (what === 'wake') this.#wake(task);
    else if (what === 'set qos') this.#setQos(task, to);
    else this.#decide(what, hart, cpu);
  }

  #wake(task: Task): void {
    if (task.state !== TaskState.Blocked) return;
    wake(this.core, task);
    this.#becomesRunnable(task);
  }

  #setQos(task: Task, to: number): void {
    const { qos: from, state } = task;
    setQos(this.core, task, to as Task['qos']);
    const waits = state === TaskState.Queued || state === TaskState.Overflow;
    if (waits && from !== task.qos) this.#becomesRunnable(task);
  }

  #decide(what: Step['what'], hart: Hart, cpu: CpuState): void {
    const { core } = this;
    const running = this.tasks.find(({ index }) => index === cpu.current);
    const places = new Map([...this.waiting].map(([task, { hart: at }]) => [task, at]));
    if (running === undefined) schedule(core, hart, cpu);
    else if (what === 'block') {
      block(core, running, Wait.Message, Infinity);
      switchOut(hart, cpu, running);
      schedule(core, hart, cpu);
    } else if (what === 'round robin') {
      if (cpu.queued === 0) return;
      roundRobin(core, hart, cpu, running);
      this.#becomesRunnable(running);
    } else {
      const before = running.qos;
      preempt(core, hart, cpu, running);
      const stopped = cpu.current !== running.index;
      if (stopped && before === this.#timeslices.get(running)) this.#preempted.add(running);
      else if (stopped) this.#becomesRunnable(running);
    }
    const next = this.tasks.find(({ index }) => index === cpu.current);
    if (next !== undefined && (next !== running || what === 'round robin')) {
      this.#begins(next, places.get(next) ?? cpu.id);
    }
  }

  /** Records that a task becomes runnable, as the youngest of its hart. */
  #becomesRunnable(task: Task): void {
    this.waiting.delete(task);
    this.#preempted.delete(task);
    const before = [...this.waiting.values()].filter(({ hart }) => hart === task.cpu).length;
    const preempted = [...this.#preempted].filter(({ cpu }) => cpu === task.cpu).length;
    this.waiting.set(task, {
      since: this.#now++,
      hart: task.cpu,
      before: before + preempted,
      skips: 0,
      timeslices: 0,
    });
  }

  /** Records the start of a timeslice on a hart. A preempted one that continues is not a new one. */
  #begins(task: Task, at: number): void {
    this.#timeslices.set(task, task.qos);
    if (this.#preempted.delete(task)) return;
    const own = this.waiting.get(task);
    if (own === undefined) throw new Error(`task ${task.index} runs and did not wait`);
    this.waiting.delete(task);
    this.ended.push(own);
    for (const other of this.waiting.values()) {
      if (other.hart !== at) continue;
      other.timeslices++;
      if (other.since < own.since) other.skips++;
    }
  }
}

/** The invariants that the model checks. */
const { 'smp.invariant.boundedAgeing': AGEING, 'smp.invariant.boundedWait': WAIT } = INVARIANTS;

test('smp.invariant.boundedAgeing smp.invariant.boundedWait: no task is skipped more often than the limit, whatever its class and position', () => {
  let most = 0;
  fc.assert(
    fc.property(scene, (one) => {
      const model = new Model(one);
      for (const step of one.steps) {
        model.step(step);
        for (const { skips, timeslices, before } of model.waiting.values()) {
          expect(skips).toBeLessThanOrEqual(one.ageing);
          expect(timeslices).toBeLessThanOrEqual(before + one.ageing);
          most = Math.max(most, skips);
        }
      }
      for (const { since, hart, before, skips, timeslices } of model.ended) {
        const { ageing, runQueue, harts } = one;
        const waited = { ageing, runQueue, harts, since, hart, before, skips, timeslices };
        drew(AGEING, waited, { 'passed by': skips });
        drew(WAIT, waited, { 'turns waited': timeslices, 'tasks before it': before });
        expect(skips).toBeLessThanOrEqual(ageing);
        expect(timeslices).toBeLessThanOrEqual(before + ageing);
      }
    }),
    { seed: 0x6167, numRuns: 40 },
  );
  expect(most).toBe(LIMITS.ageing);
});
