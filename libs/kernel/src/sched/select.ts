/**
 * Which of the tasks that wait on a hart runs next: the first of the strongest class, unless an older one was passed by as
 * often as the limit `ageing` allows. No task is ever passed by more often, whatever its class and its place in the queue:
 * the oldest of those that are due goes first, or one of a stronger class that is older still.
 */
import { WITHIN } from '@abicus/abi-kernel';
import type { Core } from '../core/core.ts';
import type { Task } from '../state/task.ts';
import { CLASSES, type CpuState } from '../state/cpu.ts';
import { removeFromQueue } from './enqueue.ts';
import { serveTicket, isOlder, skipped } from './tickets.ts';
import { firstOf } from '../state/task-list.ts';

/** The strongest class up to a bound that a hart has tasks of; −1: none. */
export function strongestClass(cpu: CpuState, maxClass = CLASSES - 1): number {
  for (let qos = maxClass; qos >= 0; qos--) if ((cpu.queues[qos]?.count ?? 0) > 0) return qos;
  return -1;
}

/** Takes the task whose turn is next out of the queues of a hart, of a class within a bound; its turn begins. */
export function dequeueNext(core: Core, cpu: CpuState, maxClass: number): Task | undefined {
  const task = select(core, cpu, maxClass);
  if (task === undefined) return undefined;
  serveTicket(cpu, task);
  removeFromQueue(core, cpu, task);
  return task;
}

function select(core: Core, cpu: CpuState, maxClass: number): Task | undefined {
  const strongest = strongestClass(cpu, maxClass);
  if (strongest < 0) return undefined;
  // Without tasks of another class none can be passed by.
  const due = cpu.queues[strongest]?.count === cpu.queued ? undefined : oldestDue(core, cpu);
  if (due === undefined) return head(core, cpu, strongest);
  // What is older than it was passed by as often, so it is due too, and that would be the oldest.
  return due.qos <= maxClass ? due : undefined;
}

/** The oldest task of a hart that may not be passed by once more. */
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
