/**
 * Blocking and waking. A blocked task is woken to make its call again; whether it now gets what it waited for is decided
 * there. A wake is never lost: a task that finds every queue full is ready-pending.
 */
import type { Core } from '../core/core.ts';
import { find } from '../state/slots.ts';
import { TaskState, Wait, type Task } from '../state/task.ts';
import { addDeadline, removeDeadline } from './deadlines.ts';
import { armDeadlines } from './timer.ts';
import { enqueue, addToOverflow } from './enqueue.ts';

/** What came of a wake. */
export type WakeResult = 'queued' | 'overflow' | 'not blocked';

/** Blocks the running task. Its hart saves its registers when the trap ends. */
export function block(core: Core, task: Task, wait: Wait, deadlineNs: number): void {
  task.state = TaskState.Blocked;
  task.wait = wait;
  if (deadlineNs === Infinity) return;
  addDeadline(core, task, deadlineNs);
  if (task.deadlineAt === 0) armDeadlines(core);
}

/** Wakes a task that has been taken out of the list of those who wait where it did. */
export function wake(core: Core, task: Task): WakeResult {
  if (task.state !== TaskState.Blocked) return 'not blocked';
  task.wait = Wait.Nothing;
  task.waitEndpoint = 0;
  if (task.deadlineAt >= 0) {
    const first = task.deadlineAt === 0;
    removeDeadline(core, task);
    if (first) armDeadlines(core);
  }
  core.counters.wakes++;
  if (enqueue(core, task) === 'queued') return 'queued';
  core.counters.wakesOverflowed++;
  addToOverflow(core, task);
  return 'overflow';
}

/** Wakes a task whose deadline has passed; it waits on its endpoint no longer. */
export function wakeExpired(core: Core, task: Task): WakeResult {
  removeWaiter(core, task);
  return wake(core, task);
}

/** Takes a blocked task off the list of the endpoint that it waits on. */
export function removeWaiter(core: Core, task: Task): void {
  const endpoint = find(core.state.endpoints, task.waitEndpoint);
  if (endpoint === undefined) return;
  const list = task.wait === Wait.SendSpace ? endpoint.senders : endpoint.receivers;
  const at = list.indexOf(task.pid);
  if (at >= 0) list.splice(at, 1);
}
