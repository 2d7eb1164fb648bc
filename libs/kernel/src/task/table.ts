/** The table of tasks. Pid 0 is the kernel and never in it. */
import { QosClass, WITHIN } from '@abicus/abi-kernel';
import type { Core } from '../core/core.ts';
import { find, insert, remove } from '../state/slots.ts';
import { KERNEL_NAME, newTask, TaskState, type Task, type TaskSeed } from '../state/task.ts';

/** Whether another task may be made. */
export function canCreateTask(core: Core): boolean {
  return WITHIN.tasks(core.state.tasks.live + 1, core.limits);
}

/** Makes a task, and a child of its parent. It is in no list yet. */
export function addTask(core: Core, seed: TaskSeed): Task {
  const task = insert(core.state.tasks, (pid) => newTask(pid, seed, QosClass.Normal));
  find(core.state.tasks, seed.parent)?.children.push(task.pid);
  return task;
}

/** A task that has not ended. */
export function liveTask(core: Core, pid: number): Task | undefined {
  const task = find(core.state.tasks, pid);
  return task === undefined || task.state === TaskState.Zombie ? undefined : task;
}

/** A child of a task that has not ended. */
export function liveChild(core: Core, parent: Task, pid: number): Task | undefined {
  const child = liveTask(core, pid);
  return child !== undefined && child.parent === parent.pid ? child : undefined;
}

/** Takes a task that has ended out of the table; its pid may come again with another generation. */
export function reap(core: Core, task: Task): void {
  const parent = find(core.state.tasks, task.parent);
  const at = parent?.children.indexOf(task.pid) ?? -1;
  if (at >= 0) parent?.children.splice(at, 1);
  remove(core.state.tasks, task.pid);
}

/** Whether a live task is bound to a name. The kernel is one, by the name of `neuron`. */
export function isNameTaken(core: Core, name: string, identity: bigint): boolean {
  if (name === KERNEL_NAME) return true;
  return core.state.tasks.items.some(
    (task) =>
      task !== undefined &&
      task.state !== TaskState.Zombie &&
      task.identity !== 0n &&
      (task.identity === identity || task.name === name),
  );
}
