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
import { armDeadlines, armTimer } from './timer.ts';

const SLICE_END = 50 * TICK_NS;

interface TestMachine {
  readonly core: Core;
  readonly task: () => Task;
  /** Lets a hart run a task, with or without another one queued. */
  readonly runs: (hart: number, behind: boolean) => void;
  /** Arms the timer of a hart and returns its tick. */
  readonly armed: (hart: number) => number;
}

function testMachine(): TestMachine {
  const machine = new Machine({ harts: 2, seed: 1, ramBytes: 0x10_0000 });
  const core = newCore(machine, LIMITS, testEngine({}));
  const { cpus } = core.state;
  for (const cpu of cpus) cpu.online = true;
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
      return machine.board.clint.mtimecmp(hart);
    },
  };
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
