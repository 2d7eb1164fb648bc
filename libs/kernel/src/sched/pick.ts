/**
 * Who runs next on a hart: the first task of the strongest class, unless a weaker one has been passed by so often that it
 * is its turn. Then the harts' queues are looked at for a task to steal. Each decision costs the same, however many tasks
 * there are.
 */
import type { Core } from '../core.ts';
import type { Task } from '../task/task.ts';
import { CLASSES, type CpuState } from './cpu.ts';
import { dequeue } from './enqueue.ts';
import { steal } from './steal.ts';
import { firstOf } from './task-list.ts';

/**
 * Takes the next task out of its queue; nothing: the hart has no work. Nobody is ready-pending then: that takes a class
 * whose queues are full on every hart.
 */
export function pickNext(core: Core, cpu: CpuState): Task | undefined {
  if (cpu.queued === 0) return steal(core, cpu, CLASSES - 1);
  const qos = chooseClass(core, cpu);
  const queue = cpu.queues[qos];
  const task = queue === undefined ? undefined : firstOf(queue, core.state.tasks.items);
  if (task !== undefined) dequeue(core, task);
  return task;
}

/** The strongest class that a hart has tasks of; −1: none. */
export function strongestClass(cpu: CpuState): number {
  for (let qos = CLASSES - 1; qos >= 0; qos--) if ((cpu.queues[qos]?.count ?? 0) > 0) return qos;
  return -1;
}

/** Chooses a class and writes down which ones were passed by. */
function chooseClass(core: Core, cpu: CpuState): number {
  const { passed } = cpu;
  const strongest = strongestClass(cpu);
  if (cpu.queues[strongest]?.count === cpu.queued) {
    // No other class has tasks, so nobody is passed by.
    passed[strongest] = 0;
    return strongest;
  }
  // Up to three classes can come due at once and go one after the other: the last must still be within the bound.
  const due = core.limits.ageing - (CLASSES - 2);
  let chosen = strongest;
  let most = due - 1;
  for (let qos = 0; qos < strongest; qos++) {
    const times = passed[qos] ?? 0;
    if ((cpu.queues[qos]?.count ?? 0) > 0 && times > most) {
      chosen = qos;
      most = times;
    }
  }
  for (let qos = 0; qos < strongest; qos++) {
    if ((cpu.queues[qos]?.count ?? 0) > 0) passed[qos] = (passed[qos] ?? 0) + 1;
  }
  passed[chosen] = 0;
  return chosen;
}
