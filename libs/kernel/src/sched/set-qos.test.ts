/** Changes of class of queued tasks and of tasks on an overflow list. */
import { LIMITS, QosClass, type Limits } from '@abicus/abi-kernel';
import { Machine } from '@abicus/emulator';
import { expect, test } from 'vitest';
import { newCore, type Core } from '../core/core.ts';
import { addTask } from '../task/table.ts';
import { KERNEL_PID } from '../state/task.ts';
import { TaskState, type Task } from '../state/task.ts';
import { testEngine } from '../../test/support/engine.ts';
import type { CpuState } from '../state/cpu.ts';
import { enqueueAt, addToOverflow } from './enqueue.ts';
import { pickNext } from './pick-next.ts';
import { setQos } from './set-qos.ts';
import { indexes, type TaskList } from '../state/task-list.ts';

const { Idle, Normal, Interactive, PerfBurst } = QosClass;

function setUp(limits: Partial<Limits>): { core: Core; cpu: CpuState } {
  const machine = new Machine({ harts: 1, seed: 1, ramBytes: 0x10_0000 });
  const core = newCore(machine, { ...LIMITS, ...limits }, testEngine({}));
  const [cpu] = core.state.cpus;
  if (cpu === undefined) throw new Error('a machine has a hart');
  cpu.online = true;
  return { core, cpu };
}

function task(core: Core, qos: QosClass): Task {
  const seed = { parent: KERNEL_PID, identity: 0n, name: '', space: 0, pc: 0, stackVa: 0 };
  const made = addTask(core, seed);
  made.qos = qos;
  return made;
}

function queued(core: Core, cpu: CpuState, qos: QosClass): Task {
  const made = task(core, qos);
  enqueueAt(core, cpu, made);
  return made;
}

function overflowing(core: Core, qos: QosClass): Task {
  const made = task(core, qos);
  addToOverflow(core, made);
  return made;
}

function inList(core: Core, list: TaskList | undefined): number[] {
  return list === undefined ? [] : [...indexes(list, core.state.tasks.items)];
}

test('smp.invariant.noTaskLost: a task on an overflow list is queued at once if its new class has space', () => {
  const { core, cpu } = setUp({ runQueue: 1 });
  queued(core, cpu, Normal);
  const [late, later] = [overflowing(core, Normal), overflowing(core, Normal)];
  expect(setQos(core, late, Idle)).toBe('updated');
  expect([late.qos, late.state]).toEqual([Idle, TaskState.Queued]);
  expect(inList(core, cpu.queues[Idle])).toEqual([late.index]);
  expect(inList(core, cpu.overflow[Normal])).toEqual([later.index]);
  expect(cpu.queued).toBe(2);
});

test('smp.invariant.noTaskLost: a task that changed its class on an overflow list runs although the hart always has other work', () => {
  const { core, cpu } = setUp({ runQueue: 1 });
  queued(core, cpu, PerfBurst);
  queued(core, cpu, Normal);
  const late = overflowing(core, Normal);
  setQos(core, late, Idle);
  const ran = new Set<number>();
  for (let i = 0; i < 4 * LIMITS.ageing; i++) {
    const next = pickNext(core, cpu);
    if (next === undefined) throw new Error('the hart has work');
    ran.add(next.index);
    enqueueAt(core, cpu, next);
  }
  expect(ran).toContain(late.index);
});

test('a task on an overflow list moves to the end of that of its new class if the run queue is full', () => {
  const { core, cpu } = setUp({ runQueue: 1 });
  const [normal, idle] = [queued(core, cpu, Normal), queued(core, cpu, Idle)];
  const [late, first] = [overflowing(core, Normal), overflowing(core, Idle)];
  expect(setQos(core, late, Idle)).toBe('updated');
  expect([late.qos, late.state]).toEqual([Idle, TaskState.Overflow]);
  expect(inList(core, cpu.overflow[Normal])).toEqual([]);
  expect(inList(core, cpu.overflow[Idle])).toEqual([first.index, late.index]);
  const order = Array.from({ length: 5 }, () => pickNext(core, cpu)?.index);
  expect(order).toEqual([normal.index, idle.index, first.index, late.index, undefined]);
});

test('a task that leaves an overflow list with a class above the running one kicks its hart', () => {
  const { core, cpu } = setUp({ runQueue: 1 });
  cpu.current = task(core, Normal).index;
  queued(core, cpu, Idle);
  const late = overflowing(core, Idle);
  setQos(core, late, Interactive);
  expect([late.state, cpu.reschedPending]).toEqual([TaskState.Queued, true]);
});

test.each([
  ['above', Interactive, true],
  ['equal to', Normal, false],
  ['below', Idle, false],
] as const)(
  'a queued task kicks its hart if its new class is above the running one: it is %s it',
  (_, qos, kicks) => {
    const { core, cpu } = setUp({});
    cpu.current = task(core, Normal).index;
    const one = queued(core, cpu, PerfBurst);
    setQos(core, one, qos);
    expect([cpu.reschedPending, inList(core, cpu.queues[qos])]).toEqual([kicks, [one.index]]);
  },
);

test('the first task of the overflow list takes the place that a change of class frees', () => {
  const { core, cpu } = setUp({ runQueue: 1 });
  const one = queued(core, cpu, Normal);
  const late = overflowing(core, Normal);
  setQos(core, one, Interactive);
  expect([late.state, cpu.queued]).toEqual([TaskState.Queued, 2]);
});

test('a change to the same class keeps the position of the task', () => {
  const { core, cpu } = setUp({});
  const [first, second] = [queued(core, cpu, Normal), queued(core, cpu, Normal)];
  expect(setQos(core, first, Normal)).toBe('updated');
  expect(inList(core, cpu.queues[Normal])).toEqual([first.index, second.index]);
});

test.each([
  ['below', Idle, true],
  ['equal to', Normal, false],
] as const)(
  'a running task whose new class is %s one that is queued kicks its hart or not',
  (_, qos, kicks) => {
    const { core, cpu } = setUp({});
    const running = task(core, Interactive);
    Object.assign(running, { state: TaskState.Running, cpu: cpu.id });
    cpu.current = running.index;
    queued(core, cpu, Normal);
    setQos(core, running, qos);
    expect([running.qos, cpu.reschedPending]).toEqual([qos, kicks]);
  },
);
