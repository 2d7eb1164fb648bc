/** The running task when its timeslice expires, and when a higher class is queued. */
import { LIMITS, QosClass, type Limits } from '@abicus/abi-kernel';
import { Machine, type Hart } from '@abicus/emulator';
import { expect, test } from 'vitest';
import { newCore, type Core } from '../core/core.ts';
import { createSpace } from '../mm/space.ts';
import { addTask } from '../task/table.ts';
import { KERNEL_PID } from '../state/task.ts';
import { TaskState, type Task } from '../state/task.ts';
import { testEngine } from '../../test/support/engine.ts';
import type { CpuState } from '../state/cpu.ts';
import { dequeue, enqueue, enqueueAt } from './enqueue.ts';
import {
  canHandOver,
  handOver,
  isTimesliceOver,
  preempt,
  roundRobin,
  schedule,
  switchOut,
} from './schedule.ts';
import { setQos } from './set-qos.ts';
import { indexes } from '../state/task-list.ts';

const { Idle, Normal, Interactive } = QosClass;

interface TestMachine {
  readonly core: Core;
  readonly hart: Hart;
  readonly cpu: CpuState;
  readonly running: Task;
  readonly add: (qos: QosClass, cpu?: CpuState) => Task;
}

/** Creates two harts: a task of class Normal runs on the first one, the other one is idle. */
function testMachine(limits: Partial<Limits> = {}): TestMachine {
  const machine = new Machine({ harts: 2, seed: 1, ramBytes: 0x10_0000 });
  const core = newCore(machine, { ...LIMITS, ...limits }, testEngine({}));
  const [hart] = machine.harts;
  const [cpu] = core.state.cpus;
  if (hart === undefined || cpu === undefined) throw new Error('a machine has its harts');
  for (const one of core.state.cpus) one.online = true;
  const { id: space } = createSpace(core, KERNEL_PID);
  const add = (qos: QosClass, at: CpuState = cpu): Task => {
    const seed = { parent: KERNEL_PID, identity: 0n, name: '', space, pc: 0x1000, stackVa: 0 };
    const task = addTask(core, seed);
    task.qos = qos;
    enqueueAt(core, at, task);
    return task;
  };
  const running = add(Normal);
  schedule(core, hart, cpu);
  expect([cpu.current, running.state]).toEqual([running.index, TaskState.Running]);
  return { core, hart, cpu, running, add };
}

const queue = ({ core, cpu }: TestMachine, qos: QosClass): number[] => {
  const list = cpu.queues[qos];
  return list === undefined ? [] : [...indexes(list, core.state.tasks.items)];
};

test('kernel.limit.timeslice: a task whose timeslice expires goes to the back of its class, on its own hart', () => {
  const b = testMachine();
  const [next, last] = [b.add(Normal), b.add(Normal)];
  b.hart.x[10] = 77;
  b.hart.pc = 0x2000;
  roundRobin(b.core, b.hart, b.cpu, b.running);
  expect([b.cpu.current, queue(b, Normal)]).toEqual([next.index, [last.index, b.running.index]]);
  expect([b.running.cpu, b.running.pc, b.running.x[10], b.hart.pc]).toEqual([
    0, 0x2000, 77, 0x1000,
  ]);
});

test('kernel.limit.timeslice: a timeslice expires exactly at the limit, not a nanosecond before', () => {
  const b = testMachine();
  b.core.machine.board.clint.advanceTo(50_000);
  b.cpu.timesliceEndNs = b.core.machine.nowNs + 1;
  expect(isTimesliceOver(b.core, b.cpu)).toBe(false);
  b.cpu.timesliceEndNs = b.core.machine.nowNs;
  expect(isTimesliceOver(b.core, b.cpu)).toBe(true);
});

test('a task gets a new timeslice if no other task is queued', () => {
  const b = testMachine();
  const { timesliceEndNs } = b.cpu;
  b.core.machine.board.clint.advanceTo(50);
  roundRobin(b.core, b.hart, b.cpu, b.running);
  expect([b.cpu.current, b.cpu.timesliceEndNs]).toEqual([b.running.index, timesliceEndNs + 5000]);
});

