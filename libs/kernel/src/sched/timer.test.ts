/** The times for which the timers of harts are armed. */
import { LIMITS } from '@abicus/abi-kernel';
import { Machine, TICK_NS } from '@abicus/emulator';
import { expect, test } from 'vitest';
import { newCore, type Core } from '../core/core.ts';
import { enqueueAt } from './enqueue.ts';
import { block, wake } from './wake.ts';
import { addTask } from '../task/table.ts';
import { KERNEL_PID } from '../state/task.ts';
import { Wait, type Task } from '../state/task.ts';
import { testEngine } from '../../test/support/engine.ts';
import { addDeadline, removeDeadline } from './deadlines.ts';
import { expireDeadlines } from './expiry.ts';
import { roundRobin } from './schedule.ts';
import { armDeadlines, armTimer } from './timer.ts';

const SLICE_END = 50 * TICK_NS;

interface TestMachine {
  readonly core: Core;
  readonly task: () => Task;
  /** Lets a hart run a task, with or without another one queued. */
  readonly runs: (hart: number, behind: boolean) => void;
  /** Arms the timer of a hart and returns its tick. */
  readonly armed: (hart: number) => number;
  /** Counts the writes of timers until now. */
  readonly writes: () => number;
}

function testMachine(): TestMachine {
  const machine = new Machine({ harts: 2, seed: 1, ramBytes: 0x10_0000 });
  const core = newCore(machine, LIMITS, testEngine({}));
  const { cpus } = core.state;
  for (const cpu of cpus) cpu.online = true;
  const { clint } = machine.board;
  const setMtimecmp = clint.setMtimecmp.bind(clint);
  let writes = 0;
  clint.setMtimecmp = (hart, ticks) => {
    writes++;
    setMtimecmp(hart, ticks);
  };
  const seed = { parent: KERNEL_PID, identity: 0n, name: '', space: 0, pc: 0, stackVa: 0 };
  const task = (): Task => addTask(core, seed);
  const at = (hart: number) => {
    const cpu = cpus[hart];
    if (cpu === undefined) throw new Error('no such hart');
    return cpu;
  };
  return {
    core,
    task,
    runs: (hart, behind) => {
      at(hart).current = task().index;
      at(hart).timesliceEndNs = SLICE_END;
      if (behind) enqueueAt(core, at(hart), task());
    },
    armed: (hart) => {
      armTimer(core, at(hart));
      return clint.mtimecmp(hart);
    },
    writes: () => writes,
  };
}

/** Switches the timer of the boot hart off, as its interrupt does. */
function switchOff({ machine, state }: Core): void {
  for (const cpu of state.cpus.slice(0, 1)) cpu.timerNs = Infinity;
  machine.board.clint.setMtimecmp(0, Infinity);
}

test('kernel.limit.timeslice: the timer is armed for the end of a timeslice only if another task is queued', () => {
  for (const hart of [0, 1]) {
    const { runs, armed } = testMachine();
    runs(hart, false);
    expect(armed(hart)).toBe(Infinity);
    runs(hart, true);
    expect(armed(hart)).toBe(50);
  }
});

test('the timer of the boot hart, idle or busy, is armed for the next deadline', () => {
  const { core, task, runs, armed } = testMachine();
  addDeadline(core, task(), 70 * TICK_NS);
  expect([armed(0), armed(1)]).toEqual([70, Infinity]);
  runs(0, true);
  expect(armed(0)).toBe(50);
  addDeadline(core, task(), 30 * TICK_NS);
  armDeadlines(core);
  expect([armed(0), armed(1)]).toEqual([30, Infinity]);
});

test('a deadline between two ticks arms the timer for the later one', () => {
  const { core, task, armed } = testMachine();
  addDeadline(core, task(), 10 * TICK_NS + 1);
  expect(armed(0)).toBe(11);
});

