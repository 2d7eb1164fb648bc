/** The task table: adds, finds and reaps tasks. Pid 0 is the kernel and not in the table. */
import { QosClass, WITHIN, type Pid } from '@abicus/abi-kernel';
import type { Core } from '../core/core.ts';
import { find, hasFreeSlot, insert, remove } from '../state/slots.ts';
import { append, unlink } from '../state/task-list.ts';
import {
  KERNEL_NAME,
  KERNEL_PID,
  newTask,
  TaskState,
  type Task,
  type TaskSeed,
} from '../state/task.ts';

/** Whether the limit allows another task. */
export function canCreateTask(core: Core): boolean {
  const { tasks } = core.state;
  return WITHIN.tasks(tasks.live + 1, core.limits) && hasFreeSlot(tasks);
}

/** Creates a task and adds it to the children of its parent. It is in no list yet. */
export function addTask(core: Core, seed: TaskSeed): Task {
  const task = insert(core.state.tasks, (pid) => newTask(pid, seed, QosClass.Normal));
  const parent = find(core.state.tasks, seed.parent);
  if (parent !== undefined) task.childAt = parent.children.push(task.pid) - 1;
  return task;
}

/** Returns a task that has not ended. */
export function liveTask(core: Core, pid: number): Task | undefined {
  const task = find(core.state.tasks, pid);
  return task === undefined || task.state === TaskState.Zombie ? undefined : task;
}

/** Returns a child of a task, if the child has not ended. */
export function liveChild(core: Core, parent: Task, pid: number): Task | undefined {
  const child = liveTask(core, pid);
  return child !== undefined && child.parent === parent.pid ? child : undefined;
}

/**
 * Removes a task that has ended from the table. Its index is reused with another generation. Those below it are below the
 * task that it was below.
 */
export function reap(core: Core, task: Task): void {
  const { tasks } = core.state;
  const parent = find(tasks, task.parent);
  const above = find(tasks, task.above);
  if (parent !== undefined) unlink(parent.zombies, tasks.items, task);
  else if (above !== undefined) takeOut(core, above.orphans, task);
  for (const pid of task.orphans.splice(0)) {
    const left = find(tasks, pid);
    if (left === undefined) continue;
    left.above = task.above;
    if (above !== undefined) left.childAt = above.orphans.push(pid) - 1;
  }
  remove(tasks, task.pid);
}

/** Makes the live children of a task that ends its orphans. */
export function orphan(core: Core, task: Task): void {
  for (const pid of task.children.splice(0)) {
    const child = find(core.state.tasks, pid);
    if (child === undefined) continue;
    child.parent = KERNEL_PID;
    child.childAt = task.orphans.push(pid) - 1;
  }
}

/** Moves a task that has ended from its parent's children to its zombies. */
export function becomeZombie(core: Core, parent: Task, task: Task): void {
  takeOut(core, parent.children, task);
  append(parent.zombies, core.state.tasks.items, task);
}

/** Removes a task from a list of children or orphans. The last of the list takes its place. */
function takeOut(core: Core, list: Pid[], task: Task): void {
  const last = find(core.state.tasks, list.pop() ?? 0);
  if (last !== undefined && last !== task) {
    list[task.childAt] = last.pid;
    last.childAt = task.childAt;
  }
}

/** Whether a live task is bound to a name. The kernel's own name, `neuron`, is always taken. */
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