test('a task whose run queue is full goes to another hart, or to an overflow list if all are full', () => {
  for (const elsewhere of [0, 1]) {
    const b = testMachine({ runQueue: 1 });
    const next = b.add(Normal);
    const [, other] = b.core.state.cpus;
    for (let i = 0; i < elsewhere; i++) b.add(Normal, other);
    b.add(Idle);
    // The next task leaves its queue, and one of the overflow list takes its place.
    const late = b.add(Interactive);
    roundRobin(b.core, b.hart, b.cpu, b.running);
    expect(b.cpu.current).toBe(late.index);
    expect(queue(b, Normal)).toEqual([next.index]);
    expect([b.running.state, b.running.cpu]).toEqual(
      elsewhere === 0 ? [TaskState.Queued, 1] : [TaskState.Overflow, 1],
    );
  }
});

test('a preempted task is requeued at the front of its class, and continues where it was', () => {
  const b = testMachine();
  const behind = b.add(Normal);
  const higher = b.add(Interactive);
  b.hart.pc = 0x2000;
  preempt(b.core, b.hart, b.cpu, b.running);
  expect([b.running.pc, b.hart.pc]).toEqual([0x2000, 0x1000]);
  expect([b.cpu.current, queue(b, Normal)]).toEqual([
    higher.index,
    [b.running.index, behind.index],
  ]);
  expect([b.running.state, b.cpu.queued]).toEqual([TaskState.Queued, 2]);
});

test('a preempted task continues with the rest of its timeslice, so that the next of its class runs in time', () => {
  const b = testMachine();
  const behind = b.add(Normal);
  const { board } = b.core.machine;
  // 0.6 ms in, a higher class preempts it for 0.3 ms.
  board.clint.advanceTo(6000);
  const higher = b.add(Interactive);
  preempt(b.core, b.hart, b.cpu, b.running);
  expect([b.cpu.current, b.running.timesliceLeftNs]).toEqual([higher.index, 400_000]);
  board.clint.advanceTo(9000);
  switchOut(b.hart, b.cpu, higher);
  schedule(b.core, b.hart, b.cpu);
  expect([b.cpu.current, b.cpu.timesliceEndNs]).toEqual([b.running.index, 1_300_000]);
  // Then its timeslice expires, and the next task has a full one.
  board.clint.advanceTo(13_000);
  roundRobin(b.core, b.hart, b.cpu, b.running);
  expect([b.cpu.current, b.cpu.timesliceEndNs]).toEqual([behind.index, 2_300_000]);
});

test('a preempted task whose run queue is full is requeued, and the last task of the queue goes to the overflow list', () => {
  const b = testMachine({ runQueue: 2 });
  const [, other] = b.core.state.cpus;
  const [first, last] = [b.add(Normal), b.add(Normal)];
  b.add(Interactive);
  preempt(b.core, b.hart, b.cpu, b.running);
  expect(queue(b, Normal)).toEqual([b.running.index, first.index]);
  expect([last.state, last.cpu, other?.queued, b.cpu.queued]).toEqual([
    TaskState.Overflow,
    0,
    0,
    2,
  ]);
  switchOut(b.hart, b.cpu, b.running);
  schedule(b.core, b.hart, b.cpu);
  expect(queue(b, Normal)).toEqual([first.index, last.index]);
});

test('a task is not preempted by its own class or a lower one', () => {
  const b = testMachine();
  b.add(Normal);
  b.add(Idle);
  const { switches } = b.core.counters;
  preempt(b.core, b.hart, b.cpu, b.running);
  expect([b.cpu.current, b.cpu.queued]).toEqual([b.running.index, 2]);
  expect(b.core.counters.switches).toBe(switches);
});

test('each context switch is counted', () => {
  const b = testMachine();
  const { switches } = b.core.counters;
  b.add(Normal);
  roundRobin(b.core, b.hart, b.cpu, b.running);
  roundRobin(b.core, b.hart, b.cpu, b.running);
  expect(b.core.counters.switches).toBe(switches + 2);
});

