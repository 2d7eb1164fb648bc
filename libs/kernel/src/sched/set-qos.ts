/** Changing the class of a task, wherever it is. */
import type { QosClass } from '@abicus/abi-kernel';
import type { Core } from '../core/core.ts';
import { TaskState, type Task } from '../state/task.ts';
import { dequeue, enqueue, enqueueAt, hasSpace, addToOverflow, kick } from './enqueue.ts';

/** What came of a change. */
export type SetQosResult = 'updated' | 'full';

/**
 * Gives a task another class. A queued one moves to the back of its new queue on the same hart: if that is full nothing
 * has changed, it stands where it stood. A ready-pending one is queued if its new class has room, else it waits with those
 * of that class. A blocked one is queued in its new class when it wakes.
 */
export function setQos(core: Core, task: Task, qos: QosClass): SetQosResult {
  if (qos === task.qos) return 'updated';
  if (task.state === TaskState.Queued) return move(core, task, qos);
  if (task.state === TaskState.Overflow) {
    dequeue(core, task);
    task.qos = qos;
    // Its class had no room; the other may have, and then it does not wait.
    if (enqueue(core, task) === 'full') addToOverflow(core, task);
    return 'updated';
  }
  task.qos = qos;
  return 'updated';
}

function move(core: Core, task: Task, qos: QosClass): SetQosResult {
  const cpu = core.state.cpus[task.cpu];
  const to = cpu?.queues[qos];
  if (cpu === undefined || to === undefined || !hasSpace(core, cpu, qos)) return 'full';
  dequeue(core, task);
  task.qos = qos;
  enqueueAt(core, cpu, task);
  const running = core.state.tasks.items[cpu.current];
  if (running !== undefined && running.qos < qos) kick(core, cpu);
  return 'updated';
}