test('a wake moves the timer only if its task had the next deadline', () => {
  const { core, task } = testMachine();
  const timer = (): number => core.machine.board.clint.mtimecmp(0);
  const [soon, late, last] = [task(), task(), task()];
  block(core, late, Wait.Message, 50 * TICK_NS);
  expect(timer()).toBe(50);
  block(core, soon, Wait.Message, 10 * TICK_NS);
  expect(timer()).toBe(10);
  block(core, last, Wait.Message, 90 * TICK_NS);
  expect(timer()).toBe(10);
  wake(core, late);
  expect(timer()).toBe(10);
  wake(core, soon);
  expect(timer()).toBe(90);
  wake(core, last);
  expect(timer()).toBe(Infinity);
});

test('the timer of an idle hart is not armed for a removed deadline', () => {
  const { core, task, armed } = testMachine();
  const [soon, late] = [task(), task()];
  addDeadline(core, soon, 10 * TICK_NS);
  addDeadline(core, late, 90 * TICK_NS);
  expect(armed(0)).toBe(10);
  removeDeadline(core, soon);
  expect(armed(0)).toBe(90);
  removeDeadline(core, late);
  expect(armed(0)).toBe(Infinity);
});

test('a timer that is armed for the right time is not written again', () => {
  for (const isBusy of [false, true]) {
    const { core, task, runs, armed, writes } = testMachine();
    if (isBusy) runs(0, true);
    addDeadline(core, task(), 30 * TICK_NS);
    expect([armed(0), writes()]).toEqual([30, 1]);
    expect([armed(0), writes()]).toEqual([30, 1]);
  }
});

test('the timer of a busy hart stays at an earlier time, and that of an idle hart is exact', () => {
  for (const isBusy of [false, true]) {
    const { core, task, runs, armed, writes } = testMachine();
    if (isBusy) runs(0, false);
    const soon = task();
    addDeadline(core, soon, 10 * TICK_NS);
    addDeadline(core, task(), 90 * TICK_NS);
    expect(armed(0)).toBe(10);
    removeDeadline(core, soon);
    expect([armed(0), writes()]).toEqual(isBusy ? [10, 1] : [90, 2]);
  }
});

test('an expiry writes the timer once, for a time to come, however many deadlines are due', () => {
  for (const due of [[10], [10, 11], [10, 10, 10], [10, 10, 12, 12, 15]]) {
    const { core, task, runs, writes } = testMachine();
    runs(0, false);
    for (const cpu of core.state.cpus) cpu.online = cpu.id === 0;
    for (const tick of [...due, 90]) block(core, task(), Wait.Message, tick * TICK_NS);
    const { clint } = core.machine.board;
    clint.advanceTo(20);
    switchOff(core);
    const before = writes();
    expireDeadlines(core);
    expect(core.counters.expired).toBe(due.length);
    expect([due, clint.mtimecmp(0), writes() - before]).toEqual([due, 50, 1]);
  }
});

test('a deadline that another hart expires leaves the timer of the idle boot hart exact', () => {
  const { core, task, writes } = testMachine();
  for (const tick of [10, 10, 90]) block(core, task(), Wait.Message, tick * TICK_NS);
  const { clint } = core.machine.board;
  expect([clint.mtimecmp(0), writes()]).toEqual([10, 1]);
  clint.advanceTo(20);
  expireDeadlines(core);
  expect([clint.mtimecmp(0), writes()]).toEqual([90, 2]);
});

test('a task that runs alone for another timeslice leaves the timer armed for the next deadline', () => {
  const { core, task, runs } = testMachine();
  runs(0, false);
  addDeadline(core, task(), 90 * TICK_NS);
  const { clint } = core.machine.board;
  clint.advanceTo(60);
  switchOff(core);
  const [cpu, hart] = [core.state.cpus[0], core.machine.harts[0]];
  const running = core.state.tasks.items[cpu?.current ?? 0];
  if (cpu === undefined || hart === undefined || running === undefined) throw new Error('no task');
  roundRobin(core, hart, cpu, running);
  expect(clint.mtimecmp(0)).toBe(90);
});