test('a higher class kicks the hart; another one only arms its timer for the end of the timeslice', () => {
  for (const [qos, kicks] of [
    [Idle, false],
    [Normal, false],
    [Interactive, true],
  ] as const) {
    const b = testMachine();
    for (const cpu of b.core.state.cpus) cpu.online = cpu === b.cpu;
    const task = b.add(qos);
    dequeue(b.core, task);
    b.cpu.timerNs = Infinity;
    expect(enqueue(b.core, task)).toBe('queued');
    expect([b.cpu.reschedPending, b.cpu.timerNs === b.cpu.timesliceEndNs]).toEqual([kicks, !kicks]);
  }
});

test('a preempted task that changes its class gets a full timeslice', () => {
  const b = testMachine();
  b.core.machine.board.clint.advanceTo(6000);
  b.add(Interactive);
  preempt(b.core, b.hart, b.cpu, b.running);
  expect(b.running.timesliceLeftNs).toBe(400_000);
  expect(setQos(b.core, b.running, Idle)).toBe('updated');
  const [higher] = b.core.state.tasks.items.filter((one) => one?.index === b.cpu.current);
  if (higher === undefined) throw new Error('no task runs');
  switchOut(b.hart, b.cpu, higher);
  schedule(b.core, b.hart, b.cpu);
  expect(b.cpu.current).toBe(b.running.index);
  expect(b.cpu.timesliceEndNs - b.core.machine.nowNs).toBe(LIMITS.timeslice);
});

test('an idle hart waits for an interrupt and has no program', () => {
  const b = testMachine();
  b.cpu.current = 0;
  b.hart.guest = { ...b.hart.guest } as never;
  schedule(b.core, b.hart, b.cpu);
  expect([b.hart.waiting, b.hart.guest, b.cpu.current]).toEqual([true, undefined, 0]);
});

test('a task hands its hart over only within its class, and while its timeslice lasts in that class', () => {
  const b = testMachine();
  const to = b.add(Normal);
  dequeue(b.core, to);
  expect(canHandOver(b.core, b.cpu, b.running, to)).toBe(true);
  to.qos = Idle;
  expect(canHandOver(b.core, b.cpu, b.running, to)).toBe(false);
  // Both are of another class now than that which was chosen to run.
  b.running.qos = Idle;
  expect(canHandOver(b.core, b.cpu, b.running, to)).toBe(false);
  b.running.qos = Normal;
  to.qos = Normal;
  b.cpu.timesliceEndNs = b.core.machine.nowNs;
  expect(canHandOver(b.core, b.cpu, b.running, to)).toBe(false);
});

test('a task that gets a hart handed over goes on with the timeslice and the tickets of the other one', () => {
  const b = testMachine();
  const to = b.add(Normal);
  dequeue(b.core, to);
  b.add(Normal);
  const { timesliceEndNs } = b.cpu;
  expect(to.tickets).not.toEqual(b.running.tickets);
  switchOut(b.hart, b.cpu, b.running);
  handOver(b.core, b.hart, b.cpu, b.running, to);
  expect([b.cpu.current, b.cpu.timesliceEndNs, to.tickets, to.timesliceLeftNs]).toEqual([
    to.index,
    timesliceEndNs,
    b.running.tickets,
    0,
  ]);
});

test('a task whose class has changed during its timeslice goes to the back of the new one when it is preempted', () => {
  const b = testMachine();
  const behind = b.add(Idle);
  b.running.qos = Idle;
  const higher = b.add(Interactive);
  preempt(b.core, b.hart, b.cpu, b.running);
  expect([b.cpu.current, queue(b, Idle), b.running.timesliceLeftNs]).toEqual([
    higher.index,
    [behind.index, b.running.index],
    0,
  ]);
});

test('an interrupt that preempts no task arms the timer for the end of the timeslice again', () => {
  const b = testMachine();
  b.add(Normal);
  // As after the timer of a deadline.
  b.cpu.timerNs = Infinity;
  preempt(b.core, b.hart, b.cpu, b.running);
  expect([b.cpu.current, b.cpu.timerNs]).toEqual([b.running.index, b.cpu.timesliceEndNs]);
});
