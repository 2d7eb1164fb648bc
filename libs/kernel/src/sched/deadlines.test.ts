import { LIMITS } from '@abicus/abi-kernel';
import { Machine } from '@abicus/emulator';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { newCore } from '../core/core.ts';
import { addTask } from '../task/table.ts';
import { KERNEL_PID } from '../state/task.ts';
import type { Task } from '../state/task.ts';
import { testEngine } from '../../test/support/engine.ts';
import { addDeadline, nextDeadline, removeDeadline } from './deadlines.ts';
import { rounds } from '../../test/support/rounds.ts';

test('deadlines expire in order, equal ones in the order in which they were added, also after removals', () => {
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
  for (const _ of rounds(2 * tasks.length)) {
    if (nextDeadline(core) === Infinity) break;
    const task: Task = core.state.tasks.items[core.state.deadlines[0]!]!;
    order.push(task.index);
    removeDeadline(core, task);
  }
  expect(order).toEqual(expected);
});

test.each<[string, readonly number[]]>([
  ['two, the earlier one second', [2, 1]],
  ['falling', [5, 4, 3, 2, 1]],
  ['rising', [1, 2, 3, 4, 5]],
  ['the earliest in the middle', [4, 3, 1, 2, 5]],
])('the next deadline is the earliest one that was added: %s', (_, times) => {
  const machine = new Machine({ harts: 1, seed: 1, ramBytes: 0x10_0000 });
  const core = newCore(machine, LIMITS, testEngine({}));
  const seed = { parent: KERNEL_PID, identity: 0n, name: '', space: 0, pc: 0, stackVa: 0 };
  const next = times.map((at) => {
    addDeadline(core, addTask(core, seed), at);
    return nextDeadline(core);
  });
  expect(next).toEqual(times.map((_time, i) => Math.min(...times.slice(0, i + 1))));
});

test('after a removal, an entry that is earlier than its new parent moves up', () => {
  const machine = new Machine({ harts: 1, seed: 1, ramBytes: 0x10_0000 });
  const core = newCore(machine, LIMITS, testEngine({}));
  const seed = { parent: KERNEL_PID, identity: 0n, name: '', space: 0, pc: 0, stackVa: 0 };
  const times = [5, 3, 6, 4, 7, 2, 1];
  const tasks = times.map((at) => {
    const task = addTask(core, seed);
    addDeadline(core, task, at);
    return task;
  });
  const left = tasks.filter((_, i) => times[i] !== 5);
  for (const task of tasks) if (!left.includes(task)) removeDeadline(core, task);
  const order = left.map(() => {
    const at = nextDeadline(core);
    const task = core.state.tasks.items[core.state.deadlines[0] ?? 0];
    if (task !== undefined) removeDeadline(core, task);
    return at;
  });
  expect(order).toEqual([1, 2, 3, 4, 6, 7]);
});

test('a removed deadline is Infinity, and removing that of a task without one changes nothing', () => {
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

test('after any adds and removals, the next deadline is the earliest remaining one', () => {
  const step = fc.record({ task: fc.nat(14), at: fc.nat(30), out: fc.boolean() });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      const machine = new Machine({ harts: 1, seed: 1, ramBytes: 0x1_0000 });
      const core = newCore(machine, LIMITS, testEngine({}));
      const seed = { parent: KERNEL_PID, identity: 0n, name: '', space: 0, pc: 0, stackVa: 0 };
      const tasks = Array.from({ length: 15 }, () => addTask(core, seed));
      const model = new Map<Task, number>();
      for (const { task: i, at, out } of steps) {
        const task = tasks[i];
        if (task === undefined || model.has(task) !== out) continue;
        if (out) removeDeadline(core, task);
        else addDeadline(core, task, at);
        if (out) model.delete(task);
        else model.set(task, at);
        expect(nextDeadline(core)).toBe(Math.min(Infinity, ...model.values()));
      }
      const order: [number, Task][] = [];
      for (let at = nextDeadline(core); at < Infinity; at = nextDeadline(core)) {
        const task = core.state.tasks.items[core.state.deadlines[0] ?? 0];
        if (task === undefined) throw new Error('a deadline without a task');
        order.push([at, task]);
        removeDeadline(core, task);
      }
      // A map iterates over its entries in insertion order.
      expect(order).toEqual([...model].map(([task, at]) => [at, task]).toSorted(byTime));
    }),
    { seed: 0x6465, numRuns: 150 },
  );
});

function byTime([one]: unknown[], [other]: unknown[]): number {
  return Number(one) - Number(other);
}
