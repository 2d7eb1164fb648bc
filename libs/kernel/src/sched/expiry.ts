/**
 * Expires deadlines: wakes the tasks whose wait has timed out, the earliest deadline first. The order of equal deadlines is
 * the machine's choice, but not that of the waiters of one endpoint: these time out in the order in which they blocked.
 */
import type { Core } from '../core/core.ts';
import type { Task } from '../state/task.ts';
import { wakeBlocked } from './wake.ts';
import { nextDeadline, nextTasks, removeDeadline } from './deadlines.ts';
import { armDeadlines } from './timer.ts';

/**
 * Wakes all tasks whose deadline has passed. Called on each trap of each hart, whichever task runs there. All of these
 * deadlines are removed before the first wake: one that is still there would arm the timer for a time that has passed,
 * and the hart would take a timer interrupt without a deadline.
 */
export function expireDeadlines(core: Core): void {
  if (core.state.deadlines.length === 0) return;
  const now = core.machine.nowNs;
  if (nextDeadline(core) > now) return;
  const due: Task[][] = [];
  while (nextDeadline(core) <= now) {
    const tasks = nextTasks(core);
    for (const task of tasks) removeDeadline(core, task);
    due.push(tasks);
  }
  for (const tasks of due) {
    const [only, another] = tasks;
    if (only !== undefined && another === undefined) expire(core, only);
    else expireTogether(core, tasks);
  }
  armDeadlines(core);
}

/** Expires equal deadlines: each time the machine chooses one of the objects that tasks wait for. */
function expireTogether(core: Core, tasks: readonly Task[]): void {
  const waiters = waitersByObject(tasks);
  while (waiters.length > 0) {
    const at = core.machine.choose(waiters.length, 'expiryOrder');
    const list = waiters[at];
    const task = list?.pop();
    if (list === undefined || task === undefined) throw new Error('an object without waiters');
    expire(core, task);
    if (list.length > 0) continue;
    // The last one takes the free place: the cost of each does not depend on how many there are.
    const last = waiters.pop();
    if (last !== undefined && last !== list) waiters[at] = last;
  }
}

/** Groups tasks by the endpoint that they wait for; a wait for children is an object of its own. The first is at the end. */
function waitersByObject(tasks: readonly Task[]): Task[][] {
  const ofEndpoint = new Map<number, Task[]>();
  const lists: Task[][] = [];
  for (const task of tasks.toReversed()) {
    const known = task.waitEndpoint === 0 ? undefined : ofEndpoint.get(task.waitEndpoint);
    if (known !== undefined) {
      known.push(task);
      continue;
    }
    const list = [task];
    lists.push(list);
    if (task.waitEndpoint !== 0) ofEndpoint.set(task.waitEndpoint, list);
  }
  // The objects in the order of their first waiters: a chooser that always says 0 expires deadlines as they were added.
  return lists.reverse();
}

function expire(core: Core, task: Task): void {
  core.counters.expired++;
  wakeBlocked(core, task);
}
