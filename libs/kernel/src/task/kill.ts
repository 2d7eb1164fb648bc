/** Kills tasks: takes them off their hart or list in any state, then ends them as an exit does. */
import { ExitReason } from '@abicus/abi-kernel';
import type { Core } from '../core/core.ts';
import { endWait } from '../queue/waiters.ts';
import { dequeue } from '../sched/enqueue.ts';
import { takeOffHart } from '../sched/schedule.ts';
import { cancelDeadline } from '../sched/wake.ts';
import { find } from '../state/slots.ts';
import { indexes } from '../state/task-list.ts';
import { TaskState, type Task } from '../state/task.ts';
import { endTask } from './exit.ts';

/** The exit status of a task that was killed. */
export const KILLED_STATUS = -9;

/**
 * Kills a task, unless it has ended, and all live tasks below it; returns how many these are. The task itself goes first:
 * those below it then have no parent, and are reaped as they end. The killer must not be among them.
 */
export function killFamily(core: Core, target: Task, killer: Task): number {
  const family = familyOf(core, target).filter(({ state }) => state !== TaskState.Zombie);
  for (const task of family) {
    stop(core, task);
    endTask(core, task, KILLED_STATUS, { reason: ExitReason.Killed, killer: killer.pid });
  }
  return family.length;
}

/** Returns a task and the tasks below it, each after the one that it is below. */
function familyOf({ state: { tasks } }: Core, target: Task): Task[] {
  const family = [target];
  // The list grows while it is read: no recursion, since a family may be as deep as the task table.
  for (const { children, orphans, zombies } of family) {
    for (const pid of [...children, ...orphans]) {
      const below = find(tasks, pid);
      if (below !== undefined) family.push(below);
    }
    // A child that was not reaped keeps its orphans.
    for (const index of indexes(zombies, tasks.items)) {
      const ended = tasks.items[index];
      if (ended !== undefined) family.push(ended);
    }
  }
  return family;
}

/** Takes a task out of whatever it does, and passes the wakes that it has not used on to those behind it. */
function stop(core: Core, task: Task): void {
  const { state } = task;
  if (state === TaskState.Running) takeOffHart(core, task);
  else if (state === TaskState.Queued || state === TaskState.Overflow) dequeue(core, task);
  else cancelDeadline(core, task);
  endWait(core, task);
}
