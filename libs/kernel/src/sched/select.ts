/**
 * Selects the next of the queued tasks of a hart: the first of the highest class, unless an older task is due, which is
 * to say it was skipped as often as the limit `ageing` allows. No task is ever skipped more often, whatever its class
 * and its position in the queue: the oldest due task runs first.
 */
import { WITHIN } from '@abicus/abi-kernel';
import type { Core } from '../core/core.ts';
import type { Task } from '../state/task.ts';
import { CLASSES, type CpuState } from '../state/cpu.ts';
import { removeFromQueue } from './enqueue.ts';
import { serveTicket, isOlder, skipped } from './tickets.ts';
import { firstOf } from '../state/task-list.ts';

/** Returns the highest class that has a queued task on a hart; the lowest class, if none has one. */
export function highestClass(cpu: CpuState): number {
  for (let qos = CLASSES - 1; qos > 0; qos--) if ((cpu.queues[qos]?.count ?? 0) > 0) return qos;
  return 0;
}

/** Dequeues the next task of a hart, and counts the start of its timeslice. */
export function dequeueNext(core: Core, cpu: CpuState): Task | undefined {
  const task = select(core, cpu);
  if (task === undefined) return undefined;
  serveTicket(cpu, task);
  removeFromQueue(core, cpu, task);
  return task;
}

function select(core: Core, cpu: CpuState): Task | undefined {
  const highest = highestClass(cpu);
  // If all queued tasks are of one class, none can be skipped: a class is first in, first out.
  const due = cpu.queues[highest]?.count === cpu.queued ? undefined : oldestDue(core, cpu);
  return due ?? head(core, cpu, highest);
}

/** Returns the oldest task of a hart that may not be skipped once more. */
function oldestDue(core: Core, cpu: CpuState): Task | undefined {
  let oldest: Task | undefined;
  for (let qos = 0; qos < CLASSES; qos++) {
    const task = head(core, cpu, qos);
    if (task === undefined || WITHIN.ageing(skipped(cpu, task) + 1, core.limits)) continue;
    if (oldest === undefined || isOlder(task, oldest)) oldest = task;
  }
  return oldest;
}

function head(core: Core, cpu: CpuState, qos: number): Task | undefined {
  const queue = cpu.queues[qos];
  return queue === undefined ? undefined : firstOf(queue, core.state.tasks.items);
}
