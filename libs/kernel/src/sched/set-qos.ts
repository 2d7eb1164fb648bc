/** Changes the QoS class of a task in any state. */
import type { QosClass } from '@abicus/abi-kernel';
import type { Core } from '../core/core.ts';
import { TaskState, type Task } from '../state/task.ts';
import { dequeue, enqueue, enqueueAt, hasSpace, addToOverflow, kick } from './enqueue.ts';
import { highestClass } from './select.ts';

/** Result of a change of class: `full` if the run queue of the new class has no space. */
export type SetQosResult = 'updated' | 'full';

/**
 * Changes the class of a task. A queued task moves to the back of the run queue of its new class on the same hart; if
 * that is full, the state is unchanged. A task on an overflow list is enqueued if its new class has space, else it
 * moves to an overflow list of that class. A running task is preempted if its new class is lower than one
 * that is queued; a blocked one is enqueued in its new class when it wakes.
 */
export function setQos(core: Core, task: Task, qos: QosClass): SetQosResult {
  if (qos === task.qos) return 'updated';
  if (task.state === TaskState.Queued) return move(core, task, qos);
  if (task.state === TaskState.Overflow) {
    dequeue(core, task);
    task.qos = qos;
    // The run queue of its old class was full; that of the new one may have space.
    if (enqueue(core, task) === 'full') addToOverflow(core, task);
    return 'updated';
  }
  task.qos = qos;
  if (task.state === TaskState.Running) makeWay(core, task);
  return 'updated';
}

/** Asks the hart of a running task to reschedule if a higher class than that of the task is queued there. */
function makeWay(core: Core, task: Task): void {
  const cpu = core.state.cpus[task.cpu];
  if (cpu !== undefined && highestClass(cpu) > task.qos) kick(core, cpu);
}

function move(core: Core, task: Task, qos: QosClass): SetQosResult {
  const cpu = core.state.cpus[task.cpu];
  if (cpu === undefined || !hasSpace(core, cpu, qos)) return 'full';
  dequeue(core, task);
  task.qos = qos;
  enqueueAt(core, cpu, task);
  const running = core.state.tasks.items[cpu.current];
  if (running !== undefined && running.qos < qos) kick(core, cpu);
  return 'updated';
}
