import { LIMITS } from '@abicus/abi-kernel';
import { Machine } from '@abicus/emulator';
import { expect, test } from 'vitest';
import { newCore } from '../core.ts';
import { addTask, KERNEL_PID } from '../task/table.ts';
import type { Task } from '../task/task.ts';
import { testEngine } from '../testing/engine.ts';
import { addDeadline, nextDeadline, removeDeadline } from './deadlines.ts';

test('deadlines come in order, equal ones as they were set, whatever is taken out between', () => {
  const machine = new Machine({ harts: 1, seed: 1, ramBytes: 0x10_0000 });
  const core = newCore(machine, LIMITS, testEngine({}));
  const seed = { parent: KERNEL_PID, identity: 0n, name: '', space: 0, pc: 0, stackVa: 0 };
  const tasks = Array.from({ length: 200 }, () => addTask(core, seed));
  const when = (i: number): number => (i * 7919) % 50;
  tasks.forEach((task, i) => addDeadline(core, task, when(i)));
  const early = tasks.filter((_, i) => i % 3 === 0);
  for (const task of early) removeDeadline(core, task);
  const expected = tasks
    .map((task, i) => ({ task, at: when(i), i }))
    .filter(({ i }) => i % 3 !== 0)
    .toSorted((a, b) => a.at - b.at || a.i - b.i)
    .map(({ task }) => task.index);
  const order: number[] = [];
  while (nextDeadline(core) < Infinity) {
    const task: Task = core.state.tasks.items[core.state.deadlines[0]!]!;
    order.push(task.index);
    removeDeadline(core, task);
  }
  expect(order).toEqual(expected);
});
