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

test.each<[string, readonly number[]]>([
  ['two, the earlier one last', [2, 1]],
  ['falling', [5, 4, 3, 2, 1]],
  ['rising', [1, 2, 3, 4, 5]],
  ['the earliest in the middle', [4, 3, 1, 2, 5]],
])('the next deadline is the earliest of those set: %s', (_, times) => {
  const machine = new Machine({ harts: 1, seed: 1, ramBytes: 0x10_0000 });
  const core = newCore(machine, LIMITS, testEngine({}));
  const seed = { parent: KERNEL_PID, identity: 0n, name: '', space: 0, pc: 0, stackVa: 0 };
  const next = times.map((at) => {
    addDeadline(core, addTask(core, seed), at);
    return nextDeadline(core);
  });
  expect(next).toEqual(times.map((_time, i) => Math.min(...times.slice(0, i + 1))));
});

test('a task without a deadline has none to take out, and its last one is forgotten', () => {
  const machine = new Machine({ harts: 1, seed: 1, ramBytes: 0x10_0000 });
  const core = newCore(machine, LIMITS, testEngine({}));
  const seed = { parent: KERNEL_PID, identity: 0n, name: '', space: 0, pc: 0, stackVa: 0 };
  const [first, second] = [addTask(core, seed), addTask(core, seed)];
  addDeadline(core, first, 7);
  removeDeadline(core, second);
  expect(nextDeadline(core)).toBe(7);
  removeDeadline(core, first);
  expect([nextDeadline(core), first.deadlineNs, first.deadlineAt]).toEqual([
    Infinity,
    Infinity,
    -1,
  ]);
});
